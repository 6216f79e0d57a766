/**
 * The dimensions that sums are kept for: a column of `case_fact`, or the hour of the basis. All have sums by month and year; where
 * a day has few values there are sums by day, where it has hundreds by sixths of a month, and odd days are counted row by row.
 */
export const rollDimensions = {
  all: { column: `''`, fine: 'day' },
  community: { column: 'community', fine: 'day' },
  unit: { column: 'unit', fine: 'day' },
  source: { column: 'source', fine: 'day' },
  kind: { column: 'kind', fine: 'day' },
  hour: { column: 'hour', fine: 'day' },
  grid: { column: 'grid', fine: 'sixth' },
  unit_grid: { column: 'unit_grid', fine: 'sixth' },
  category: { column: 'category', fine: 'sixth' },
  reporter: { column: 'reporter', fine: 'sixth' },
} as const satisfies Record<string, { column: string; fine: 'day' | 'sixth' }>;

/** The stretches of time that sums are kept for, as an old layout's sums are not read as a new one's. */
export const rollSpans = ['day', 'sixth', 'month', 'year'] as const;

export type RollDimension = keyof typeof rollDimensions;

const names = Object.keys(rollDimensions) as readonly RollDimension[];

/** Those with a value of their own, that is all but the whole. */
export const valueDimensions = names.filter((name) => name !== 'all');

/** Those with sums by day. */
export const dayDimensions = names.filter((name) => rollDimensions[name].fine === 'day');

/** Those with sums by sixths of a month. */
export const sixthDimensions = names.filter((name) => rollDimensions[name].fine === 'sixth');

/** The first day of the sixth of a month that a day is in (the 1st, 6th, … 26th), as SQL over a date. */
export function sixthSql(day: string): string {
  return `(${day} - (case when date_part('day', ${day}) > 30 then 5 else (date_part('day', ${day})::int - 1) % 5 end))`;
}

/** The same of a day at hand: the 1st, 6th, 11th, 16th, 21st or 26th. */
export function floorSixth(day: string): string {
  const date = Number(day.slice(8));
  const first = Math.min(26, date - ((date - 1) % 5));
  return `${day.slice(0, 8)}${String(first).padStart(2, '0')}`;
}
