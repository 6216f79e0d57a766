import { useTranslation } from 'react-i18next';
import { useLiveState } from '../api/LiveProvider.tsx';
import { useNow } from '../ui/now.ts';
import { momentText } from '../ui/time.ts';
import { useTongue } from '../ui/Zone.tsx';

/** Says in words that the page renews itself; silent while it does not, when LiveBar speaks. */
export function LiveWords() {
  const { t } = useTranslation('frame');
  const { kind } = useLiveState();
  if (kind === 'reconnecting') return null;
  return <p className={`cy-live cy-live-${kind}`}>{t(`live.${kind}`)}</p>;
}

/** Across the page while live updates are lost: since when, and what happens to what was missed. */
export function LiveBar() {
  const { t } = useTranslation('frame');
  const state = useLiveState();
  const [now, tongue] = [useNow(), useTongue()];
  const lost = state.kind === 'reconnecting';
  return (
    <p className="cy-live-bar" role="status" hidden={!lost}>
      {lost && t('live.reconnecting', { since: momentText(state.since, now, tongue) })}
    </p>
  );
}
