import type { CaseMeasure } from '@chengyun/contract/measures';
import type { Figure } from '@chengyun/contract/measures-answer';

/** The figure of a measure from the sums of its terms, in the order of `termsOf`. Null when nothing is below the line. */
export function figureOf(measure: Exclude<CaseMeasure, { kind: 'spread' }>, sums: readonly number[]): Figure {
  const [of = 0, ...parts] = sums;
  switch (measure.kind) {
    case 'count':
      return { value: of, numerator: of, denominator: null, rows: of };
    case 'share': {
      const weighted = measure.part.reduce((sum, { weight }, at) => sum + thousandths(weight) * (parts[at] ?? 0), 0);
      const rows = parts.reduce((sum, one) => sum + one, 0);
      return { ...ratio(weighted / 1000, of), rows };
    }
    case 'mean': {
      const { numerator, denominator } = ratio(parts[0] ?? 0, of);
      return { value: of === 0 ? null : numerator / of / 3600, numerator, denominator, rows: of };
    }
  }
}

/** How many different ones there are of something, and over how many cases. */
export interface Spread {
  readonly cases: number;
  readonly different: number;
  /** All there are of it, for a share of them. */
  readonly all: number;
}

/** The figure of a spread: the share of unit grids that were reached, or cases per person who reported. */
export function spreadFigure(measure: Extract<CaseMeasure, { kind: 'spread' }>, spread: Spread): Figure {
  if (measure.spread === 'unit-grids') return { ...ratio(spread.different, spread.all), rows: spread.different };
  return { ...ratio(spread.cases, spread.different), rows: spread.cases };
}

function ratio(numerator: number, denominator: number): Omit<Figure, 'rows'> {
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}

// Weights are given in tenths or hundredths; summed as whole numbers they stay exact.
function thousandths(weight: number): number {
  return Math.round(weight * 1000);
}
