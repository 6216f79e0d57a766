import type { CaseState } from '@chengyun/contract/words';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { takeStep } from '../act.ts';
import type { Loop } from '../loop.ts';
import { loadCase } from '../store/load-case.ts';

const ended: readonly CaseState[] = ['closed', 'declined', 'voided'];

/**
 * When a main case ends, each case merged into it, directly or through another, is told the result, so that every reporter hears of it. Runs
 * again safely: a case already told for this closing is passed over.
 */
export async function tellMerged(loop: Loop, townId: string, caseId: string): Promise<void> {
  const ground = await loop.grounds.of(townId);
  await inTown(loop.pool, townId, systemActor, async (sql) => {
    const main = await loadCase(sql, caseId);
    if (!main || !ended.includes(main.state)) return;
    const { outcome, closedAt } = main.fields;
    const { state } = main;
    const merged = await sql<{ id: string }[]>`
      with recursive below as (
        select id from cases where merged_into = ${caseId}
        union select c.id from cases c join below on c.merged_into = below.id
      )
      select c.id from cases c where c.id in (select id from below) and not exists (
        select 1 from journal j where j.case_id = c.id and j.action = 'main_closed' and j.at >= ${closedAt}
      ) for update
    `;
    for (const { id } of merged) {
      const before = await loadCase(sql, id);
      if (!before) continue;
      const decided = { to: before.state, effects: { told: { number: main.number, state, outcome, closedAt } } };
      await takeStep(loop, { sql, ground }, before, { action: 'main_closed', input: {}, actor: systemActor, decided });
    }
  });
}
