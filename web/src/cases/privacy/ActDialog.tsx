import type { PrivacyCase, PrivacyDetail } from '@chengyun/contract/privacy-request';
import { App, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { AnswerFields, DeedFields, RefuseFields, VerifyFields } from './act-fields.tsx';
import type { Act } from './RequestActs.tsx';
import { type Given, useAct } from './use-act.ts';

type DialogProps = {
  readonly act: Act;
  readonly detail: PrivacyDetail;
  /** The cases that something is done to. */
  readonly chosen: readonly PrivacyCase[];
  readonly onClose: () => void;
};

/** The form of one step of a request. */
export function ActDialog({ act, detail, chosen, onClose }: DialogProps) {
  const { t } = useTranslation('privacy');
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const taking = useAct(act, detail.id, chosen, () => {
    void message.success(t(act === 'ask_export' ? 'done.ask_export' : 'done.other'));
    onClose();
  });
  return (
    <Modal
      open
      title={t(`act.${act}`)}
      okText={t(`act.${act}`)}
      okButtonProps={{ danger: act === 'erase' }}
      cancelText={t('act.cancel')}
      confirmLoading={taking.isPending}
      onOk={form.submit}
      onCancel={onClose}
      width={560}
    >
      <Form<Given>
        form={form}
        name={`prv-${act}`}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reason: t('form.reasonDefault', { number: detail.number }), format: 'xlsx', way: 'phone' }}
        onFinish={taking.mutate}
        className="prv-form"
      >
        {act === 'verify' && <VerifyFields />}
        {act === 'answer' && <AnswerFields />}
        {act === 'refuse' && <RefuseFields />}
        {(act === 'ask_export' || act === 'correct' || act === 'erase') && <DeedFields deed={act} chosen={chosen} />}
      </Form>
      <FailureNote error={taking.error} />
    </Modal>
  );
}
