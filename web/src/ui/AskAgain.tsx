import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

type AskAgainProps = {
  /** What could not be asked. */
  readonly text: string;
  readonly busy: boolean;
  readonly onAgain: () => void;
};

/** In the place of an answer that did not come, where it is one part of a page: what could not be asked, and a press to ask again. */
export function AskAgain({ text, busy, onAgain }: AskAgainProps) {
  const { t } = useTranslation('frame');
  return (
    <p className="cy-fault" role="alert">
      {text}
      <Button type="link" size="small" loading={busy} onClick={onAgain}>
        {t('retry')}
      </Button>
    </p>
  );
}
