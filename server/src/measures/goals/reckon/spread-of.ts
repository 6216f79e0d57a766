/** What a list of numbers says of one more of its kind: their mean, and how far apart they lie. */
export interface Spread {
  readonly n: number;
  readonly mean: number;
  /** Standard deviation of the sample; null for fewer than two. */
  readonly deviation: number | null;
}

/** The mean of values, and their standard deviation about it. */
export function spreadOf(values: readonly number[]): Spread {
  const n = values.length;
  const mean = n === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / n;
  if (n < 2) return { n, mean, deviation: null };
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return { n, mean, deviation: Math.sqrt(squares / (n - 1)) };
}

/** Student's t for a band that holds four times in five, by degrees of freedom from 1; beyond the table the normal's. */
const T90 = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.35, 1.345, 1.341];

/** The quantile for so many degrees of freedom, at least one. */
export function quantile(freedom: number): number {
  return T90[Math.max(1, freedom) - 1] ?? 1.282;
}
