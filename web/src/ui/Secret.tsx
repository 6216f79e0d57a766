import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

type SecretProps = {
  readonly title: string;
  readonly hint: string;
  /** What is shown; the dialog is open while it is there. */
  readonly secret: string | null;
  readonly onClose: () => void;
};

/** Shows a password or key this once, large and to be copied. */
export function Secret({ title, hint, secret, onClose }: SecretProps) {
  const { t } = useTranslation('frame');
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(secret ?? '');
    void message.success(t('copied'));
  };
  return (
    <Modal open={secret !== null} title={title} onCancel={onClose} footer={null} mask={{ closable: false }}>
      <p className="cy-secret">
        <output>{secret}</output>
        {/* Browsers give the clipboard only to secure pages; elsewhere the text can still be selected. */}
        {window.isSecureContext && (
          <Button icon={<CopyOutlined />} onClick={copy}>
            {t('copy')}
          </Button>
        )}
      </p>
      <p className="cy-quiet">{hint}</p>
    </Modal>
  );
}
