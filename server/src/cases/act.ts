import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import { stateNames } from '@chengyun/contract/names';
import type { Actor } from '../people/actor.ts';
import type { Sql } from '../support/db/connect.ts';
import { Refusal } from '../support/http/refusal.ts';
import type { Ground } from '../town/ground/ground.ts';
import type { CaseAggregate, Step } from './life/aggregate.ts';
import { applyStep, rebuild } from './life/apply-step.ts';
import { allowedActions, permit } from './life/permit.ts';
import { findCategory, findCondition, type Loop } from './loop.ts';
import { codesAt, namesOf } from './open-case.ts';
import { caseWords, wordsChanged } from './search-fields.ts';
import type { Decided, StepContext } from './steps/context.ts';
import { edit, undo } from './steps/correct-steps.ts';
import { decide, type PlainAction } from './steps/decide.ts';
import { unmerge } from './steps/join-steps.ts';
import { glanceOf } from './store/glance.ts';
import { loadCase, loadJournal } from './store/load-case.ts';
import { updateCase } from './store/save-case.ts';

/** One action asked for: what, on which case, by whom, having seen which version. */
export interface Asked<A extends ActionName = ActionName> {
  readonly caseId: string;
  readonly action: A;
  readonly input: ActionInput<A>;
  readonly actor: Actor;
  /** The version the actor looked at; null when it does not matter (the system's own steps). */
  readonly seen: number | null;
}

/** The world of one transaction in a town. */
export interface InTown {
  readonly sql: Sql;
  readonly ground: Ground;
}

/** Takes one action on a case: loads it, asks the life table, decides, folds, stores. All or nothing with the transaction. */
export async function actOnCase<A extends ActionName>(
  loop: Loop,
  world: InTown,
  asked: Asked<A>,
): Promise<CaseAggregate> {
  const before = await caseFor(world, asked);
  permit(asked.action, before, asked.actor);
  const context = contextFor(loop, world.ground, before, asked.actor);
  const decided = await decideAny(world, context, asked);
  return takeStep(loop, world, before, { ...asked, decided });
}

/** Loads the case an action is about; refuses a version that is not the one the actor saw. */
export async function caseFor(
  { sql }: InTown,
  { caseId, seen }: Pick<Asked, 'caseId' | 'seen'>,
): Promise<CaseAggregate> {
  const before = await loadCase(sql, caseId);
  if (!before) throw new Refusal('not-found');
  if (seen !== null && seen !== before.version) throw changed(before, seen);
  return before;
}

/** Folds a decided step into the case and stores both. */
export async function takeStep(
  loop: Loop,
  world: InTown,
  before: CaseAggregate,
  taken: {
    readonly action: string;
    readonly input: object;
    readonly actor: Actor;
    readonly decided: Decided;
  },
): Promise<CaseAggregate> {
  const { sql, ground } = world;
  const step = stepOf(before, taken, loop.now());
  const after = await fold(sql, ground, before, step);
  const pack = ground.pack(after.fields.policyId, after.fields.policyVersion);
  const glance = glanceOf(after, pack.ladder, ground.calendar, loop.now());
  const words = wordsChanged(before.fields, after.fields)
    ? caseWords(after.number, after.fields, namesOf(pack, ground, after.fields))
    : null;
  const [stored] = await Promise.all([
    updateCase(sql, ground.town.id, before, { after, step, glance, words }),
    ...attach(sql, before.id, step.input['attachmentIds'], step.input['before'], step.input['after']),
  ]);
  if (!stored) {
    const now = await loadCase(sql, before.id);
    throw changed(now ?? before, before.version);
  }
  return after;
}

