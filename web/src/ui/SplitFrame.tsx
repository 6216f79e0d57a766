import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Scrolls } from './Scrolls.tsx';

type SplitFrameProps = {
  /** Name of the list, read out. */
  readonly label: string;
  /** Filters and order above the list. */
  readonly bar?: ReactNode;
  readonly list: ReactNode;
  /** The one thing chosen, usually a PageHeader and a body; `undefined` shows `empty`. */
  readonly detail?: ReactNode;
  readonly empty?: ReactNode;
  /** Buttons at the bottom of the thing, with their keys (ActButton). */
  readonly acts?: ReactNode;
  /** Words at the right of the acts, such as the keys for next and previous. */
  readonly hint?: ReactNode;
  /** On a phone: leaves the thing for the list. */
  readonly onBack?: () => void;
};

/** Lists to the left, one thing to the right, acts at the bottom. On a phone one of the two columns is shown. */
export function SplitFrame({ label, bar, list, detail, empty, acts, hint, onBack }: SplitFrameProps) {
  const { t } = useTranslation('frame');
  return (
    <div className={detail ? 'cy-split cy-split-open' : 'cy-split'}>
      <section className="cy-split-list" aria-label={label}>
        {!detail && <h1 className="cy-hidden">{label}</h1>}
        {bar && <div className="cy-split-bar">{bar}</div>}
        <div className="cy-split-rows">{list}</div>
      </section>
      <article className="cy-split-thing">
        {detail && onBack && (
          <Button className="cy-split-back" type="text" icon={<ArrowLeftOutlined />} onClick={onBack}>
            {t('back')}
          </Button>
        )}
        <div className="cy-split-detail">{detail ?? empty}</div>
        {detail && acts && (
          <footer className="cy-acts">
            {acts}
            {hint && <span className="cy-acts-hint">{hint}</span>}
          </footer>
        )}
      </article>
    </div>
  );
}

/** The body of the thing: the story in the middle and an `aside` of panels, below it where the page is narrow. */
export function SplitBody({ children, aside }: { readonly children: ReactNode; readonly aside?: ReactNode }) {
  return (
    <div className="cy-body">
      <Scrolls as="div" className="cy-body-story">
        {children}
      </Scrolls>
      {aside && (
        <Scrolls as="aside" className="cy-body-aside">
          {aside}
        </Scrolls>
      )}
    </div>
  );
}
