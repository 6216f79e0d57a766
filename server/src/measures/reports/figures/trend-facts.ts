import { type Span, spansUpTo } from '../period/span.ts';
import { type Answer, figure, type Ground, type Named } from './facts.ts';

/** What came in over the last weeks, months or years, and what that says of the next. */
export function trendFacts(ground: Ground): Named {
  const { zone, answers, span } = ground;
  const answer = answers.get('trend');
  if (!answer) return [];
  const series = seriesOf(answer, span);
  const last = series.at(-1)?.value ?? 0;
  const past = series.slice(0, -1);
  // A town that began to work with it in the middle has no trend yet.
  const known = past.filter(({ value }) => value > 0).length >= Math.min(3, past.length);
  const closed = answers.get('trend-closed');
  const points = [
    ...pointFacts(ground, answer, series, 'trend', '受理数'),
    ...(closed ? pointFacts(ground, closed, seriesOf(closed, span), 'trend-closed', '结案数') : []),
  ];
  if (!known) return points;
  const values = series.map(({ value }) => value);
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const { slope, next } = lineThrough(values);
  const run = runOf(values);
  const of = { rows: null };
  return [
    ...points,
    ...figure(zone, answer.ask, { ...of, key: 'trend.mean', label: '期间均值', value: mean, format: 'number' }),
    ...figure(zone, answer.ask, {
      ...of,
      key: 'trend.vs-mean',
      label: '较均值',
      value: (last - mean) / mean,
      format: 'change',
    }),
    ...figure(zone, answer.ask, { ...of, key: 'trend.slope', label: '走势', value: slope / mean, format: 'change' }),
    ...figure(zone, answer.ask, {
      ...of,
      key: 'trend.next',
      label: '按走势推算',
      value: Math.max(0, next),
      format: 'count',
    }),
    ...figure(zone, answer.ask, {
      ...of,
      key: 'trend.rises',
      label: '连升期数',
      value: Math.max(0, run),
      format: 'count',
    }),
    ...figure(zone, answer.ask, {
      ...of,
      key: 'trend.falls',
      label: '连降期数',
      value: Math.max(0, -run),
      format: 'count',
    }),
  ];
}

interface Point {
  readonly span: Span;
  readonly value: number;
}

/** An answer by day or month, added up by the periods of the outlook, oldest first. */
export function seriesOf({ groups }: Answer, last: Span): readonly Point[] {
  return spansUpTo(last).map((span) => {
    const inside = groups.filter(({ key }) => inSpan(key, span));
    return { span, value: inside.reduce((sum, { figure: one }) => sum + one.numerator, 0) };
  });
}

// A month's key (2026-11) sorts before its days; it lies where its first day does.
function inSpan(key: string, { from, to }: Span): boolean {
  const day = key.length === 7 ? `${key}-01` : key;
  return day >= from && day < to;
}

function pointFacts({ zone }: Ground, { ask }: Answer, series: readonly Point[], id: string, label: string): Named {
  return series.flatMap(({ span, value }, at) => {
    const of = { key: `${id}.${at + 1}`, label: `${span.name}${label}`, value, format: 'count', rows: value } as const;
    return figure(zone, { ...ask, from: span.from, to: span.to }, of);
  });
}

/** The straight line nearest to the values (least squares): how much it rises per step, and where it is one step on. */
export function lineThrough(values: readonly number[]): { readonly slope: number; readonly next: number } {
  const n = values.length;
  const middle = (n - 1) / 2;
  const mean = values.reduce((sum, one) => sum + one, 0) / n;
  const above = values.reduce((sum, one, at) => sum + (at - middle) * (one - mean), 0);
  const below = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  const slope = below === 0 ? 0 : above / below;
  return { slope, next: mean + slope * (n - middle) };
}

/** How many times in a row it rose up to the last value; below nought when it fell. */
export function runOf(values: readonly number[]): number {
  const steps = values.slice(1).map((one, at) => Math.sign(one - (values[at] ?? 0)));
  const last = steps.at(-1) ?? 0;
  const broken = steps.findLastIndex((one) => one !== last);
  return last * (steps.length - 1 - broken);
}
