import type { RawFrames } from '@chengyun/contract/device';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../ui/Times.tsx';
import { FrameView } from './FrameView.tsx';
import { useWhy } from './why.ts';

type FrameLineProps = {
  readonly frame: RawFrames['frames'][number];
  readonly dialect?: string | null;
  /** Whose it is, where that is not plain. */
  readonly whose?: string;
  /** Stands before the bytes when they are shown. */
  readonly before?: ReactNode;
};

/** A frame that could not be read: its time and reason; its bytes when it is opened. */
export function FrameLine({ frame, dialect, whose, before }: FrameLineProps) {
  const { t } = useTranslation('devices');
  const tellWhy = useWhy();
  const [open, setOpen] = useState(false);
  const { at, why, peer, hex, protocol } = frame;
  return (
    <details className="dv-frame" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <DateTime at={at} /> {whose && <span>{whose}</span>} <b>{tellWhy(why)}</b>{' '}
        <span className="dv-quiet">
          {t('frames.bytes', { n: hex.length / 2 })} · {t('frames.peer')} {peer}
        </span>
      </summary>
      {open && before}
      {open && hex !== '' && <FrameView protocol={protocol} hex={hex} dialect={dialect ?? null} />}
      {open && hex === '' && <p className="dv-none">{t('frames.noBytes')}</p>}
    </details>
  );
}
