import type { NewCase } from '@chengyun/contract/case';
import type { CaseAggregate } from '../../server/src/cases/life/aggregate.ts';
import { dayIn } from '../../server/src/cases/number.ts';
import { openCase } from '../../server/src/cases/open-case.ts';
import { caseWords } from '../../server/src/cases/search-fields.ts';
import { glanceOf } from '../../server/src/cases/store/glance.ts';
import { insertCase } from '../../server/src/cases/store/save-case.ts';
import { type Actor, systemActor } from '../../server/src/people/actor.ts';
import { inTown } from '../../server/src/people/in-town.ts';
import type { HistoryWorld } from '../../server/src/sample/history/history.ts';
import type { Sql } from '../../server/src/support/db/connect.ts';

/**
 * What the database alone can do: the transaction of a new case — rights, row, journal, clocks, report, notice — with
 * all that is to be decided made beforehand and no HTTP. Transactions per second; `beside` adds statements to each.
 */
export async function bareCreates(
  { loop, ground, plan }: HistoryWorld,
  reports: readonly NewCase[],
  { inFlight, seconds }: { readonly inFlight: number; readonly seconds: number },
  beside: (sql: Sql, after: CaseAggregate) => readonly Promise<unknown>[] = () => [],
): Promise<number> {
  const actor: Actor = { ...systemActor, id: 'bench' };
  const now = loop.now();
  const most = seconds * 3000;
  const first = await loop.serials(plan.townId, dayIn(ground.town.zone, now), most);
  const made = Array.from({ length: most }, (_, nth) => {
    const report = reports[nth % reports.length];
    if (!report) throw new Error('There is no report to store');
    const { aggregate, step } = openCase(report, { ground, actor, now, id: loop.newId(), serial: first + nth });
    const { policyId, policyVersion } = aggregate.fields;
    const glance = glanceOf(aggregate, ground.pack(policyId, policyVersion).ladder, ground.calendar, now);
    return { after: aggregate, step, glance, words: caseWords(aggregate.number, aggregate.fields, []), report };
  });
  const begun = performance.now();
  const until = begun + seconds * 1000;
  let next = 0;
  const lane = async () => {
    while (performance.now() < until) {
      const one = made[next++];
      if (!one) return;
      await inTown(loop.pool, plan.townId, actor, async (sql) => {
        await Promise.all([
          insertCase(sql, plan.townId, one),
          sql`insert into signal (id, case_id, source, at, text) values
            (${loop.newId()}, ${one.after.id}, ${one.report.source}, ${one.step.at}, ${one.report.text ?? null})`,
          ...beside(sql, one.after),
        ]);
      });
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return Math.round(Math.min(next, made.length) / ((performance.now() - begun) / 1000));
}
