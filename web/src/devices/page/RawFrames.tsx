import type { DeviceSummary } from '@chengyun/contract/device';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { framesQuery } from '../list/queries.ts';
import { FrameLine } from '../parts/FrameLine.tsx';
import { PasteFrame } from '../parts/PasteFrame.tsx';

/** Frames of the device that could not be read, each with its reason; and any frame that is pasted. */
export function RawFrames({ device }: { readonly device: DeviceSummary }) {
  const { t } = useTranslation('devices');
  const { data, error, refetch } = useQuery(framesQuery(useTown().id, device.id));
  return (
    <section className="dv-part dv-wide" aria-label={t('frames.title')}>
      <h2>
        {t('frames.title')} <small>{t('frames.hint')}</small>
      </h2>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={2} inset={false} />}
      {data?.frames.length === 0 && <p className="dv-none">{t('frames.none')}</p>}
      {data?.frames.map((frame) => (
        <FrameLine key={frame.id} frame={frame} dialect={device.dialect} />
      ))}
      <PasteFrame protocol={device.protocol} dialect={device.dialect} hint={t('frames.pasteHint')} />
    </section>
  );
}
