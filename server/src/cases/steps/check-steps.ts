import type { ActionInput } from '@chengyun/contract/actions';
import { actionTitles } from '@chengyun/contract/names';
import type { ClockEffect, TaskEffect } from '../life/aggregate.ts';
import { callBackMissing, callBackTries } from '../life/call-back.ts';
import { lastLead, openTasks } from '../life/standing.ts';
import { refuseWithout } from '../refuse.ts';
import { each, everyClock, ladderAnew, start } from './clock-effects.ts';
import type { Decided, StepContext } from './context.ts';
import { lapseWaiting } from './end-case.ts';

/** 核查: passed, the case waits to be closed; failed, it goes back and counts as rework (返工), the clock running on. */
export function check(context: StepContext, input: ActionInput<'check'>): Decided {
  if (input.result === 'pass') return { to: 'checked', effects: { clocks: each('stop', 'check') } };
  return {
    to: 'handling',
    effects: {
      set: { reworks: context.before.fields.reworks + 1, outcome: null },
      clocks: [...each('stop', 'check'), { op: 'reopen', name: 'handle', why: 'checking' }],
      tasks: handAgain(context),
    },
  };
}

/**
 * 回访: nobody reached is an attempt, not a call-back. An inclination to dissatisfaction warns and, by policy, brings a
 * second handling with its own limit.
 */
export function callBack(context: StepContext, input: ActionInput<'call_back'>): Decided {
  const { before, kind } = context;
  const title = actionTitles.call_back;
  if (!input.reached) {
    if (!input.reason) refuseWithout(title, '说明未联系上的原因', 'say why nobody was reached');
    return { to: before.state, effects: { set: { missedCalls: before.fields.missedCalls + 1 } } };
  }
  if (input.satisfaction === undefined || input.solved === undefined) {
    refuseWithout(title, '填写是否解决和满意度', 'say whether it was solved and how satisfied the person is');
  }
  const unhappy = input.satisfaction === 'dissatisfied' || !input.solved;
  if (unhappy && !input.reason) refuseWithout(title, '填写不满意原因', 'give the reason for dissatisfaction');
  const told = { solved: input.solved, satisfaction: input.satisfaction };
  const again = unhappy && kind.secondHandling && before.fields.reopens === 0 && !before.fields.dissatisfied;
  if (!again) {
    return {
      to: before.state,
      effects: { set: { ...told, calledBack: true, dissatisfied: before.fields.dissatisfied || unhappy } },
    };
  }
  return {
    to: 'handling',
    effects: {
      set: { ...told, ...ladderAnew, dissatisfied: true, calledBack: false, outcome: null },
      clocks: [
        ...each('drop', 'check'),
        ...start(context, 'handle', { op: 'restart', ...(kind.secondHandling ? { limit: kind.secondHandling } : {}) }),
      ],
      tasks: handAgain(context),
    },
  };
}

/** 结案: after the call-back where the kind requires one, or after so many attempts that reached nobody. */
export function close(context: StepContext): Decided {
  const { before, kind } = context;
  if (callBackMissing(before, kind)) {
    const tries = callBackTries(kind);
    refuseWithout(
      actionTitles.close,
      `完成回访（已有 ${before.fields.missedCalls} 次未联系上，满 ${tries} 次可结案）`,
      `call the reporter back (nobody reached ${before.fields.missedCalls} times; after ${tries} it may be closed)`,
    );
  }
  return {
    to: 'closed',
    effects: {
      set: { closedAt: context.now.toISOString() },
      // A first contact that never happened has no verdict; the measures count it as not contacted.
      clocks: [...each('drop', 'contact'), ...each('stop', ...everyClock)],
      requests: lapseWaiting(context),
    },
  };
}

/** 重新办理: back to dispatch; the whole-case clock runs on, the time in between was nobody's. */
export function reopen(context: StepContext): Decided {
  const { before } = context;
  const whole: readonly ClockEffect[] = before.clocks.whole
    ? [{ op: 'reopen', name: 'whole', why: 'closed' }]
    : start(context, 'whole');
  return {
    to: 'filed',
    effects: {
      set: {
        closedAt: null,
        reopens: before.fields.reopens + 1,
        leadUnitId: null,
        handlerId: null,
        outcome: null,
        calledBack: false,
        missedCalls: 0,
        returns: 0,
      },
      clocks: [...start(context, 'dispatch', { op: 'restart' }), ...whole],
      // An appeal not yet decided may be made again when the case is closed again.
      requests: lapseWaiting(context),
    },
  };
}

// The unit that handled it gets the task again, in the hands of the same person.
function handAgain(context: StepContext): readonly TaskEffect[] {
  const last = lastLead(context.before);
  if (!last || openTasks(context.before).some((task) => task.part === 'lead')) return [];
  const id = context.newId();
  return [
    { op: 'open', id, unitId: last.unitId, part: 'lead' },
    { op: 'accept', id, handlerId: last.handlerId },
  ];
}
