import type { ActionInput } from '@chengyun/contract/actions';
import type { ClockEffect, TaskEffect } from '../life/aggregate.ts';
import { lastLead, leadTask, openTasks } from '../life/standing.ts';
import { refuse } from '../refuse.ts';
import { each, ladderAnew, pause, start } from './clock-effects.ts';
import type { Decided, StepContext } from './context.ts';
import { lapseWaiting, withdrawAll } from './end-case.ts';

/**
 * 派遣: one lead unit, any number of co-handlers. Sent back to the unit that returned it, the handling clock resumes;
 * to another, it restarts (domain.md §1.2). After the last return allowed, only the duty chief decides.
 */
export function dispatch(context: StepContext, input: ActionInput<'dispatch'>): Decided {
  const { leadUnitId, coUnitIds = [] } = input;
  for (const unitId of [leadUnitId, ...coUnitIds]) {
    if (!context.unitIsActive(unitId)) refuse('case.no-such', { what: { zh: '单位', en: 'Unit' }, value: unitId });
  }
  const clock = handleClock(context, leadUnitId);
  const others = coUnitIds.filter((unitId) => unitId !== leadUnitId);
  const tasks: readonly TaskEffect[] = [
    { op: 'open', id: context.newId(), unitId: leadUnitId, part: 'lead' },
    ...others.map((unitId) => ({ op: 'open', id: context.newId(), unitId, part: 'co' }) as const),
  ];
  return {
    to: 'dispatched',
    effects: {
      set: { leadUnitId, handlerId: null, ...(clock.resumed ? {} : ladderAnew) },
      clocks: [...each('stop', 'dispatch'), ...clock.effects],
      tasks: [...withdrawAll(context, 'dispatched'), ...tasks],
    },
  };
}

interface HandleClock {
  readonly resumed: boolean;
  readonly effects: readonly ClockEffect[];
}

function handleClock(context: StepContext, leadUnitId: string): HandleClock {
  const clock = context.before.clocks.handle;
  const back = lastLead(context.before)?.unitId === leadUnitId;
  if (clock?.state === 'paused' && back) return { resumed: true, effects: each('resume', 'handle') };
  return { resumed: false, effects: start(context, 'handle', { op: clock ? 'restart' : 'start' }) };
}

/** 退单: the handling clock pauses, the dispatch clock starts; anything asked for by the unit lapses. */
export function notOurs(context: StepContext, input: ActionInput<'not_ours'>): Decided {
  const { before } = context;
  const lead = leadTask(before);
  return {
    to: 'filed',
    effects: {
      set: { leadUnitId: null, handlerId: null, returns: before.fields.returns + 1 },
      clocks: [pause('handle', 'returned'), ...start(context, 'dispatch', { op: 'restart' })],
      tasks: openTasks(before).map((task) => ({
        op: 'close',
        id: task.id,
        state: task.id === lead?.id ? 'returned' : 'withdrawn',
        result: task.id === lead?.id ? input.reason : 'returned',
      })),
      requests: lapseWaiting(context, 'extension', 'suspension'),
    },
  };
}
