import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import { actionNames } from '@chengyun/contract/actions';
import { type Actor, hasRole } from '../../people/actor.ts';
import type { CaseAggregate, Step } from '../life/aggregate.ts';
import { applyStep, rebuild } from '../life/apply-step.ts';
import type { Calendars } from '../life/calendars.ts';
import { lifeTable } from '../life/life-table.ts';
import { permit } from '../life/permit.ts';
import type { Decided, StepContext } from './context.ts';
import { edit, undo } from './correct-steps.ts';
import { decide, type PlainAction } from './decide.ts';
import { endExcuse } from './excuse.ts';
import { unmerge } from './join-steps.ts';

/** Actions that concern one case only; merge and split take more. */
export type OwnAction = Exclude<ActionName, 'merge' | 'split'>;

/** What a step is made of. */
export interface Taken {
  readonly action: string;
  readonly input: object;
  readonly actor: Actor;
  readonly decided: Decided;
}

/** Whether an action is decided from the journal, not from the case alone. */
export function looksBack(action: string): boolean {
  return action === 'undo' || action === 'unmerge';
}

/** Asks the life table and then decides an action. `journal` need only be given for those that look back. */
export function decideAction<A extends OwnAction>(
  context: StepContext,
  action: A,
  input: ActionInput<A>,
  journal: readonly Step[],
): Decided {
  permit(action, context.before, context.actor, context);
  return endExcuse(context, decideOwn(context, action, input, journal));
}

function decideOwn<A extends OwnAction>(
  context: StepContext,
  action: A,
  input: ActionInput<A>,
  journal: readonly Step[],
): Decided {
  if (action === 'edit') return edit(context, input as ActionInput<'edit'>);
  if (action === 'undo') return undo(context, input as ActionInput<'undo'>, journal);
  if (action === 'unmerge') return unmerge(context, journal);
  return decide(action as PlainAction, context, input as never);
}

/** The journal's line for a decision: the actor signs in the role that the table gave the action to. */
export function stepOf(before: CaseAggregate, { action, input, actor, decided }: Taken, at: Date): Step {
  return {
    seq: before.version + 1,
    at: at.toISOString(),
    action,
    actorId: actor.id,
    actorRole: roleFor(action, actor),
    actorUnitId: actor.unitIds[0] ?? null,
    from: before.state,
    to: decided.to,
    input: input as Step['input'],
    effects: decided.effects,
  };
}

/** The case after a step; one that takes another back is folded from the whole journal, which must then be given. */
export function foldStep(
  before: CaseAggregate,
  step: Step,
  journal: readonly Step[],
  calendars: Calendars,
): CaseAggregate {
  if (step.effects.undoes === undefined) return applyStep(before, step, calendars);
  const after = rebuild([...journal, step], calendars);
  if (!after) throw new Error(`Undoing step ${step.effects.undoes} would leave nothing of case ${before.number}`);
  return after;
}

/** The instant of a case's next step: now, but never before its last one, for servers' clocks differ. */
export function momentFor(before: CaseAggregate, now: Date): Date {
  const last = new Date(before.updatedAt);
  return last > now ? last : now;
}

function roleFor(action: string, actor: Actor): Step['actorRole'] {
  const name = actionNames.find((one) => one === action);
  const role = name && lifeTable[name].roles.find((one) => hasRole(actor, one));
  return role ?? actor.roles[0] ?? 'system';
}
