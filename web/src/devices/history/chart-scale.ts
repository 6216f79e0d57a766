/** A value of a history at an instant in milliseconds; `low` and `high` where the server drew many into one. */
export type Sample = { readonly at: number; readonly value: number; readonly low?: number; readonly high?: number };

/** Round numbers that cover a range, about `wanted` of them. */
export function niceTicks(low: number, high: number, wanted = 4): readonly number[] {
  const [from, to] = low === high ? [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2] : [low, high];
  const rough = (to - from) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  const first = Math.floor(from / step);
  const last = Math.ceil(to / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** The lowest and highest value of samples, whole ranges counted; undefined for none. */
export function boundsOf(samples: readonly Sample[]): readonly [low: number, high: number] | undefined {
  if (samples.length === 0) return undefined;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const sample of samples) {
    low = Math.min(low, sample.low ?? sample.value);
    high = Math.max(high, sample.high ?? sample.value);
  }
  return [low, high];
}

/** Runs of samples with nothing missing between: a gap of over four times the usual step breaks the line. */
export function runsOf(samples: readonly Sample[]): readonly (readonly Sample[])[] {
  const steps = samples.slice(1).map(({ at }, index) => at - (samples[index]?.at ?? at));
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const runs: Sample[][] = [];
  for (const [index, sample] of samples.entries()) {
    const before = samples[index - 1];
    if (!before || sample.at - before.at > usual * 4) runs.push([]);
    runs.at(-1)?.push(sample);
  }
  return runs;
}

/** The sample nearest to an instant. */
export function nearest(samples: readonly Sample[], at: number): Sample | undefined {
  let best: Sample | undefined;
  for (const sample of samples) if (!best || Math.abs(sample.at - at) < Math.abs(best.at - at)) best = sample;
  return best;
}
