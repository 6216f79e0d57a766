import type { Caller } from '../parts/http-caller.ts';
import { type Latencies, latenciesOf } from '../parts/latencies.ts';
import type { Question } from './questions.ts';

/** What came of a mix of questions. */
export interface AskedAll {
  readonly latencies: Latencies;
  /** The 95th percentile of the slowest kinds of question, in milliseconds. */
  readonly slowest: Readonly<Record<string, number>>;
  readonly wrong: number;
}

/** Asks the questions of a mix in a shuffled order, one at a time, for so many seconds or until each was asked. */
export async function askAll(
  call: Caller,
  town: string,
  key: string,
  questions: readonly Question[],
  seconds: number,
): Promise<AskedAll> {
  const times: number[] = [];
  const byName = new Map<string, number[]>();
  let wrong = 0;
  const begun = performance.now();
  // A step that shares no factor with the number of questions reaches each of them once.
  const step = 7919;
  for (let nth = 0; performance.now() - begun < seconds * 1000; nth += 1) {
    const question = questions[(nth * step) % questions.length];
    if (!question) break;
    const answer = await call({ method: 'GET', path: `${town}/measures${question.path}`, key });
    times.push(answer.ms);
    byName.set(question.name, [...(byName.get(question.name) ?? []), answer.ms]);
    if (answer.status !== 200) wrong += 1;
  }
  const taken = (performance.now() - begun) / 1000;
  const named = [...byName].map(([name, all]) => [name, latenciesOf(all, taken).p95] as const);
  const slowest = Object.fromEntries(named.toSorted((a, b) => b[1] - a[1]).slice(0, 16));
  return { latencies: latenciesOf(times, taken), slowest, wrong };
}
