import type { Caller } from '../parts/http-caller.ts';
import { latenciesOf } from '../parts/latencies.ts';
import type { LoadResult, Question, Reads } from './load.ts';

/** Asks the questions of a mix in turn, so many at a time, each with its pages. */
export async function makeReads(call: Caller, load: Reads): Promise<LoadResult> {
  const times: number[] = [];
  const byName = new Map<string, number[]>();
  const wrong: Record<string, number> = {};
  const ask = async (question: Question, cursor: string | null) => {
    const query = [question.query, ...(cursor ? [`cursor=${cursor}`] : [])].join('&');
    const answer = await call({ method: 'GET', path: `${load.town}${load.path}?${query}`, key: question.key });
    times.push(answer.ms);
    const name = cursor ? `${question.name}, later pages` : question.name;
    byName.set(name, [...(byName.get(name) ?? []), answer.ms]);
    if (answer.status === 200) return (answer.body as { next?: string | null }).next ?? null;
    wrong[answer.status] = (wrong[answer.status] ?? 0) + 1;
    return null;
  };
  const begun = performance.now();
  const until = begun + load.seconds * 1000;
  let turn = 0;
  const lane = async () => {
    while (performance.now() < until) {
      const question = load.questions[turn++ % load.questions.length];
      if (!question) return;
      let cursor: string | null = null;
      for (let page = 0; page < (question.pages ?? 1); page += 1) {
        cursor = await ask(question, cursor);
        if (!cursor || performance.now() > until) break;
      }
    }
  };
  await Promise.all(Array.from({ length: load.inFlight }, lane));
  const seconds = (performance.now() - begun) / 1000;
  const p95 = [...byName].map(([name, all]) => [name, latenciesOf(all, seconds).p95] as const);
  const slowestFirst = p95.toSorted((a, b) => b[1] - a[1]);
  return { latencies: latenciesOf(times, seconds), promised: {}, byName: Object.fromEntries(slowestFirst), wrong };
}
