import { Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './ProblemAlert.tsx';

type PasswordDialogProps = {
  readonly title: string;
  readonly lead: string;
  readonly okText: string;
  readonly danger?: boolean;
  readonly onClose: () => void;
  /** Does it; a rejection is told in the dialog, which then stays open. */
  readonly onPassword: (password: string) => Promise<unknown>;
  readonly children?: ReactNode;
};

/** Asks for the own password once more before something about the account changes. */
export function PasswordDialog({
  title,
  lead,
  okText,
  danger = false,
  onClose,
  onPassword,
  children,
}: PasswordDialogProps) {
  const { t } = useTranslation('account');
  const [form] = Form.useForm<{ password: string }>();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const submit = async ({ password }: { password: string }) => {
    setBusy(true);
    try {
      await onPassword(password);
      onClose();
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={form.submit}
      okText={okText}
      cancelText={t('cancel')}
      confirmLoading={busy}
      okButtonProps={{ danger }}
    >
      <p className="cy-quiet">{lead}</p>
      {failed !== undefined && <ProblemAlert error={failed} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        {children}
        <Form.Item name="password" label={t('ownPassword')} rules={[{ required: true, message: t('needPassword') }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
