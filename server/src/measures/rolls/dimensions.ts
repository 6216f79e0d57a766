/**
 * The dimensions that sums are kept for: a column of `case_fact`, or the hour of the basis. All have sums by month and year; where
 * a day has few values there are sums by day, where it has hundreds by thirds of a month, and odd days are counted row by row.
 */
export const rollDimensions = {
  all: { column: `''`, fine: 'day' },
  community: { column: 'community', fine: 'day' },
  unit: { column: 'unit', fine: 'day' },
  source: { column: 'source', fine: 'day' },
  kind: { column: 'kind', fine: 'day' },
  hour: { column: 'hour', fine: 'day' },
  grid: { column: 'grid', fine: 'third' },
  unit_grid: { column: 'unit_grid', fine: 'third' },
  category: { column: 'category', fine: 'third' },
  reporter: { column: 'reporter', fine: 'third' },
} as const satisfies Record<string, { column: string; fine: 'day' | 'third' }>;

/** The stretches of time that sums are kept for, as an old layout's sums are not read as a new one's. */
export const rollSpans = ['day', 'third', 'month', 'year'] as const;

export type RollDimension = keyof typeof rollDimensions;

const names = Object.keys(rollDimensions) as readonly RollDimension[];

/** Those with a value of their own, that is all but the whole. */
export const valueDimensions = names.filter((name) => name !== 'all');

/** Those with sums by day. */
export const dayDimensions = names.filter((name) => rollDimensions[name].fine === 'day');

/** Those with sums by thirds of a month. */
export const thirdDimensions = names.filter((name) => rollDimensions[name].fine === 'third');

/** The first day of the third of a month that a day is in, as SQL over a date. */
export function thirdSql(day: string): string {
  return `(${day} - (case when date_part('day', ${day}) > 30 then 10 else (date_part('day', ${day})::int - 1) % 10 end))`;
}
