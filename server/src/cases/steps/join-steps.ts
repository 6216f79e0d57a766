import { actionTitles } from '@chengyun/contract/names';
import { type CaseState, openStates } from '@chengyun/contract/words';
import type { CaseAggregate, Step } from '../life/aggregate.ts';
import { rebuild } from '../life/apply-step.ts';
import { refuse, refuseWithout } from '../refuse.ts';
import type { Decided, StepContext } from './context.ts';
import { endUnjudged } from './end-case.ts';

/** 并案, on the case that goes into another: its clocks end without a verdict, its tasks are withdrawn. */
export function mergeInto(context: StepContext, main: CaseAggregate): Decided {
  const { before } = context;
  if (main.id === before.id) refuseWithout(actionTitles.merge, '选择另一件案件', 'choose another case');
  if (!openStates.includes(main.state)) {
    refuse('case.no-such', { what: { zh: '办理中的主案', en: 'Open main case' }, value: main.number });
  }
  return {
    to: 'merged',
    effects: {
      ...endUnjudged(context, 'merged', { mergedInto: main.id }),
      told: { mainNumber: main.number },
    },
  };
}

/** The same, on the main case: it now speaks for so many more reports. */
export function absorb(main: CaseAggregate, other: CaseAggregate): Decided {
  return {
    to: main.state,
    effects: {
      set: { signals: main.fields.signals + other.fields.signals },
      told: { caseId: other.id, number: other.number, title: other.fields.title },
    },
  };
}

/** 撤销并案: the case is again as it was before; its clocks never stopped. */
export function unmerge(context: StepContext, journal: readonly Step[]): Decided {
  const merge = journal.findLast((step) => step.action === 'merge');
  const others = journal.filter((step) => step.seq !== merge?.seq);
  const afterwards = rebuild(others, context.calendars);
  if (!merge || !afterwards) {
    refuseWithout(actionTitles.unmerge, '案件由并案操作并入', 'a case that was merged by hand');
  }
  return { to: afterwards.state, effects: { undoes: merge.seq } };
}

/** The same, on the main case. */
export function release(main: CaseAggregate, other: CaseAggregate): Decided {
  return {
    to: main.state,
    effects: {
      set: { signals: Math.max(1, main.fields.signals - other.fields.signals) },
      told: { caseId: other.id, number: other.number, title: other.fields.title },
    },
  };
}

/** 拆分: the case ends, its parts live on as cases of their own, each with its own units and clocks. */
export function split(
  context: StepContext,
  children: readonly { readonly id: string; readonly number: string }[],
): Decided {
  const to: CaseState = 'voided';
  return {
    to,
    effects: {
      ...endUnjudged(context, 'split', { closedAt: context.now.toISOString() }),
      told: { children },
    },
  };
}
