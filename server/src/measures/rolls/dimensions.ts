/**
 * The dimensions that sums are kept for: a column of `case_fact`, or the hour of the basis. Where a day has few values
 * there are sums by day and by month; where it has hundreds, by month only, and odd days are counted row by row.
 */
export const rollDimensions = {
  all: { column: `''`, days: true },
  community: { column: 'community', days: true },
  unit: { column: 'unit', days: true },
  source: { column: 'source', days: true },
  kind: { column: 'kind', days: true },
  hour: { column: 'hour', days: true },
  grid: { column: 'grid', days: false },
  unit_grid: { column: 'unit_grid', days: false },
  category: { column: 'category', days: false },
  reporter: { column: 'reporter', days: false },
} as const satisfies Record<string, { column: string; days: boolean }>;

export type RollDimension = keyof typeof rollDimensions;

const names = Object.keys(rollDimensions) as readonly RollDimension[];

/** Those with a value of their own, that is all but the whole. */
export const valueDimensions = names.filter((name) => name !== 'all');

/** Those with sums by day. */
export const dayDimensions = names.filter((name) => rollDimensions[name].days);
