import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { framesQuery } from '../list/queries.ts';
import { HexDump } from '../parts/HexDump.tsx';

/** Frames of the device that could not be read, each with its reason. */
export function RawFrames({ deviceId }: { readonly deviceId: string }) {
  const { t } = useTranslation('devices');
  const { data, error, refetch } = useQuery(framesQuery(useTown().id, deviceId));
  return (
    <section className="dv-part" aria-label={t('frames.title')}>
      <h2>
        {t('frames.title')} <small>{t('frames.hint')}</small>
      </h2>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={2} inset={false} />}
      {data?.frames.length === 0 && <p className="dv-none">{t('frames.none')}</p>}
      {data?.frames.map(({ id, at, why, peer, hex }) => (
        <details key={id} className="dv-frame">
          <summary>
            <DateTime at={at} /> <b>{why}</b>{' '}
            <span className="dv-quiet">
              {t('frames.bytes', { n: hex.length / 2 })} · {t('frames.peer')} {peer}
            </span>
          </summary>
          <HexDump hex={hex} />
        </details>
      ))}
    </section>
  );
}
