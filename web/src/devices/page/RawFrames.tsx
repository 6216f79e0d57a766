import type { DeviceSummary } from '@chengyun/contract/device';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { framesQuery } from '../list/queries.ts';
import { FrameView } from '../parts/FrameView.tsx';
import { PasteFrame } from './PasteFrame.tsx';

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
        <Frame key={frame.id} frame={frame} dialect={device.dialect} />
      ))}
      <PasteFrame device={device} />
    </section>
  );
}

type OneFrame = {
  readonly at: string;
  readonly why: string;
  readonly peer: string;
  readonly hex: string;
  readonly protocol: string;
};

/** A frame by its time and reason; its bytes when it is opened. */
function Frame({ frame, dialect }: { readonly frame: OneFrame; readonly dialect: string | null }) {
  const { t } = useTranslation('devices');
  const [open, setOpen] = useState(false);
  const { at, why, peer, hex, protocol } = frame;
  return (
    <details className="dv-frame" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <DateTime at={at} /> <b>{why}</b>{' '}
        <span className="dv-quiet">
          {t('frames.bytes', { n: hex.length / 2 })} · {t('frames.peer')} {peer}
        </span>
      </summary>
      {open && <FrameView protocol={protocol} hex={hex} dialect={dialect} />}
    </details>
  );
}
