/** What one server setting or device make does differently. */
export type Dialect = {
  readonly name: string;
  /** An integer beyond 64 bits: kept as its digits (ThingsBoard's "type cast" on) or refused. */
  readonly bigNumbers: 'text' | 'refused';
};

export const standard: Dialect = { name: 'ThingsBoard device API', bigNumbers: 'refused' };

export const dialects: Readonly<Record<string, Dialect>> = {
  standard,
  'type-cast': { name: 'numbers beyond 64 bits become text', bigNumbers: 'text' },
};
