import type { LineSeriesOption } from 'echarts/charts';
import type { Look } from './look.ts';
import type { ChartOption } from './option.ts';
import { targetLine } from './target-line.ts';
import { pointedAt, tip } from './tip.ts';
import { type Direction, isShort, type ValueFormat } from './values.ts';

/** One small picture: its name, its line and the figure of the whole. */
export type Multiple = {
  readonly key: string;
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly figure: number | null;
};

export type Multiples = {
  readonly multiples: readonly Multiple[];
  /** Names of the places of the lines, in full. */
  readonly labels: readonly string[];
  readonly format: ValueFormat;
  readonly target?: number | null | undefined;
  readonly direction?: Direction;
};

type Text = (value: number | null, exact: boolean) => string;

/** How many stand side by side, and how high all of them are. */
export function laidOut(count: number, width: number): { readonly across: number; readonly height: number } {
  const across = Math.max(1, Math.min(count, Math.floor(width / 150)));
  return { across, height: Math.ceil(count / across) * 86 };
}

/** Many small lines of one scale, so that the eye compares shapes; the target runs through each. */
export function multiplesOption(all: Multiples, across: number, text: Text, look: Look): ChartOption {
  const { multiples, labels, target } = all;
  const rows = Math.ceil(multiples.length / across);
  const { palette, scale } = look;
  const share = (part: number, of: number) => `${(part / of) * 100}%`;
  const place = (at: number) => ({ column: at % across, row: Math.floor(at / across) });
  const scaleOf = commonScale(all);
  return {
    title: multiples.map(({ name, figure }, at) => ({
      text: `{name|${shortened(name)}} {figure|${text(figure, false)}}`,
      left: share(place(at).column + 0.02, across),
      top: share(place(at).row, rows),
      padding: 0,
      textStyle: {
        rich: {
          name: { color: palette.muted, fontSize: 12 * scale },
          figure: {
            color: isShort(figure, target, all.direction ?? 'neutral') ? palette.amberInk : palette.ink,
            fontSize: 13 * scale,
            fontWeight: 500,
          },
        },
      },
    })),
    grid: multiples.map((_, at) => ({
      left: share(place(at).column + 0.02, across),
      top: share(place(at).row + 0.28, rows),
      width: share(0.9, across),
      height: share(0.52, rows),
    })),
    xAxis: multiples.map((_, at) => ({
      type: 'category',
      gridIndex: at,
      data: [...labels],
      show: false,
      boundaryGap: false,
    })),
    yAxis: multiples.map((_, at) => ({ type: 'value', gridIndex: at, show: false, ...scaleOf })),
    tooltip: { trigger: 'axis', confine: true, formatter: (shown: unknown) => hover(all, text, shown) },
    series: multiples.map(({ values }, at) => oneLine(values, at, target, look)),
  };
}

/* A name that is too long would run into its neighbour; the table has it whole. Braces and bars are marks of rich text. */
function shortened(name: string): string {
  const plain = name.replace(/[{}|]/g, ' ');
  return plain.length > 14 ? `${plain.slice(0, 13)}…` : plain;
}

function commonScale({ multiples, target }: Multiples): { readonly min: number; readonly max: number } {
  const known = [...multiples.flatMap(({ values }) => values), target].filter((value) => typeof value === 'number');
  if (known.length === 0) return { min: 0, max: 1 };
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return {
    min: least > most * 0.5 ? least - (most - least) * 0.1 : Math.min(0, least),
    max: most === least ? most + 1 : most,
  };
}

function oneLine(
  values: Multiple['values'],
  at: number,
  target: Multiples['target'],
  { palette, scale }: Look,
): LineSeriesOption {
  return {
    type: 'line',
    xAxisIndex: at,
    yAxisIndex: at,
    data: [...values],
    symbol: 'none',
    lineStyle: { color: palette.blue, width: 1.5 * scale },
    itemStyle: { color: palette.blue },
    areaStyle: { color: palette.blue, opacity: 0.08 },
    emphasis: { disabled: true },
    ...targetLine('yAxis', target, { color: palette.dim, scale }),
  };
}

function hover({ multiples, labels }: Multiples, text: Text, shown: unknown): HTMLElement {
  const { series, at } = pointedAt(shown);
  const one = multiples[series];
  return tip(one?.name ?? '', [[labels[at] ?? '', text(one?.values[at] ?? null, true)]]);
}
