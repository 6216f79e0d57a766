import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullMoment } from '../../ui/time.ts';
import { useTongue } from '../../ui/Zone.tsx';
import { numberText } from '../parts/point-values.ts';
import { boundsOf, nearest, niceTicks, runsOf, type Sample } from './chart-scale.ts';

type HistoryChartProps = {
  readonly name: string;
  readonly unit: string;
  readonly samples: readonly Sample[];
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
};

const height = 220;
const room = { left: 52, right: 12, top: 12, bottom: 24 } as const;
const innerHeight = height - room.top - room.bottom;

/** A value over time: line, the range behind it, axis; the exact number where one points or steps with the arrows. */
export function HistoryChart({ name, unit, samples, from, to }: HistoryChartProps) {
  const { t } = useTranslation('devices');
  const [figure, width] = useWidth();
  const [chosen, setChosen] = useState<number>();
  const ticks = useMemo(() => niceTicks(...(boundsOf(samples) ?? [0, 1])), [samples]);
  const inner = Math.max(60, width - room.left - room.right);
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const x = (at: number) => room.left + ((at - from) / Math.max(1, to - from)) * inner;
  const y = (value: number) => room.top + (1 - (value - low) / (high - low)) * innerHeight;
  const at = chosen === undefined ? undefined : nearest(samples, chosen);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    setChosen(from + ((event.clientX - left - room.left) / inner) * (to - from));
  };
  return (
    <figure ref={figure} className="dv-chart">
      <svg
        height={height}
        focusable="false"
        role="img"
        aria-label={t('history.chart', { name })}
        onPointerMove={point}
        onPointerLeave={() => setChosen(undefined)}
      >
        <Axes ticks={ticks} x={x} y={y} from={from} to={to} />
        <Curve samples={samples} x={x} y={y} />
        {at && (
          <g className="dv-cross">
            <path d={`M${x(at.at)} ${room.top}v${innerHeight}`} />
            <circle cx={x(at.at)} cy={y(at.value)} r={4} />
          </g>
        )}
      </svg>
      {samples.length > 1 && (
        <input
          className="cy-hidden"
          type="range"
          aria-label={t('history.slider')}
          min={0}
          max={samples.length - 1}
          value={at ? samples.indexOf(at) : samples.length - 1}
          onChange={(event) => setChosen(samples[Number(event.target.value)]?.at)}
        />
      )}
      <figcaption aria-live="polite">{at ? <Reading sample={at} unit={unit} /> : t('history.hover')}</figcaption>
    </figure>
  );
}

/** The width of an element in pixels, as it is now. */
function useWidth() {
  const element = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    if (!element.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    watch.observe(element.current);
    return () => watch.disconnect();
  }, []);
  return [element, width] as const;
}

type Scale = { readonly x: (at: number) => number; readonly y: (value: number) => number };

function Axes({
  ticks,
  x,
  y,
  from,
  to,
}: Scale & { readonly ticks: readonly number[]; readonly from: number; readonly to: number }) {
  const { zone } = useTongue();
  const days = to - from > 36 * 3_600_000;
  const moments = [0, 0.25, 0.5, 0.75, 1].map((share) => from + share * (to - from));
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <path className="dv-grid" d={`M${x(from)} ${y(tick)}H${x(to)}`} />
          <text x={room.left - 8} y={y(tick) + 4} textAnchor="end">
            {numberText(tick)}
          </text>
        </g>
      ))}
      {moments.map((at, index) => (
        <text key={at} x={x(at)} y={height - 6} textAnchor={index === 0 ? 'start' : index === 4 ? 'end' : 'middle'}>
          {days ? fullMoment(new Date(at), zone).slice(5, 10) : fullMoment(new Date(at), zone).slice(11)}
        </text>
      ))}
    </>
  );
}

function Curve({ samples, x, y }: Scale & { readonly samples: readonly Sample[] }) {
  return runsOf(samples).map((run) => {
    const line = run.map(({ at, value }) => `${x(at).toFixed(1)} ${y(value).toFixed(1)}`);
    const up = run.map(({ at, value, high }) => `${x(at).toFixed(1)} ${y(high ?? value).toFixed(1)}`);
    const down = run.toReversed().map(({ at, value, low }) => `${x(at).toFixed(1)} ${y(low ?? value).toFixed(1)}`);
    const first = run[0];
    if (!first) return null;
    return (
      <g key={first.at}>
        <path className="dv-band" d={`M${[...up, ...down].join('L')}Z`} />
        {run.length === 1 ? (
          <circle className="dv-dot" cx={x(first.at)} cy={y(first.value)} r={2.5} />
        ) : (
          <path className="dv-curve" d={`M${line.join('L')}`} />
        )}
      </g>
    );
  });
}

function Reading({ sample, unit }: { readonly sample: Sample; readonly unit: string }) {
  const { t } = useTranslation('devices');
  const { zone } = useTongue();
  const { value, low, high, at } = sample;
  const ranged = low !== undefined && high !== undefined && low !== high;
  return (
    <>
      <time dateTime={new Date(at).toISOString()}>{fullMoment(new Date(at), zone)}</time>{' '}
      <b>
        {numberText(value)}
        {unit && `\u2009${unit}`}
      </b>
      {ranged && <span> {t('history.range', { low: numberText(low), high: numberText(high) })}</span>}
    </>
  );
}
