/** What took longer than it may. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/** The result of `work`, or a `TooLong` when it does not come within `ms`; the work itself goes on. */
export function within<T>(work: Promise<T>, ms: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TooLong(`no answer within ${ms} ms`)), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
