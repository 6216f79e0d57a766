import type { Replay, WallRibbon } from '@chengyun/contract/wall';
import { useTranslation } from 'react-i18next';
import { MomentField } from '../../ui/MomentField.tsx';
import { useNow } from '../../ui/now.ts';
import { numberText } from '../../ui/number.ts';
import { fullMoment, momentText } from '../../ui/time.ts';
import { useTongue } from '../../ui/Zone.tsx';
import { FigureLink } from './parts/FigureLink.tsx';
import { barsOf, hoursOf, marksOf, momentOf } from './ribbon-shape.ts';
import type { Past } from './use-past.ts';

type RibbonProps = {
  /** Null while it is not counted. */
  readonly ribbon: WallRibbon | null;
  readonly past: Past;
  readonly then: Replay | undefined;
};

/** The last day as a ribbon: what came in, what became late, what burned; drawn along it, the wall shows that moment. */
export function Ribbon({ ribbon, past, then }: RibbonProps) {
  const { t } = useTranslation('wall');
  if (!ribbon) {
    return (
      <footer className="cy-wall-ribbon">
        <div className="cy-wall-ribbon-head">
          <h2>{t('ribbon.title')}</h2>
        </div>
        <p className="cy-wall-awaits">{t('ribbon.uncounted')}</p>
        {past.at && <ThenWords past={past} then={then} />}
      </footer>
    );
  }
  return (
    <footer className="cy-wall-ribbon" data-of={ribbon.of}>
      <div className="cy-wall-ribbon-head">
        <h2>{t('ribbon.title')}</h2>
        <button type="button" className="cy-wall-play" onClick={past.togglePlay}>
          {past.playing ? `❚❚ ${t('replay.pause')}` : `▶ ${t('replay.play')}`}
        </button>
        <ul>
          {ribbon.of === 'dangers' ? (
            <>
              <li className="cy-wall-key-reported">{t('ribbon.fires')}</li>
              <li className="cy-wall-key-fires">{t('ribbon.confirmed')}</li>
            </>
          ) : (
            <>
              <li className="cy-wall-key-reported">{t('ribbon.reported')}</li>
              <li className="cy-wall-key-late">{t('ribbon.late')}</li>
              <li className="cy-wall-key-fires">{t('ribbon.fires')}</li>
            </>
          )}
        </ul>
      </div>
      <Track ribbon={ribbon} past={past} />
      {past.at ? <ThenWords past={past} then={then} /> : <DayWords ribbon={ribbon} />}
    </footer>
  );
}

function Track({ ribbon, past }: { readonly ribbon: WallRibbon; readonly past: Past }) {
  const { t } = useTranslation('wall');
  const [now, tongue] = [useNow(), useTongue()];
  const slots = ribbon.reported.length;
  const slotOf = (at: Date) => Math.round((at.getTime() - Date.parse(ribbon.from)) / (ribbon.slotMinutes * 60_000)) - 1;
  const slot = past.at ? Math.min(slots - 1, Math.max(0, slotOf(past.at))) : slots - 1;
  const offset = offsetOf(now, tongue.zone);
  const isOfRibbon = !past.at || past.at.getTime() >= Date.parse(ribbon.from);
  const words = past.at ? momentText(past.at, now, tongue) : t('ribbon.now');
  const move = (next: number) => past.show(next >= slots - 1 ? null : momentOf(ribbon, next));
  return (
    <div className="cy-wall-track">
      <Bars ribbon={ribbon} slot={slot} />
      <div className="cy-wall-hours" aria-hidden="true">
        {hoursOf(ribbon, offset).map(({ slot: at, at: instant }) => (
          <span key={at} style={{ left: `${(at / slots) * 100}%` }}>
            {fullMoment(instant, tongue.zone).slice(11)}
          </span>
        ))}
      </div>
      <input
        type="range"
        min={0}
        max={slots - 1}
        step={1}
        value={slot}
        aria-label={t('ribbon.slider')}
        aria-valuetext={words}
        onChange={(event) => move(Number(event.target.value))}
        // The keys of the wall and of a remote are not the ribbon's once the pointer has left it.
        onPointerUp={(event) => event.currentTarget.blur()}
      />
      {isOfRibbon && (
        <span className="cy-wall-needle" style={{ left: `${((slot + 1) / slots) * 100}%` }} aria-hidden="true">
          {past.at && <i>{words}</i>}
        </span>
      )}
    </div>
  );
}

/** Minutes the town is ahead of UTC. */
function offsetOf(now: Date, zone: string): number {
  const local = Date.parse(`${fullMoment(now, zone).replace(' ', 'T')}Z`);
  return Math.round((local - Math.floor(now.getTime() / 60_000) * 60_000) / 60_000);
}

function Bars({ ribbon, slot }: { readonly ribbon: WallRibbon; readonly slot: number }) {
  const slots = ribbon.reported.length;
  return (
    <svg viewBox={`0 0 ${slots} 100`} preserveAspectRatio="none" aria-hidden="true">
      {barsOf(ribbon).map(({ slot: at, height }) => (
        <rect
          key={at}
          className={at > slot ? 'cy-wall-after' : 'cy-wall-before'}
          x={at + 0.14}
          width={0.72}
          y={100 - height * 78}
          height={height * 78}
        />
      ))}
      {marksOf(ribbon.late).map((at) => (
        <rect key={`late ${at}`} className="cy-wall-late-mark" x={at + 0.14} width={0.72} y={12} height={4} />
      ))}
      {marksOf(ribbon.fires).map((at) => (
        <rect key={`fire ${at}`} className="cy-wall-fire-mark" x={at + 0.14} width={0.72} y={2} height={6} />
      ))}
      <path className="cy-wall-floor" d={`M0 99.5H${slots}`} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function DayWords({ ribbon: { total, mean } }: { readonly ribbon: WallRibbon }) {
  const { t } = useTranslation('wall');
  return (
    <p className="cy-wall-ribbon-tail">
      <FigureLink figure={total}>{t('ribbon.total', { n: numberText(total.value ?? 0) })}</FigureLink>
      {mean !== null && <small>{t('ribbon.mean', { n: numberText(mean) })}</small>}
    </p>
  );
}

function ThenWords({ past, then }: Omit<RibbonProps, 'ribbon'>) {
  const { t } = useTranslation('wall');
  return (
    <p className="cy-wall-ribbon-tail">
      <button type="button" onClick={() => past.show(null)}>
        {t('replay.back')}
      </button>
      <MomentField
        className="cy-wall-moment"
        label={t('replay.moment')}
        value={past.at ?? undefined}
        onChange={past.show}
      />
      <small>
        {then ? t('replay.facts', { open: then.open, late: then.late, alarms: then.alarms }) : t('replay.loading')}
      </small>
    </p>
  );
}
