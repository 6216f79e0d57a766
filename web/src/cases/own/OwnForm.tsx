import type { NewOwnCase, OwnKind } from '@chengyun/contract/own-case';
import { matters } from '@chengyun/contract/words';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/client.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PhotoStrip } from '../../ui/photos/PhotoStrip.tsx';
import { usePhotos } from '../../ui/photos/use-photos.ts';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { type Here, HereButton } from './HereButton.tsx';
import { allOwn, ownKindsQuery, reportOwn } from './queries.ts';

type Fields = Omit<NewOwnCase, 'position' | 'attachmentIds'>;

/** A new report, in the order in which it is told: what, where, how to be reached. */
export function OwnForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('own');
  const { id } = useTown();
  const kinds = useQuery(ownKindsQuery(id));
  if (kinds.isPending) return <Loading rows={8} />;
  if (kinds.isError) return <ErrorState error={kinds.error} onRetry={kinds.refetch} />;
  if (kinds.data.kinds.length === 0) return <EmptyState title={t('form.noKinds')} />;
  return (
    <article className="own-case">
      <PageHeader title={t('form.title')} />
      <ReportForm kinds={kinds.data.kinds} onDone={onDone} />
    </article>
  );
}

type ReportFormProps = { readonly kinds: readonly OwnKind[]; readonly onDone: () => void };

function ReportForm({ kinds, onDone }: ReportFormProps) {
  const { t, i18n } = useTranslation(['own', 'terms']);
  const [form] = Form.useForm<Fields>();
  const [here, setHere] = useState<Here>({ kind: 'none' });
  const photos = usePhotos(9);
  const send = useSend(onDone);
  const chosen = Form.useWatch('kind', form) ?? kinds[0]?.id;
  const placeNeeded = kinds.find((kind) => kind.id === chosen)?.placeNeeded && here.kind !== 'found';
  const submit = (fields: Fields) => {
    const { kind, text, matter, place, phone } = fields;
    send.mutate({
      ...{ kind, text },
      ...(matter ? { matter } : {}),
      ...(place ? { place } : {}),
      ...(phone ? { phone } : {}),
      ...(here.kind === 'found' ? { position: here.position } : {}),
      ...(photos.ids.length > 0 ? { attachmentIds: [...photos.ids] } : {}),
    });
  };
  const named = kinds.map(({ id, name }) => ({ value: id, label: i18n.language === 'zh' ? name.zh : name.en }));
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      size="large"
      initialValues={{ kind: kinds[0]?.id }}
      onFinish={submit}
    >
      <Form.Item name="kind" label={t('form.kind')} hidden={kinds.length === 1}>
        <Select options={named} />
      </Form.Item>
      <Form.Item name="matter" label={t('form.matter')}>
        <Radio.Group options={matters.map((one) => ({ value: one, label: t(`terms:matter.${one}`) }))} />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('form.text')}
        rules={[{ required: true, whitespace: true, min: 4, message: t('form.needText') }]}
      >
        <Input.TextArea autoSize={{ minRows: 5 }} maxLength={4000} placeholder={t('form.textHint')} />
      </Form.Item>
      <Form.Item
        name="place"
        label={t('form.place')}
        extra={<HereButton here={here} onHere={setHere} />}
        rules={[{ required: placeNeeded === true, whitespace: true, message: t('form.needPlace') }]}
      >
        <Input maxLength={200} placeholder={t('form.placeHint')} autoComplete="street-address" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('form.phone')}
        extra={t('form.phoneHint')}
        rules={[{ pattern: /^[0-9+ -]{3,32}$/, message: t('form.badPhone') }]}
      >
        <Input type="tel" inputMode="tel" maxLength={32} autoComplete="tel" />
      </Form.Item>
      <section aria-label={t('form.photos')} className="own-photos">
        <p>{t('form.photos')}</p>
        <PhotoStrip photos={photos} />
      </section>
      <FailureNote error={send.error} />
      <div className="own-acts">
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={photos.sending}>
          {t('form.submit')}
        </Button>
        <Button onClick={onDone}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}

function useSend(onDone: () => void) {
  const { t } = useTranslation('own');
  const { id } = useTown();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (body: NewOwnCase) => reportOwn(id, body, key),
    onSuccess: async ({ number }) => {
      await client.invalidateQueries(allOwn(id));
      void message.success(t('form.done', { number }));
      onDone();
    },
  });
}
