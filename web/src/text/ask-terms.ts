/** What the words of a language mean in a question: patterns of periods, names of dimensions, other names of measures. */
export type AskTerms = {
  /** Regular expressions with named groups (n and u, y, m, d, q, h), and what they mean. */
  readonly periods: readonly (readonly [pattern: string, means: string])[];
  readonly numbers: Readonly<Record<string, number>>;
  /** Words for years before this one. */
  readonly yearsAgo: Readonly<Record<string, number>>;
  readonly units: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>>;
  /** What stands before and after a dimension, and between two. */
  readonly byBefore: string;
  readonly byAfter: string;
  readonly and: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Other names of measures, by their ids. */
  readonly measures: Readonly<Record<string, readonly string[]>>;
  /** Words that mean a measure only where nothing else does. */
  readonly weak: Readonly<Record<string, string>>;
  readonly unitKinds: Readonly<Record<string, readonly string[]>>;
  /** Ends of area names that people leave away. */
  readonly areaTails: readonly string[];
  /** Words that mean nothing by themselves. */
  readonly fillers: readonly string[];
};
