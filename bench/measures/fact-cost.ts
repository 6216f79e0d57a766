import type { NewCase } from '@chengyun/contract/case';
import { storedFact } from '../../server/src/cases/facts/save-fact.ts';
import { systemActor } from '../../server/src/people/actor.ts';
import { inTown } from '../../server/src/people/in-town.ts';
import type { HistoryWorld } from '../../server/src/sample/history/history.ts';
import { bareCreates } from '../cases/bare-limit.ts';

const PACE = { inFlight: 16, seconds: 6 };
const EXTRA = 'bench-extra';

/**
 * What a fact costs when a case is opened. A second fact in each transaction costs what the first one does, so the time
 * without any is told by the two with one and with two. Runs of both kinds take turns.
 */
export async function factCost(history: HistoryWorld, reports: readonly NewCase[]): Promise<Record<string, unknown>> {
  const { loop, plan } = history;
  const [one, two] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (let turn = 0; turn < 3; turn += 1) {
    one[turn] = await bareCreates(history, reports, PACE);
    two[turn] = await bareCreates(history, reports, PACE, (sql, after) => {
      const fact = { ...storedFact(after), case_id: loop.newId(), kind: EXTRA };
      return [sql`insert into case_fact ${sql(fact as never)}`.execute()];
    });
  }
  await inTown(loop.pool, plan.townId, systemActor, (sql) => sql`delete from case_fact where kind = ${EXTRA}`);
  const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
  const [withOne, withTwo] = [1 / mean(one), 1 / mean(two)];
  const without = withOne - (withTwo - withOne);
  return {
    creates_per_s: Math.round(mean(one)),
    creates_with_two_facts_per_s: Math.round(mean(two)),
    create_cost: Math.round((withOne / without - 1) * 1000) / 1000,
  };
}
