import type { LineSeriesOption } from 'echarts/charts';
import type { Look } from './look.ts';

type Values = readonly (number | null)[];

/** Where a line is expected to go, place by place, from its last value on; the band about it where one is known. */
export type Ahead = { readonly values: Values; readonly band?: { readonly low: Values; readonly high: Values } };

type End = { readonly value: number; readonly low: number | null; readonly high: number | null };

/** From the last known value straight to what the end is expected to be; nothing when the end is there. */
export function straightAhead(values: Values, { value, low, high }: End): Ahead | undefined {
  const last = values.findLastIndex((one) => one !== null);
  const from = values[last];
  if (typeof from !== 'number' || last === values.length - 1) return undefined;
  const to = (end: number): Values =>
    values.map((_, at) => (at < last ? null : from + ((end - from) * (at - last)) / (values.length - 1 - last)));
  if (low === null || high === null) return { values: to(value) };
  return { values: to(value), band: { low: to(low), high: to(high) } };
}

/** The way ahead as a broken line in a pale band. */
export function aheadSeries(ahead: Ahead | undefined, { palette, scale }: Look): LineSeriesOption[] {
  if (!ahead) return [];
  const { values, band } = ahead;
  const still = { type: 'line', symbol: 'none', silent: true } as const;
  const way: LineSeriesOption = {
    ...still,
    data: [...values],
    lineStyle: { color: palette.blue, width: 1.5 * scale, type: 'dashed' },
    itemStyle: { color: palette.blue },
  };
  if (!band) return [way];
  const wide = band.high.map((high, at) => (high === null ? null : high - (band.low[at] ?? high)));
  const edge = { ...still, stack: 'band', stackStrategy: 'all' as const, lineStyle: { opacity: 0 } };
  return [
    { ...edge, data: [...band.low] },
    { ...edge, data: wide, areaStyle: { color: palette.blue, opacity: 0.14 } },
    way,
  ];
}
