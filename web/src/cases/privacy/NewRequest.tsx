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
import { useNow } from '../../ui/now.ts';
import { instantOf, wallOf } from '../../ui/wall-time.ts';
import { useTongue } from '../../ui/Zone.tsx';
import { PhoneField, useNeeded } from './act-fields.tsx';
import { privacyKey } from './queries.ts';

type Fields = Pick<NewPrivacyRequest, 'kind' | 'way' | 'asked'> &
  NewPrivacyRequest['applicant'] & {
    /** The day it came in, by the town's calendar. */
    readonly day: string;
  };
type NewProps = { readonly onClose: () => void; readonly onMade: (id: string) => void };

/** Registers what somebody asks about their own data. */
export function NewRequest({ onClose, onMade }: NewProps) {
  const { t } = useTranslation('privacy');
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const needed = useNeeded();
  const days = useReceivedDays();
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
        initialValues={{ kind: 'access', way: 'phone', day: days.latest }}
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
        <Form.Item name="day" label={t('form.day')} extra={t('form.dayHint')} rules={[needed]}>
          <Input type="date" min={days.earliest} max={days.latest} className="prv-day" />
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

/** A letter may be registered some days after it came; how many the server bounds too. */
const MOST_BACK_DAYS = 29;

function useReceivedDays(): { readonly earliest: string; readonly latest: string } {
  const { zone } = useTongue();
  const now = useNow();
  const dayOf = (at: Date) => wallOf(at, zone).slice(0, 10);
  return { earliest: dayOf(new Date(now.getTime() - MOST_BACK_DAYS * 86_400_000)), latest: dayOf(now) };
}

/** The beginning of office hours of an earlier day; nothing for today, for which the server takes its own clock. */
function receivedAtOf(day: string, zone: string): string | undefined {
  if (day === wallOf(new Date(), zone).slice(0, 10)) return undefined;
  return instantOf(`${day}T09:00`, zone)?.toISOString();
}

function useMaking(done: (made: PrivacyReceipt) => void) {
  const town = useTown().id;
  const { zone } = useTongue();
  const cache = useQueryClient();
  // One intention, one key, however often it is tried.
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: ({ kind, way, asked, name, phone, day }: Fields) => {
      const receivedAt = receivedAtOf(day, zone);
      const body = { kind, way, asked, applicant: { name, phone }, ...(receivedAt ? { receivedAt } : {}) };
      return api<PrivacyReceipt>(paths.privacyRequests(town), { body: body satisfies NewPrivacyRequest, key });
    },
    onSuccess: async (made) => {
      await cache.invalidateQueries({ queryKey: privacyKey(town) });
      done(made);
    },
  });
}
