import { mixed } from './colours.ts';
import type { Look } from './look.ts';
import type { ChartOption } from './option.ts';
import { targetLine } from './target-line.ts';
import { pointedAt, tip } from './tip.ts';
import { type Direction, isShort, type ValueFormat } from './values.ts';

/** One line of a breakdown. */
export type BarRow = {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  /** What the value is made of, shown on hover: 911 ÷ 972. */
  readonly detail?: string;
  readonly before?: number | null;
};

export type Bars = {
  readonly rows: readonly BarRow[];
  readonly format: ValueFormat;
  readonly target?: number | null | undefined;
  readonly direction?: Direction;
};

export type BarWords = {
  readonly value: string;
  readonly before: string;
  readonly target: string;
  readonly text: (value: number | null, exact: boolean) => string;
};

/** Pixels that one line of a breakdown takes at a desk. */
export const barLine = 26;

/** A breakdown as lines of one scale, in the order given, each with its figure; what falls short of the target is amber and marked. */
export function barOption(bars: Bars, words: BarWords, look: Look): ChartOption {
  const { rows, target, direction = 'neutral' } = bars;
  const { palette, scale } = look;
  const calm = mixed(palette.blue, palette.card, 0.62);
  const short = rows.map(({ value }) => isShort(value, target, direction));
  return {
    grid: { left: 4, right: 78 * scale, top: target == null ? 2 : 22 * scale, bottom: 2, containLabel: true },
    xAxis: { type: 'value', show: false, min: 0, ...endOf(bars) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ label }) => label),
      axisLine: { show: false },
      axisLabel: { color: palette.ink, fontSize: 13 * scale, width: 132 * scale, overflow: 'truncate', interval: 0 },
    },
    tooltip: { trigger: 'item', confine: true, formatter: (shown: unknown) => hover(bars, words, shown) },
    series: [
      {
        type: 'bar',
        barWidth: 10 * scale,
        data: rows.map(({ value }, at) => ({
          value: value ?? 0,
          itemStyle: { color: short[at] ? palette.amber : calm },
          label: { color: short[at] ? palette.amberInk : palette.ink },
        })),
        label: {
          show: true,
          position: 'right',
          fontSize: 13 * scale,
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            `${words.text(rows[dataIndex]?.value ?? null, false)}${short[dataIndex] ? ' ▲' : ''}`,
        },
        emphasis: { disabled: true },
        ...targetLine('xAxis', target, { color: palette.ink, scale }, { text: words.target, at: 'start' }),
      },
    ],
  };
}

function endOf({ rows, target, format }: Bars): { max: number } {
  const most = Math.max(0, target ?? 0, ...rows.map(({ value }) => value ?? 0));
  if (format === 'share' && most > 0.5) return { max: Math.max(1, most) };
  return { max: most === 0 ? 1 : most };
}

function hover({ rows }: Bars, words: BarWords, shown: unknown): HTMLElement {
  const row = rows[pointedAt(shown).at];
  return tip(row?.label ?? '', [
    [words.value, words.text(row?.value ?? null, true)],
    ...(row?.detail ? [['', row.detail] as const] : []),
    ...(row?.before === undefined ? [] : [[words.before, words.text(row.before, true)] as const]),
  ]);
}
