import { type ActionName, actionNames } from '@chengyun/contract/actions';
import { actionTitles, roleNames, stateNames } from '@chengyun/contract/names';
import type { Localized } from '@chengyun/contract/words';
import { type Actor, hasRole } from '../../people/actor.ts';
import { refuse } from '../refuse.ts';
import type { CaseAggregate } from './aggregate.ts';
import { lifeTable } from './life-table.ts';
import { hasStanding } from './standing.ts';

/** Refuses an action that the life table does not give this actor in this state. */
export function permit(action: ActionName, before: CaseAggregate, actor: Actor): void {
  const rule = lifeTable[action];
  const title = actionTitles[action];
  if (!rule.from.includes(before.state)) {
    const allowed = joinNames(allowedActions(before, actor).map((name) => actionTitles[name]));
    refuse('case.not-allowed-now', {
      number: before.number,
      state: stateNames[before.state],
      action: title,
      allowed,
    });
  }
  if (!hasRole(actor, ...rule.roles) || !hasStanding(rule, before, actor)) {
    refuse('case.not-yours', { action: title, who: joinNames(rule.roles.map((role) => roleNames[role])) });
  }
  if (before.fields.suspendedUntil && !rule.whileSuspended) {
    refuse('case.suspended', { number: before.number, until: before.fields.suspendedUntil, action: title });
  }
}

/** Whether the table gives the actor this action now; what it needs beyond that is told when it is tried. */
export function isPermitted(action: ActionName, before: CaseAggregate, actor: Actor): boolean {
  const rule = lifeTable[action];
  if (!rule.from.includes(before.state) || !hasRole(actor, ...rule.roles)) return false;
  if (before.fields.suspendedUntil && !rule.whileSuspended) return false;
  return hasStanding(rule, before, actor) && makesSense(action, before);
}

/** The actions the actor may take now, in the order of the table. */
export function allowedActions(before: CaseAggregate, actor: Actor): readonly ActionName[] {
  return actionNames.filter((action) => action !== 'undo' && isPermitted(action, before, actor));
}

// A button that could only be refused is not shown: nothing to decide, nothing to resume, nothing to answer.
function makesSense(action: ActionName, { fields, requests, supervisions, tasks }: CaseAggregate): boolean {
  const waiting = (kind: string, state = 'open') =>
    requests.some((request) => request.kind === kind && request.state === state);
  switch (action) {
    case 'decide_extension':
      return waiting('extension');
    case 'decide_suspension':
      return waiting('suspension');
    case 'decide_void':
      return waiting('void');
    case 'ask_void':
      return !waiting('void');
    case 'ask_extension':
    case 'ask_suspension':
      return !waiting(action === 'ask_extension' ? 'extension' : 'suspension');
    case 'review_appeal':
      return waiting('appeal');
    case 'decide_appeal':
      return waiting('appeal', 'reviewed');
    case 'appeal':
      return fields.late && !fields.exempt && !requests.some((request) => request.kind === 'appeal');
    case 'resume':
      return fields.suspendedUntil !== null;
    case 'answer_supervision':
      return supervisions.some((one) => !one.liftedAt && !one.answeredAt);
    case 'lift_supervision':
      return supervisions.some((one) => !one.liftedAt);
    case 'verify_result':
      return tasks.some((task) => task.part === 'verify' && task.state === 'open');
    case 'verify_before_filing':
      return !tasks.some((task) => task.part === 'verify' && task.state === 'open');
    default:
      return true;
  }
}

function joinNames(names: readonly Localized[]): Localized {
  if (names.length === 0) return { zh: '无', en: 'nothing' };
  return { zh: names.map((name) => name.zh).join('、'), en: names.map((name) => name.en).join(', ') };
}
