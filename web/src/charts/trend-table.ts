import type { ChartTable } from './table.ts';
import type { ValueFormat } from './values.ts';

/** One place of a trend: a day, week or month. */
export type TrendPoint = {
  /** What `onPick` is told. */
  readonly key: string;
  /** Short, for the axis. */
  readonly label: string;
  /** In full, for hover and table. */
  readonly full?: string;
  readonly value: number | null;
  /** What the value is made of, shown on hover: 911 ÷ 972. */
  readonly detail?: string;
  /** Not over yet, and so drawn as open. */
  readonly partial?: boolean;
};

type Names = { readonly when: string; readonly value: string; readonly before: string; readonly yearBefore: string };

type Lines = {
  readonly points: readonly TrendPoint[];
  readonly format: ValueFormat;
  readonly before?: readonly (number | null)[] | undefined;
  readonly yearBefore?: readonly (number | null)[] | undefined;
};

/** The numbers of a trend, oldest first. */
export function trendTable({ points, format, before, yearBefore }: Lines, names: Names): ChartTable {
  const earlier = [
    ...(before ? [{ name: names.before, values: before }] : []),
    ...(yearBefore ? [{ name: names.yearBefore, values: yearBefore }] : []),
  ];
  return {
    columns: [
      { name: names.when, format: 'text' },
      { name: names.value, format },
      ...earlier.map(({ name }) => ({ name, format })),
    ],
    rows: points.map(({ key, label, full, value }, at) => ({
      key,
      cells: [full ?? label, value, ...earlier.map(({ values }) => values[at] ?? null)],
    })),
  };
}
