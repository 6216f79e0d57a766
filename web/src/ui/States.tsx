import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailureWords } from './failure.ts';

type EmptyProps = {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly action?: ReactNode;
  /** True where this is all the page says: the title is then the page's heading. */
  readonly whole?: boolean;
};

/** Nothing here: says what will be here (`title`, `hint`) and how to begin (`action`, usually a button or link). */
export function EmptyState({ title, hint, action, whole = false }: EmptyProps) {
  const Title = whole ? 'h1' : 'p';
  return (
    <div className="cy-state">
      <Title className="cy-state-title">{title}</Title>
      {hint && <p className="cy-state-hint">{hint}</p>}
      {action && <div className="cy-state-act">{action}</div>}
    </div>
  );
}

type ErrorProps = { readonly error: unknown; readonly onRetry?: () => void };

/** What happened and what to do, from any error; shows the server's sentence, its faults and its reference. */
export function ErrorState({ error, onRetry }: ErrorProps) {
  const { t } = useTranslation('frame');
  const words = useFailureWords(error);
  return (
    <div className="cy-state" role="alert">
      <p className="cy-state-title">{words.title}</p>
      <p className="cy-state-hint">{words.detail}</p>
      {words.faults.map((fault) => (
        <p key={`${fault.path} ${fault.message}`} className="cy-state-hint">
          {fault.path && <code>{fault.path}</code>} {fault.message}
        </p>
      ))}
      {words.ref && <p className="cy-state-ref">{t('error.ref', { ref: words.ref })}</p>}
      {onRetry && (
        <div className="cy-state-act">
          <Button onClick={onRetry}>{t('retry')}</Button>
        </div>
      )}
    </div>
  );
}

/** Grey lines in place of what is on its way, which do not move; waits 80 ms so that a quick answer does not flicker. */
export function Loading({ rows = 6, inset = true }: { readonly rows?: number; readonly inset?: boolean }) {
  const { t } = useTranslation('frame');
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 80);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={inset ? 'cy-loading cy-inset' : 'cy-loading'} role="status" aria-label={t('loading')}>
      {shown && <div className="cy-loading-lines" style={{ height: rows * 32 - 16 }} />}
    </div>
  );
}
