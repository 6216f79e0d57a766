import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

type DoneWordsProps = { readonly text: string; readonly onUndo?: (() => void) | undefined };

/** What was done, and where it may be taken back, a button that does so. */
export function DoneWords({ text, onUndo }: DoneWordsProps) {
  const { t } = useTranslation('cases');
  return (
    <span className="cy-undo">
      {text}
      {onUndo && (
        <Button type="link" size="small" onClick={onUndo}>
          {t('act.undo')}
        </Button>
      )}
    </span>
  );
}
