import { useTranslation } from 'react-i18next';
import { useLiveState } from '../api/LiveProvider.tsx';
import { useNow } from '../ui/now.ts';
import { momentText } from '../ui/time.ts';
import { useTongue } from '../ui/Zone.tsx';

/** Says in words whether the page renews itself. */
export function LiveWords() {
  const { t } = useTranslation('frame');
  const state = useLiveState();
  const [now, tongue] = [useNow(), useTongue()];
  const words =
    state.kind === 'reconnecting'
      ? t('live.reconnecting', { since: momentText(state.since, now, tongue) })
      : t(`live.${state.kind}`);
  return (
    <p className={`cy-live cy-live-${state.kind}`} role="status">
      {words}
    </p>
  );
}
