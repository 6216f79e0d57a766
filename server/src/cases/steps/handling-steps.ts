import type { ActionInput } from '@chengyun/contract/actions';
import { actionTitles } from '@chengyun/contract/names';
import type { TaskEffect, TaskFields } from '../life/aggregate.ts';
import { leadTask, openTasks } from '../life/standing.ts';
import { refuseWithout } from '../refuse.ts';
import { each, start } from './clock-effects.ts';
import type { Decided, StepContext } from './context.ts';
import { lapseWaiting } from './end-case.ts';

/** 接单, 开始处置: the lead unit takes the case. */
export function accept(context: StepContext): Decided {
  return takeOn(context, context.actor.id);
}

/** 指派: the lead unit names the person who handles it. */
export function assign(context: StepContext, input: ActionInput<'assign'>): Decided {
  return takeOn(context, input.handlerId);
}

function takeOn(context: StepContext, handlerId: string): Decided {
  const task = leadTask(context.before);
  const tasks: readonly TaskEffect[] = task ? [{ op: 'accept', id: task.id, handlerId }] : [];
  return { to: 'handling', effects: { set: { handlerId }, tasks } };
}

/**
 * 先行联系: the first contact stops the clock; an attempt without contact is recorded with its reason. Before filing no
 * clock runs yet: one that begins and ends with the contact keeps that the duty was met.
 */
export function contact(context: StepContext, input: ActionInput<'contact'>): Decided {
  if (input.contacted && new Date(input.at) > context.now) {
    refuseWithout(actionTitles.contact, '联系时间不晚于现在', 'a time of contact that is not in the future');
  }
  const { state, clocks } = context.before;
  if (!input.contacted) return { to: state, effects: { clocks: [] } };
  const early = state === 'reported' && !clocks.contact ? start(context, 'contact') : [];
  return { to: state, effects: { clocks: [...early, ...each('stop', 'contact')] } };
}

/**
 * 反馈: a co-handler's reply ends its own task; the lead unit's reply waits for the co-handlers, must say outcome and
 * findings (domain.md §2.2), and stops the handling clock.
 */
export function reply(context: StepContext, input: ActionInput<'reply'>): Decided {
  const { before, actor } = context;
  const lead = leadTask(before);
  const own = openTasks(before).filter((task) => task.part === 'co' && actor.unitIds.includes(task.unitId));
  if (!lead || own.length > 0) return { to: 'handling', effects: { tasks: own.map((task) => done(task, input.text)) } };
  requireFindings(context, input);
  return {
    to: 'handled',
    effects: {
      set: {
        outcome: input.outcome ?? null,
        factFinding: input.factFinding ?? null,
        demandFinding: input.demandFinding ?? null,
        handlerId: before.fields.handlerId ?? actor.id,
        calledBack: false,
        missedCalls: 0,
        solved: null,
        satisfaction: null,
      },
      clocks: [...each('stop', 'handle'), ...start(context, 'check', { op: 'restart' })],
      tasks: [done(lead, input.text)],
      requests: lapseWaiting(context, 'extension', 'suspension'),
    },
  };
}

function requireFindings(context: StepContext, input: ActionInput<'reply'>): void {
  const { outcome, factFinding, factNote, demandFinding, demandNote, attachmentIds = [] } = input;
  const { kind } = context;
  const title = actionTitles.reply;
  if (!outcome) refuseWithout(title, '填写处理结果', 'say the outcome');
  if (kind.callBack === 'required') {
    if (!factFinding) refuseWithout(title, '填写事实认定', 'say what was found to be true');
    if (!demandFinding) refuseWithout(title, '填写诉求认定', 'say whether the demand is justified');
  }
  if (factFinding && factFinding !== 'true' && !factNote) {
    refuseWithout(title, '说明事实认定理由', 'explain the finding of fact');
  }
  if (demandFinding && demandFinding !== 'justified' && !demandNote) {
    refuseWithout(title, '说明诉求认定理由', 'explain the finding on the demand');
  }
  if ((kind.replyPhoto || conditionWantsPhoto(context)) && attachmentIds.length === 0) {
    refuseWithout(title, '上传处置后照片', 'attach a photo of the result');
  }
}

function conditionWantsPhoto({ before, condition }: StepContext): boolean {
  const { taxonomy, categoryCode, conditionCode } = before.fields;
  if (!taxonomy || !categoryCode || !conditionCode) return false;
  return condition(taxonomy, categoryCode, conditionCode)?.photo === true;
}

function done(task: TaskFields, result: string): TaskEffect {
  return { op: 'close', id: task.id, state: 'done', result };
}
