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

/** Across the page while live updates are lost: since when, and what happens to what was missed; and for a while that it is over. */
export function LiveBar() {
  const { t } = useTranslation('frame');
  const state = useLiveState();
  const [now, tongue] = [useNow(), useTongue()];
  const words = () => {
    if (state.kind === 'reconnecting') {
      return t('live.reconnecting', { since: momentText(state.since, now, tongue) });
    }
    if (state.kind === 'connected' && state.restored) {
      return t('live.restored', { since: momentText(state.restored.since, now, tongue) });
    }
    return null;
  };
  const told = words();
  return (
    <p className="cy-live-bar" data-kind={state.kind} role="status" hidden={told === null}>
      {told}
    </p>
  );
}
