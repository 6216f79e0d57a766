import type { TotpSecret } from '@chengyun/contract/second-factor';
import { Form, Input, Modal, QRCode } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './ProblemAlert.tsx';
import { confirmTotp } from './queries.ts';

type TotpDialogProps = {
  readonly secret: TotpSecret;
  readonly onClose: () => void;
  readonly onDone: (codes: readonly string[]) => void;
};

/** The QR code of an authenticator app, and the first code by which it is confirmed. */
export function TotpDialog({ secret, onClose, onDone }: TotpDialogProps) {
  const { t } = useTranslation('account');
  const [form] = Form.useForm<{ code: string }>();
  const [failed, setFailed] = useState<unknown>();
  const submit = async ({ code }: { code: string }) => {
    try {
      onDone((await confirmTotp({ code })).codes);
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <Modal
      open
      title={t('totp.scan')}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('totp.confirm')}
      cancelText={t('cancel')}
    >
      <p className="cy-quiet">{t('totp.scanLead')}</p>
      <div className="cy-totp">
        <QRCode value={secret.uri} size={196} color="#000000" bgColor="#ffffff" bordered={false} type="svg" />
        <p>
          {t('totp.byHand')}
          <code>{secret.secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code>
        </p>
      </div>
      {failed !== undefined && <ProblemAlert error={failed} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item
          name="code"
          label={t('totp.code')}
          rules={[{ required: true, pattern: /^\d{6}$/, message: t('totp.six') }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
