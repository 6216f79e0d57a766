import { type ActionName, actionNames } from '@chengyun/contract/actions';
import { actionTitles, roleNames, stateNames } from '@chengyun/contract/names';
import type { Localized } from '@chengyun/contract/words';
import { type Actor, hasRole } from '../../people/actor.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Calendar } from '../../town/calendar/compile.ts';
import { clockText } from '../steps/instant.ts';
import type { CaseAggregate } from './aggregate.ts';
import { lifeTable } from './life-table.ts';
import { type Obstacle, obstacleTo, type Rules } from './obstacles.ts';
import { hasStanding } from './standing.ts';

/** What a refusal is told by: instants are told by the clock of the town. */
interface Told extends Rules {
  readonly calendar: Calendar;
}

/** Refuses an action that the life table or a policy does not give this actor now, and says what would be allowed. */
export function permit(action: ActionName, before: CaseAggregate, actor: Actor, rules: Told): void {
  const found = tableObstacle(action, before, actor) ?? obstacleTo(action, before, actor, rules);
  if (!found) return;
  const allowed = allowedActions(before, actor, rules);
  const { suspendedUntil } = before.fields;
  const until = suspendedUntil ? { until: clockText(new Date(suspendedUntil), rules.calendar) } : {};
  const values = { ...found.values, ...until, allowed: joinNames(allowed.map((name) => actionTitles[name])) };
  throw new Refusal(found.code, values, {
    state: before.state,
    version: before.version,
    allowedActions: [...allowed],
  });
}

/** Whether the actor may take this action now, given input that fits. */
export function isPermitted(action: ActionName, before: CaseAggregate, actor: Actor, rules: Rules): boolean {
  return tableObstacle(action, before, actor) === null && obstacleTo(action, before, actor, rules) === null;
}

/** The actions the actor may take now, in the order of the table; undo is not among them, for it hangs on the journal. */
export function allowedActions(before: CaseAggregate, actor: Actor, rules: Rules): readonly ActionName[] {
  return actionNames.filter((action) => action !== 'undo' && isPermitted(action, before, actor, rules));
}

function tableObstacle(action: ActionName, before: CaseAggregate, actor: Actor): Obstacle | null {
  const rule = lifeTable[action];
  const { number, state, fields } = before;
  const title = actionTitles[action];
  if (!rule.from.includes(state)) {
    return { code: 'case.not-allowed-now', values: { number, state: stateNames[state], action: title } };
  }
  if (!hasRole(actor, ...rule.roles) || !hasStanding(rule, before, actor)) {
    const who = joinNames(rule.roles.map((role) => roleNames[role]));
    return { code: 'case.not-yours', values: { action: title, who } };
  }
  if (fields.suspendedUntil && !rule.whileSuspended) {
    return { code: 'case.suspended', values: { number, action: title } };
  }
  return null;
}

/** Names in one line, in both languages. */
export function joinNames(names: readonly Localized[]): Localized {
  if (names.length === 0) return { zh: '无', en: 'nothing' };
  return { zh: names.map((name) => name.zh).join('、'), en: names.map((name) => name.en).join(', ') };
}