/** What a decision may look at, for this case under its own policy version. */
export function contextFor(loop: Loop, ground: Ground, before: CaseAggregate, actor: Actor): StepContext {
  const { policyId, policyVersion, kind: kindId } = before.fields;
  const pack = ground.pack(policyId, policyVersion);
  const kind = pack.kinds.find((one) => one.id === kindId);
  const calendar = ground.calendars.get(pack.calendar);
  if (!kind || !calendar)
    throw new Error(`Case ${before.number} lives under ${policyId}@${policyVersion}, which lacks ${kindId}`);
  return {
    before,
    actor,
    now: loop.now(),
    newId: loop.newId,
    kind,
    calendar,
    calendarRef: { id: calendar.data.id, version: calendar.data.version },
    condition: (taxonomy, category, code) => findCondition(pack, { taxonomy, code: category }, code),
    hasCategory: (taxonomy, category) => findCategory(pack, { taxonomy, code: category }) !== null,
    unitIsActive: (id) => ground.units.get(id)?.active === true,
  };
}

async function decideAny(world: InTown, context: StepContext, asked: Asked): Promise<Decided> {
  const { action } = asked;
  if (action === 'edit') {
    const input = asked.input as ActionInput<'edit'>;
    const moved = input.position !== undefined || input.areaCode !== undefined;
    const position = input.position ? ([input.position[0], input.position[1]] as const) : undefined;
    return edit(context, input, moved ? codesAt(world.ground, position, input.areaCode) : null);
  }
  if (action === 'undo') {
    const steps = await loadJournal(world.sql, asked.caseId);
    const input = asked.input as ActionInput<'undo'>;
    return undo(context, input, steps.at(-1), without(steps, input.seq, world.ground));
  }
  if (action === 'unmerge') {
    const steps = await loadJournal(world.sql, asked.caseId);
    const merge = steps.findLast((step) => step.action === 'merge');
    return unmerge(merge, merge ? without(steps, merge.seq, world.ground) : null);
  }
  if (action === 'merge' || action === 'split') throw new Error(`${action} takes more than one case`);
  return decide(action as PlainAction, context, asked.input as never);
}

async function fold(sql: Sql, ground: Ground, before: CaseAggregate, step: Step): Promise<CaseAggregate> {
  if (step.effects.undoes === undefined) return applyStep(before, step, ground.calendar);
  const steps = await loadJournal(sql, before.id);
  const after = rebuild([...steps, step], ground.calendar);
  if (!after) throw new Error(`Undoing step ${step.effects.undoes} would leave nothing of case ${before.number}`);
  return after;
}

function without(steps: readonly Step[], seq: number, ground: Ground): CaseAggregate | null {
  return rebuild(
    steps.filter((step) => step.seq !== seq),
    ground.calendar,
  );
}

function stepOf(
  before: CaseAggregate,
  taken: { readonly action: string; readonly input: object; readonly actor: Actor; readonly decided: Decided },
  now: Date,
): Step {
  const { actor, decided } = taken;
  return {
    seq: before.version + 1,
    at: now.toISOString(),
    action: taken.action,
    actorId: actor.id,
    actorRole: actor.roles[0] ?? 'system',
    actorUnitId: actor.unitIds[0] ?? null,
    from: before.state,
    to: decided.to,
    input: taken.input as Step['input'],
    effects: decided.effects,
  };
}

function attach(sql: Sql, caseId: string, ...lists: readonly unknown[]): Promise<unknown>[] {
  const ids = lists.flatMap((list) => (Array.isArray(list) ? list : [])) as string[];
  if (ids.length === 0) return [];
  return [sql`update attachment set case_id = ${caseId} where id = any (${ids}::uuid[]) and case_id is null`.execute()];
}

function changed(now: CaseAggregate, seen: number): Refusal {
  return new Refusal(
    'case.changed',
    { number: now.number, version: now.version, seen, state: stateNames[now.state] },
    { state: now.state, version: now.version },
  );
}

/** The action names for a refusal's facts. */
export function allowedNames(before: CaseAggregate, actor: Actor): string[] {
  return [...allowedActions(before, actor)];
}
