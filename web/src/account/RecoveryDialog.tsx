import { App, Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

/** The recovery codes, shown this once. */
export function RecoveryDialog({
  codes,
  onClose,
}: {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('account');
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    void message.success(t('copied'));
  };
  const foot = (
    <>
      {window.isSecureContext && <Button onClick={copy}>{t('copy')}</Button>}
      <Button type="primary" onClick={onClose}>
        {t('recovery.kept')}
      </Button>
    </>
  );
  return (
    <Modal open title={t('recovery.title')} onCancel={onClose} footer={foot} mask={{ closable: false }}>
      <p className="cy-quiet">{t('recovery.lead')}</p>
      <ul className="cy-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
