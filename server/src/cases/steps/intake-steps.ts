import type { ActionInput } from '@chengyun/contract/actions';
import { actionTitles } from '@chengyun/contract/names';
import { openTasks } from '../life/standing.ts';
import { refuse, refuseWithout } from '../refuse.ts';
import { each, everyClock, limitOf, start } from './clock-effects.ts';
import type { Decided, StepContext } from './context.ts';
import { lapseWaiting, liftAll, withdrawAll } from './end-case.ts';

/** 核实: a unit or patrol worker is asked to look whether the matter exists, before it is filed. */
export function verifyBeforeFiling(context: StepContext, input: ActionInput<'verify_before_filing'>): Decided {
  if (!context.unitIsActive(input.unitId)) {
    refuse('case.no-such', { what: { zh: '单位', en: 'Unit' }, value: input.unitId });
  }
  return {
    to: context.before.state,
    effects: {
      clocks: each('stop', 'accept'),
      tasks: [{ op: 'open', id: context.newId(), unitId: input.unitId, part: 'verify' }],
    },
  };
}

/** The result of 核实; what is done with it stays the intake clerk's decision. */
export function verifyResult(context: StepContext, input: ActionInput<'verify_result'>): Decided {
  const task = openTasks(context.before).find(
    (one) => one.part === 'verify' && context.actor.unitIds.includes(one.unitId),
  );
  if (!task) {
    refuseWithout(actionTitles.verify_result, '有派给本单位的核实任务', 'a verification task for your unit');
  }
  const result = input.found ? 'found' : 'not_found';
  return { to: context.before.state, effects: { tasks: [{ op: 'close', id: task.id, state: 'done', result }] } };
}

/** 立案: the condition chosen sets the limit of handling; the desk's clocks stop, dispatch, contact and whole start. */
export function file(context: StepContext, input: ActionInput<'file'>): Decided {
  const { before, kind } = context;
  const taxonomy = input.category?.taxonomy ?? before.fields.taxonomy;
  const categoryCode = input.category?.code ?? before.fields.categoryCode;
  if (kind.category === 'required' && !(taxonomy && categoryCode)) {
    refuseWithout(actionTitles.file, '选定类别', 'choose a category');
  }
  if (taxonomy && categoryCode && !context.hasCategory(taxonomy, categoryCode)) {
    refuse('case.no-such', { what: { zh: '类别', en: 'Category' }, value: `${taxonomy}:${categoryCode}` });
  }
  const conditionCode = input.conditionCode ?? null;
  if (conditionCode && !(taxonomy && categoryCode && context.condition(taxonomy, categoryCode, conditionCode))) {
    refuse('case.no-such', { what: { zh: '立案条件', en: 'Filing condition' }, value: conditionCode });
  }
  const chosen = { taxonomy, categoryCode, conditionCode };
  const after = { ...before, fields: { ...before.fields, ...chosen } };
  const limit = limitOf({ ...context, before: after }, 'handle');
  return {
    to: 'filed',
    effects: {
      set: { ...chosen, filedAt: context.now.toISOString() },
      clocks: [
        ...each('stop', 'accept', 'file'),
        ...start(context, 'dispatch'),
        // Contacted before it was filed, that duty is met already.
        ...(before.clocks.contact ? [] : start(context, 'contact')),
        ...start(context, 'whole'),
      ],
      tasks: withdrawAll(context, 'filed'),
      told: { handleLimit: limit },
    },
  };
}

/** 不予立案: the reason is told to the reporter. */
export function decline(context: StepContext): Decided {
  return {
    to: 'declined',
    effects: {
      set: { closedAt: context.now.toISOString() },
      clocks: each('stop', 'accept', 'file'),
      tasks: withdrawAll(context, 'declined'),
      requests: lapseWaiting(context),
      supervisions: liftAll(context),
    },
  };
}

/** 即发即处: the finder put it right on the spot, with photos of before and after. */
export function quickClose(context: StepContext): Decided {
  const at = context.now.toISOString();
  return {
    to: 'closed',
    effects: {
      set: { outcome: 'solved', solved: true, filedAt: at, closedAt: at, handlerId: context.actor.id },
      clocks: each('stop', ...everyClock),
      tasks: withdrawAll(context, 'quick_close'),
      requests: lapseWaiting(context),
    },
  };
}
