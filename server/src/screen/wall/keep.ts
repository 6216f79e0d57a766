/** An answer, and while it is still being made the one before it, if that is not too old to be shown meanwhile. */
export interface Given<T> {
  readonly made: Promise<T>;
  readonly before: T | undefined;
}

/** Gives an answer under a name, made anew when the one at hand is older than `keptMs`. */
export type Keep = <T>(name: string, keptMs: number, make: () => Promise<T>) => Given<T>;

interface Kept {
  /** When one was made last, or begun. */
  readonly at: number;
  making: Promise<unknown> | undefined;
  last: { readonly value: unknown; readonly at: number } | undefined;
}

interface Bounds {
  /** Of more answers than this the oldest go. */
  readonly most: number;
  /** What nobody asked for in so long goes. */
  readonly oldestMs: number;
}

/** Lets many screens share what one of them asked for a moment ago. Names tell whose eyes an answer is for. */
export function keepAnswers(now: () => number, bounds: Partial<Bounds> = {}): Keep {
  const { most = 2_000, oldestMs = 600_000 } = bounds;
  const kept = new Map<string, Kept>();
  const isYoung = ({ at }: { readonly at: number }) => now() - at < oldestMs;
  const forgetOld = () => {
    for (const [name, one] of kept) {
      if (kept.size <= most && isYoung(one)) return;
      kept.delete(name);
    }
  };
  return <T>(name: string, keptMs: number, make: () => Promise<T>): Given<T> => {
    const known = kept.get(name);
    const last = known?.last && isYoung(known.last) ? known.last : undefined;
    // Under one name answers are of one type: the caller's promise, as with any cache. What is slow is not made twice.
    const before = last?.value as T | undefined;
    if (known?.making) return { made: known.making as Promise<T>, before };
    if (last && now() - last.at < keptMs) return { made: Promise.resolve(last.value as T), before: undefined };
    const made = make();
    const one: Kept = { at: now(), making: made, last };
    kept.delete(name);
    kept.set(name, one);
    made.then(
      (value) => {
        [one.making, one.last] = [undefined, { value, at: one.at }];
      },
      () => {
        one.making = undefined;
      },
    );
    forgetOld();
    return { made, before };
  };
}
