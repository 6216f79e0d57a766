import { type ActionInput, type ActionName, actionNames } from '@chengyun/contract/actions';
import type { CategoryRef } from '@chengyun/contract/case';
import { actionTitles } from '@chengyun/contract/names';
import type { CaseAggregate, CaseFields, Step } from '../life/aggregate.ts';
import { rebuild } from '../life/apply-step.ts';
import { lifeTable } from '../life/life-table.ts';
import { refuse, refuseWithout } from '../refuse.ts';
import type { Decided, StepContext } from './context.ts';

/** 更正: facts of the report put right, with a reason; a new position finds its area again. */
export function edit(context: StepContext, input: ActionInput<'edit'>): Decided {
  const { category, conditionCode, position, areaCode, complainedUnitId } = input;
  const moved = position !== undefined || areaCode !== undefined;
  if (category && !context.hasCategory(category.taxonomy, category.code)) {
    refuse('case.no-such', { what: { zh: '类别', en: 'Category' }, value: `${category.taxonomy}:${category.code}` });
  }
  if (areaCode && !context.hasArea(areaCode)) {
    refuse('case.no-such', { what: { zh: '区域', en: 'Area' }, value: areaCode });
  }
  if (complainedUnitId && !context.unitIsActive(complainedUnitId)) {
    refuse('case.no-such', { what: { zh: '被投诉单位', en: 'Unit complained of' }, value: complainedUnitId });
  }
  const set: Partial<CaseFields> = {
    ...(input.title === undefined ? {} : { title: input.title }),
    ...(input.matter === undefined ? {} : { matter: input.matter }),
    ...(input.place === undefined ? {} : { place: input.place }),
    ...(complainedUnitId === undefined ? {} : { complainedUnitId }),
    ...(category || conditionCode ? classOf(context, category, conditionCode) : {}),
    ...(input.position ? { lon: input.position[0], lat: input.position[1] } : {}),
    ...(moved ? context.codesAt(position && [position[0], position[1]], areaCode) : {}),
  };
  if (Object.keys(set).length === 0) refuseWithout(actionTitles.edit, '至少更正一项', 'change at least one thing');
  return { to: context.before.state, effects: { set } };
}

type Class = Pick<CaseFields, 'taxonomy' | 'categoryCode' | 'conditionCode'>;

// Another class has conditions of its own; a case filed under one, which sets its time limit, is not left without.
function classOf(context: StepContext, category: CategoryRef | undefined, given: string | undefined): Class {
  const { taxonomy: was, categoryCode: wasCode, conditionCode: kept } = context.before.fields;
  const taxonomy = category?.taxonomy ?? was;
  const categoryCode = category?.code ?? wasCode;
  const same = taxonomy === was && categoryCode === wasCode;
  const conditionCode = given ?? (same ? kept : null);
  if (!taxonomy || !categoryCode) {
    refuseWithout(actionTitles.edit, '选定立案条件所属的类别', 'choose the class that the condition is of');
  }
  if (given && !context.condition(taxonomy, categoryCode, given)) {
    refuse('case.no-such', { what: { zh: '立案条件', en: 'Filing condition' }, value: given });
  }
  if (kept && !conditionCode && context.hasConditions(taxonomy, categoryCode)) {
    refuseWithout(actionTitles.edit, '选定新类别的立案条件', 'choose a filing condition of the new class');
  }
  return { taxonomy, categoryCode, conditionCode };
}

/** A remark, perhaps with files; changes nothing else. */
export function note(context: StepContext): Decided {
  return { to: context.before.state, effects: {} };
}

/** The last step, if this actor may still take it back. */
export function undoable(
  before: CaseAggregate,
  last: Step | undefined,
  actorId: string,
  minutes: number,
  now: Date,
): boolean {
  if (!last || last.seq !== before.version || last.actorId !== actorId) return false;
  if (!isAction(last.action) || !lifeTable[last.action].undo) return false;
  return now.getTime() - new Date(last.at).getTime() <= minutes * 60_000;
}

/** 撤回: takes the last step back as if it had not been made; the journal keeps both. */
export function undo(context: StepContext, input: ActionInput<'undo'>, journal: readonly Step[]): Decided {
  const last = journal.at(-1);
  const minutes = context.kind.quotas.undoMinutes;
  if (!last || last.seq !== input.seq || !undoable(context.before, last, context.actor.id, minutes, context.now)) {
    refuseWithout(
      actionTitles.undo,
      `该操作是您本人 ${minutes} 分钟内所办的最后一步，且属于可撤回的操作`,
      `it must be the last step, your own, not older than ${minutes} minutes and of a kind that can be undone`,
    );
  }
  const afterwards = rebuild(journal.slice(0, -1), context.calendars);
  if (!afterwards) refuseWithout(actionTitles.undo, '案件须保留首个步骤', 'a case keeps its first step');
  return { to: afterwards.state, effects: { undoes: input.seq } };
}

function isAction(name: string): name is ActionName {
  return (actionNames as readonly string[]).includes(name);
}
