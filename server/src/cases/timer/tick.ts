import type { ActionInput } from '@chengyun/contract/actions';
import type { LadderRung } from '@chengyun/contract/pack';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Sql } from '../../support/db/connect.ts';
import { dueAt } from '../../town/calendar/due.ts';
import { actOnCase, contextFor, type InTown, takeStep } from '../act.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import type { Loop } from '../loop.ts';
import { raise } from '../steps/supervision-steps.ts';
import { glanceOf, nextRungAt } from '../store/glance.ts';
import { loadCase } from '../store/load-case.ts';
import { tellPages } from '../store/save-case.ts';

/**
 * Looks after the case whose next moment came first: a suspension that ends, a rung of the ladder, a lamp that turns.
 * The row is locked and skipped by others, so it is done once however many servers are up; after a downtime everything
 * is caught up in order. False when no case waits.
 */
export async function tickOne(loop: Loop, townId: string): Promise<boolean> {
  const ground = await loop.grounds.of(townId);
  return inTown(loop.pool, townId, systemActor, async (sql) => {
    const id = await nextCase(sql, loop.now());
    if (!id) return false;
    const before = await loadCase(sql, id);
    if (before) await look(loop, { sql, ground }, before);
    return true;
  });
}

async function nextCase(sql: Sql, now: Date): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select c.id from not_closed o join cases c on c.id = o.id
    where o.next_at <= ${now} and c.next_at <= ${now} order by o.next_at limit 1 for no key update of c skip locked
  `;
  return row?.id ?? null;
}

async function look(loop: Loop, world: InTown, before: CaseAggregate): Promise<void> {
  const { ground } = world;
  const { policyId, policyVersion, suspendedUntil } = before.fields;
  const { ladder } = ground.pack(policyId, policyVersion);
  if (suspendedUntil && new Date(suspendedUntil) <= loop.now()) {
    const asked = { caseId: before.id, action: 'resume' as const, input: {}, actor: systemActor, seen: null };
    // On the date it was promised for, whenever the server looks: its clocks lose nothing to a downtime.
    const until = new Date(suspendedUntil);
    await actOnCase({ ...loop, now: () => until }, world, asked);
    return;
  }
  const rung = ladder[before.fields.rungs];
  const at = nextRungAt(before, ladder, ground.calendar);
  if (rung && at && at <= loop.now()) {
    await climb(loop, world, before, rung);
    return;
  }
  await turnLamp(loop, world, before, ladder);
}

// A rung of the ladder: the system urges or supervises, with the date to answer by.
async function climb(loop: Loop, world: InTown, before: CaseAggregate, rung: LadderRung): Promise<void> {
  const context = contextFor(loop, world.ground, before, systemActor);
  const answerBy = rung.answerWithin ? dueAt(loop.now(), rung.answerWithin, context.calendar).toISOString() : null;
  const raised = raise(context, { level: rung.level, demand: rung.demand.zh, answerBy, automatic: true });
  const effects = {
    ...raised.effects,
    set: { rungs: before.fields.rungs + 1 },
    told: { demand: rung.demand, to: rung.to },
  };
  const input: Partial<ActionInput<'supervise'>> = { level: rung.level, demand: rung.demand.zh };
  const action = rung.level === 'urge' ? 'urge' : 'supervise';
  await takeStep(loop, world, before, { action, input, actor: systemActor, decided: { ...raised, effects } });
}

// Lamps are read off the clocks; only the list's copy of them is kept up, so this is no step of the case.
async function turnLamp(
  loop: Loop,
  { sql, ground }: InTown,
  before: CaseAggregate,
  ladder: readonly LadderRung[],
): Promise<void> {
  const glance = glanceOf(before, ladder, ground.calendar, loop.now());
  await sql`
    update cases set lamp = ${glance.lamp}, due_clock = ${glance.dueClock}, due_at = ${glance.dueAt},
      next_at = ${glance.nextAt}
    where id = ${before.id}
  `;
  tellPages(sql, ground.town.id, before);
}
