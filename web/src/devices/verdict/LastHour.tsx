import type { AlarmDetail } from '@chengyun/contract/alarm';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTongue } from '../../ui/Zone.tsx';
import { secondText } from '../parts/exact-time.ts';
import { useEventName } from '../parts/words.ts';
import { endOfHour, type Lane, lanesOf } from './last-hour.ts';

/** Height of a device's line, pixels. */
const lane = 22;

/** What the building's devices said in the last hour: a strip to see the order, below it the exact times. */
export function LastHour({ detail }: { readonly detail: AlarmDetail }) {
  const { t } = useTranslation('alarms');
  const end = useMemo(() => endOfHour(detail.lastHour, new Date(detail.lastAt)), [detail]);
  const lanes = useMemo(() => lanesOf(detail, end), [detail, end]);
  return (
    <section className="dv-part" aria-label={t('hour.title')}>
      <h2>{t('hour.title')}</h2>
      {lanes.length === 0 ? (
        <p className="dv-none">{t('hour.none')}</p>
      ) : (
        <>
          <Strip lanes={lanes} end={end} />
          <Moments lanes={lanes} />
        </>
      )}
    </section>
  );
}

const quarters = [0, 0.25, 0.5, 0.75, 1] as const;

function Strip({ lanes, end }: { readonly lanes: readonly Lane[]; readonly end: Date }) {
  const { t } = useTranslation('alarms');
  const { zone } = useTongue();
  return (
    <div className="dv-strip" role="img" aria-label={t('hour.chart')}>
      {lanes.map(({ deviceId, name, own, marks }) => (
        <div key={deviceId} className="dv-lane">
          <span className={own ? 'dv-own' : undefined}>{name}</span>
          <svg height={lane} aria-hidden focusable="false">
            <Grid />
            <line className="dv-grid" x1="0%" x2="100%" y1={lane / 2} y2={lane / 2} />
            {marks.map(({ share, event }) => (
              <MarkShape
                key={`${event.at} ${event.kind} ${event.begun} ${event.part}`}
                share={share}
                kind={event.kind}
                begun={event.begun}
              />
            ))}
          </svg>
        </div>
      ))}
      <div className="dv-lane">
        <span />
        <svg height={18} aria-hidden focusable="false">
          {quarters.map((share) => (
            <text key={share} x={percent(share)} y={13} textAnchor={anchorAt(share)}>
              {secondText(new Date(end.getTime() - (1 - share) * 3_600_000), zone).slice(0, 5)}
            </text>
          ))}
        </svg>
      </div>
    </div>
  );
}

function Grid() {
  return quarters.map((share) => (
    <line key={share} className="dv-grid" x1={percent(share)} x2={percent(share)} y1={0} y2={lane} />
  ));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

function anchorAt(share: number): 'start' | 'middle' | 'end' {
  if (share === 0) return 'start';
  return share === 1 ? 'end' : 'middle';
}

type MarkShapeProps = { readonly share: number; readonly kind: string; readonly begun: boolean };

/** ■ fire, ▲ fault and warning, ● the rest; hollow where something ended. */
function MarkShape({ share, kind, begun }: MarkShapeProps) {
  const lamp = kind === 'fire' ? 'red' : kind === 'fault' || kind === 'warning' ? 'yellow' : 'green';
  const shape = { red: 'M-5-5h10v10h-10z', yellow: 'M0-6l6 11H-6z', green: 'M0-5a5 5 0 1 1 0 10a5 5 0 1 1 0-10z' }[
    lamp
  ];
  return (
    <svg x={percent(share)} y={lane / 2} overflow="visible" aria-hidden>
      <path className={`dv-sign dv-sign-${lamp}`} data-hollow={!begun || undefined} d={shape} />
    </svg>
  );
}

function Moments({ lanes }: { readonly lanes: readonly Lane[] }) {
  const { t } = useTranslation('alarms');
  const { zone } = useTongue();
  const eventName = useEventName();
  const all = lanes
    .flatMap(({ name, own, marks }) => marks.map(({ event }) => ({ name, own, event })))
    .toSorted((a, b) => Date.parse(b.event.at) - Date.parse(a.event.at));
  return (
    <ol className="dv-moments">
      {all.map(({ name, own, event }) => (
        <li key={`${event.deviceId} ${event.at} ${event.kind} ${event.begun} ${event.part}`}>
          <time dateTime={event.at}>{secondText(new Date(event.at), zone)}</time>
          <b>
            {eventName(event.kind)} {t(event.begun ? 'hour.begun' : 'hour.over')}
          </b>
          <span className={own ? 'dv-own' : undefined}>
            {[name, event.part && t('part', { part: event.part }), event.text].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  );
}
