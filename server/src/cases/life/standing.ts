import { type Actor, hasRole, isOutside } from '../../people/actor.ts';
import type { CaseAggregate, TaskFields } from './aggregate.ts';
import type { LifeRule } from './life-table.ts';

/** The task of the lead unit that is still to be done, or null. */
export function leadTask(before: CaseAggregate): TaskFields | null {
  return openTasks(before).find((task) => task.part === 'lead') ?? null;
}

/** Tasks still to be done. */
export function openTasks(before: CaseAggregate): readonly TaskFields[] {
  return before.tasks.filter((task) => task.state === 'open' || task.state === 'accepted');
}

/** The lead unit that had the case last, whatever became of its task. */
export function lastLead(before: CaseAggregate): TaskFields | null {
  return before.tasks.findLast((task) => task.part === 'lead') ?? null;
}

/** Whether the actor stands to this case as the rule wants, beyond having a role. */
export function hasStanding(rule: LifeRule, before: CaseAggregate, actor: Actor): boolean {
  // Who is from outside acts on what they or their company reported and on nothing else, whatever the rule.
  if (isOutside(actor) && !isOwn(before, actor)) return false;
  const ofUnit = (task: TaskFields | null) => task !== null && actor.unitIds.includes(task.unitId);
  switch (rule.standing) {
    case 'anyone':
      return true;
    case 'finder':
      return before.fields.reportedBy === actor.id;
    case 'lead':
      return ofUnit(leadTask(before));
    case 'tasked':
      return openTasks(before).some(ofUnit);
    case 'asked':
      return ofUnit(lastLead(before));
    case 'involved':
      return (
        hasRole(actor, 'intake', 'dispatcher', 'chief') || ofUnit(lastLead(before)) || openTasks(before).some(ofUnit)
      );
    case 'other':
      return !tookPart(before, actor);
  }
}

function isOwn({ fields }: CaseAggregate, { id, companyIds = [] }: Actor): boolean {
  const ofCompany = fields.reporterUnitId !== null && companyIds.includes(fields.reporterUnitId);
  return ofCompany || (fields.reporterRole !== null && fields.reportedBy === id);
}

// "Someone other than the handler" (核查) and "two persons" (作废): who replied or asked may not judge it.
function tookPart(before: CaseAggregate, actor: Actor): boolean {
  const last = lastLead(before);
  // The desk's centre stands above the communities' committees without being them: only who acts for a unit is of it.
  const ofUnit = last !== null && hasRole(actor, 'unit') && actor.unitIds.includes(last.unitId);
  const handled = before.fields.handlerId === actor.id || ofUnit;
  const asked = before.requests.some(
    (request) => request.state === 'open' && request.kind === 'void' && request.askedBy === actor.id,
  );
  return handled || asked;
}
