/** Gives an answer under a name, made anew when the one at hand is older than `keptMs`. */
export type Keep = <T>(name: string, keptMs: number, make: () => Promise<T>) => Promise<T>;

interface Kept {
  readonly at: number;
  /** Still being made. */
  pending: boolean;
  readonly answer: Promise<unknown>;
}

/**
 * Lets many screens share what one of them asked for a moment ago. Names tell whose eyes an answer is for. At most `most`
 * answers are kept; the oldest go first.
 */
export function keepAnswers(now: () => number, most = 2_000): Keep {
  const kept = new Map<string, Kept>();
  return <T>(name: string, keptMs: number, make: () => Promise<T>): Promise<T> => {
    const known = kept.get(name);
    // Under one name answers are of one type: the caller's promise, as with any cache. What is slow is not made twice.
    if (known && (known.pending || now() - known.at < keptMs)) return known.answer as Promise<T>;
    const answer = make();
    kept.delete(name);
    const one: Kept = { at: now(), answer, pending: true };
    kept.set(name, one);
    answer.then(
      () => {
        one.pending = false;
      },
      () => {
        if (kept.get(name) === one) kept.delete(name);
      },
    );
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return answer;
  };
}
