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

type Names = {
  readonly when: string;
  readonly value: string;
  readonly before: string;
  readonly yearBefore: string;
  readonly ahead: string;
};

type Lines = {
  readonly points: readonly TrendPoint[];
  readonly format: ValueFormat;
  readonly before?: readonly (number | null)[] | undefined;
  readonly yearBefore?: readonly (number | null)[] | undefined;
  readonly ahead?: { readonly values: readonly (number | null)[] } | undefined;
};

/** The numbers of a trend, oldest first. */
export function trendTable({ points, format, before, yearBefore, ahead }: Lines, names: Names): ChartTable {
  const expected = ahead?.values.map((value, at) => (points[at]?.value === null ? value : null));
  const others = [
    ...(before ? [{ name: names.before, values: before }] : []),
    ...(yearBefore ? [{ name: names.yearBefore, values: yearBefore }] : []),
    ...(expected ? [{ name: names.ahead, values: expected }] : []),
  ];
  return {
    columns: [
      { name: names.when, format: 'text' },
      { name: names.value, format },
      ...others.map(({ name }) => ({ name, format })),
    ],
    rows: points.map(({ key, label, full, value }, at) => ({
      key,
      cells: [full ?? label, value, ...others.map(({ values }) => values[at] ?? null)],
    })),
  };
}
