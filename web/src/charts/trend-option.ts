import type { LineSeriesOption } from 'echarts/charts';
import { type Ahead, aheadSeries } from './ahead.ts';
import { mixed } from './colours.ts';
import type { Look } from './look.ts';
import type { ChartOption } from './option.ts';
import { targetLine } from './target-line.ts';
import { pointedAt, tip } from './tip.ts';
import type { TrendPoint } from './trend-table.ts';
import { tickText, type ValueFormat } from './values.ts';

/** What a trend is drawn from; the two earlier lines stand place by place under the points. */
export type Trend = {
  readonly points: readonly TrendPoint[];
  readonly format: ValueFormat;
  readonly target?: number | null | undefined;
  readonly before?: readonly (number | null)[] | undefined;
  readonly yearBefore?: readonly (number | null)[] | undefined;
  /** Where the line is expected to go from its last value on. */
  readonly ahead?: Ahead | undefined;
  /** Columns for counts of single days or months, a line for rates and for long spans. */
  readonly as?: 'line' | 'columns';
};

export type TrendWords = {
  readonly value: string;
  readonly before: string;
  readonly yearBefore: string;
  readonly target: string;
  readonly partial: string;
  readonly ahead: string;
  readonly text: (value: number | null, exact: boolean) => string;
};

/** A trend with its target as a line and the earlier periods behind it, thin and broken. */
export function trendOption(trend: Trend, words: TrendWords, look: Look): ChartOption {
  const { points, format } = trend;
  const { palette, scale } = look;
  return {
    grid: { left: 8, right: trend.target == null ? 12 : 64 * scale, top: 14 * scale, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: points.map(({ label }) => label),
      boundaryGap: trend.as === 'columns',
      axisLabel: { hideOverlap: true, showMaxLabel: true, alignMaxLabel: trend.as === 'columns' ? 'center' : 'right' },
    },
    yAxis: {
      type: 'value',
      scale: trend.as !== 'columns',
      splitNumber: 4,
      ...(format === 'count' && { minInterval: 1 }),
      axisLabel: { formatter: (value: number) => tickText(value, format) },
      ...within(trend),
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: (shown: unknown) => hover(trend, words, pointedAt(shown).at),
    },
    series: [
      ...earlier(trend.yearBefore, 'dotted', mixed(palette.dim, palette.card, 0.8), scale),
      ...earlier(trend.before, 'dashed', mixed(palette.dim, palette.card, 0.55), scale),
      ...aheadSeries(trend.ahead, look),
      trend.as === 'columns' ? columns(trend, words, look) : line(trend, words, look),
    ],
  };
}

/** The axis holds the target as well as the values; shares end at 100 %. */
function within({ points, target, format, as, before = [], yearBefore = [], ahead }: Trend): {
  min?: number;
  max?: number;
  interval?: number;
} {
  const expected = ahead ? [...ahead.values, ...(ahead.band?.low ?? []), ...(ahead.band?.high ?? [])] : [];
  const values = [...points.map(({ value }) => value), ...before, ...yearBefore, ...expected, target].filter(
    (one) => typeof one === 'number',
  );
  if (values.length === 0) return {};
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (format === 'share') {
    const step = shareSteps.find((one) => (most - least) / one <= 4) ?? 0.25;
    const min = Math.max(0, rounded(Math.floor(least / step - 0.2) * step));
    return { min, max: Math.min(1, rounded(Math.ceil(most / step + 0.2) * step)), interval: step };
  }
  if (as === 'columns') return target != null && target > most ? { max: Math.ceil(target * 1.05) } : {};
  return least >= 0 && least < most * 0.5 ? { min: 0 } : {};
}

const shareSteps = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2];
const rounded = (value: number) => Number(value.toFixed(4));

function earlier(values: Trend['before'], type: 'dashed' | 'dotted', color: string, scale: number): LineSeriesOption[] {
  if (!values) return [];
  const style = { color, width: 1.2 * scale, type };
  return [{ type: 'line', data: [...values], symbol: 'none', lineStyle: style, itemStyle: { color }, silent: true }];
}

function line({ points, target }: Trend, words: TrendWords, { palette, scale }: Look): LineSeriesOption {
  const alone = points.filter(({ value }) => value !== null).length === 1;
  return {
    type: 'line',
    data: points.map(({ value, partial }, at) => ({
      value,
      symbol: at === points.length - 1 || alone ? (partial ? 'emptyCircle' : 'circle') : 'none',
    })),
    symbolSize: 7 * scale,
    showAllSymbol: true,
    lineStyle: { color: palette.blue, width: 2 * scale },
    itemStyle: { color: palette.blue },
    emphasis: { disabled: true },
    ...targetLine('yAxis', target, { color: palette.ink, scale }, { text: words.target, at: 'end' }),
  };
}

function columns({ points, target }: Trend, words: TrendWords, { palette, scale }: Look) {
  const [own, soft] = [mixed(palette.blue, palette.card, 0.68), mixed(palette.blue, palette.card, 0.3)];
  return {
    type: 'bar' as const,
    data: points.map(({ value, partial }) => ({ value, itemStyle: { color: partial ? soft : own } })),
    barCategoryGap: '28%',
    barMaxWidth: 28 * scale,
    emphasis: { disabled: true },
    ...targetLine('yAxis', target, { color: palette.ink, scale }, { text: words.target, at: 'end' }),
  };
}

function hover({ points, before, yearBefore, ahead }: Trend, words: TrendWords, at: number): HTMLElement {
  const point = points[at];
  const expected = point?.value === null ? (ahead?.values[at] ?? null) : null;
  const title = point ? `${point.full ?? point.label}${point.partial ? ` · ${words.partial}` : ''}` : '';
  return tip(title, [
    [words.value, words.text(point?.value ?? null, true)],
    ...(expected === null ? [] : [[words.ahead, words.text(expected, true)] as const]),
    ...(point?.detail ? [['', point.detail] as const] : []),
    ...(before ? [[words.before, words.text(before[at] ?? null, true)] as const] : []),
    ...(yearBefore ? [[words.yearBefore, words.text(yearBefore[at] ?? null, true)] as const] : []),
  ]);
}
