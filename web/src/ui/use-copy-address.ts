import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Gives `copy`: puts the page's address into the clipboard and says so in these words. */
export function useCopyAddress(done: string): () => void {
  const { t } = useTranslation('frame');
  const { message } = App.useApp();
  return useCallback(() => {
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(window.location.href);
        void message.success(done);
      } catch {
        // Without the right to the clipboard the address bar itself serves.
        void message.info(t('copyByHand'));
      }
    };
    void copy();
  }, [done, message, t]);
}
