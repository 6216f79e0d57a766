import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { takeStep } from '../act.ts';
import type { Loop } from '../loop.ts';
import { loadCase } from '../store/load-case.ts';

/**
 * When a main case is closed, each case merged into it is told the result, so that every reporter hears of it. Runs
 * again safely: a case already told for this closing is passed over.
 */
export async function tellMerged(loop: Loop, townId: string, caseId: string): Promise<void> {
  const ground = await loop.grounds.of(townId);
  await inTown(loop.pool, townId, systemActor, async (sql) => {
    const main = await loadCase(sql, caseId);
    if (main?.state !== 'closed') return;
    const { outcome, closedAt } = main.fields;
    const merged = await sql<{ id: string }[]>`
      select c.id from cases c where c.merged_into = ${caseId} and not exists (
        select 1 from journal j where j.case_id = c.id and j.action = 'main_closed' and j.at >= ${closedAt}
      ) for update
    `;
    for (const { id } of merged) {
      const before = await loadCase(sql, id);
      if (!before) continue;
      const decided = { to: before.state, effects: { told: { number: main.number, outcome, closedAt } } };
      await takeStep(loop, { sql, ground }, before, { action: 'main_closed', input: {}, actor: systemActor, decided });
    }
  });
}
