import type { OwnCase, OwnRating } from '@chengyun/contract/own-case';
import { satisfactions } from '@chengyun/contract/words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { allOwn, rateOwn } from './queries.ts';

/** What the reporter thinks of the answer; who is not content says why, and has it handled again. */
export function OwnRate({ own }: { readonly own: OwnCase }) {
  const { t } = useTranslation(['own', 'terms']);
  const { id } = useTown();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<OwnRating>();
  const [solved, satisfaction] = [Form.useWatch('solved', form), Form.useWatch('satisfaction', form)];
  const unhappy = solved === false || satisfaction === 'dissatisfied';
  const rate = useMutation({
    mutationFn: (rating: OwnRating) => rateOwn(id, own.id, rating),
    onSuccess: async () => {
      void message.success(t('rate.done'));
      await client.invalidateQueries(allOwn(id));
    },
  });
  const yesOrNo = [
    { value: true, label: t('rate.yes') },
    { value: false, label: t('rate.no') },
  ];
  return (
    <Panel title={t('rate.title')}>
      <Form<OwnRating> form={form} layout="vertical" requiredMark={false} onFinish={rate.mutate}>
        <Form.Item name="solved" label={t('rate.solved')} rules={[{ required: true, message: t('rate.solved') }]}>
          <Radio.Group options={yesOrNo} />
        </Form.Item>
        <Form.Item
          name="satisfaction"
          label={t('rate.satisfaction')}
          rules={[{ required: true, message: t('rate.satisfaction') }]}
        >
          <Radio.Group options={satisfactions.map((one) => ({ value: one, label: t(`terms:satisfaction.${one}`) }))} />
        </Form.Item>
        {unhappy && (
          <Form.Item
            name="reason"
            label={t('rate.reason')}
            extra={t('rate.hint')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('rate.needReason') }]}
          >
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
          </Form.Item>
        )}
        <FailureNote error={rate.error} />
        <Button type="primary" htmlType="submit" loading={rate.isPending}>
          {t('rate.submit')}
        </Button>
      </Form>
    </Panel>
  );
}
