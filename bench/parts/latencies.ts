/** Figures of a run: how many answers a second, and how long they took in milliseconds. */
export interface Latencies {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
}

/** Sums up the times of single answers, in milliseconds, taken within a span of seconds. */
export function latenciesOf(times: readonly number[], seconds: number): Latencies {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => tenths(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    count: sorted.length,
    perSecond: Math.round(sorted.length / seconds),
    ...{ p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) },
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
