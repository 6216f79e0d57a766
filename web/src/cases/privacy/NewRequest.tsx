import {
  type NewPrivacyRequest,
  type PrivacyReceipt,
  privacyKinds,
  privacyWays,
} from '@chengyun/contract/privacy-request';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { PhoneField, useNeeded } from './act-fields.tsx';
import { privacyKey } from './queries.ts';

type Fields = Pick<NewPrivacyRequest, 'kind' | 'way' | 'asked'> & NewPrivacyRequest['applicant'];
type NewProps = { readonly onClose: () => void; readonly onMade: (id: string) => void };

/** Registers what somebody asks about their own data. */
export function NewRequest({ onClose, onMade }: NewProps) {
  const { t } = useTranslation('privacy');
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const needed = useNeeded();
  const making = useMaking(({ id, number }) => {
    void message.success(t('done.make', { number }));
    onClose();
    onMade(id);
  });
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('act.make')}
      size={480}
      footer={
        <div className="cy-drawer-foot">
          <Button type="primary" loading={making.isPending} onClick={form.submit}>
            {t('act.make')}
          </Button>
          <Button onClick={onClose}>{t('act.cancel')}</Button>
        </div>
      }
    >
      <Form<Fields>
        form={form}
        name="prv-new"
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'access', way: 'phone' }}
        onFinish={making.mutate}
        className="prv-form"
      >
        <Form.Item name="kind" label={t('form.kind')}>
          <Radio.Group
            className="prv-radios"
            options={privacyKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="way" label={t('form.way')}>
          <Radio.Group options={privacyWays.map((value) => ({ value, label: t(`way.${value}`) }))} />
        </Form.Item>
        <Form.Item name="name" label={t('form.name')} rules={[needed]}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <PhoneField isNeeded label={t('form.phone')} hint={t('form.phoneHint')} />
        <Form.Item name="asked" label={t('form.asked')} rules={[{ ...needed, min: 2 }]}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} maxLength={2000} placeholder={t('form.askedHint')} />
        </Form.Item>
        <FailureNote error={making.error} />
      </Form>
    </Drawer>
  );
}

function useMaking(done: (made: PrivacyReceipt) => void) {
  const town = useTown().id;
  const cache = useQueryClient();
  // One intention, one key, however often it is tried.
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: ({ kind, way, asked, name, phone }: Fields) =>
      api<PrivacyReceipt>(paths.privacyRequests(town), {
        body: { kind, way, asked, applicant: { name, phone } } satisfies NewPrivacyRequest,
        key,
      }),
    onSuccess: async (made) => {
      await cache.invalidateQueries({ queryKey: privacyKey(town) });
      done(made);
    },
  });
}
