import type { ActionInput } from '@chengyun/contract/actions';
import type { Limit } from '@chengyun/contract/calendar';
import { actionTitles } from '@chengyun/contract/names';
import type { Localized } from '@chengyun/contract/words';
import { addSeconds, elapsed, isWorkUnit, totalSeconds } from '../../town/calendar/due.ts';
import type { Clock } from '../clocks/clock.ts';
import type { ClockEffect, RequestFields } from '../life/aggregate.ts';
import { inTime } from '../life/obstacles.ts';
import { refuse, refuseWithout } from '../refuse.ts';
import { each, pause } from './clock-effects.ts';
import type { Decided, StepContext } from './context.ts';
import { endUnjudged, lapseWaiting } from './end-case.ts';
import { clockText, instant } from './instant.ts';

/** 申请延期: only while in time, at most so often, and to a date at most one original limit after the present one. */
export function askExtension(context: StepContext, input: ActionInput<'ask_extension'>): Decided {
  const until = instant(actionTitles.ask_extension, input.until);
  extensionOf(context, openHandleClock(context, actionTitles.ask_extension), until);
  return ask(context, 'extension', input.reason, until);
}

/** 审批延期: granted while still in time, the handling and whole-case clocks move on; refused, nothing is used up. */
export function decideExtension(context: StepContext, input: ActionInput<'decide_extension'>): Decided {
  const request = waiting(context, input.requestId, 'extension', ['open']);
  if (!input.approve) return decide(context, request, 'refused', input.reason);
  const late = inTime(context, 'decide_extension');
  if (late) refuse(late.code, late.values);
  const clock = openHandleClock(context, actionTitles.decide_extension);
  const by = extensionOf(context, clock, request.until ?? '');
  const decided = decide(context, request, 'granted', input.reason);
  return {
    ...decided,
    effects: {
      ...decided.effects,
      set: { extensions: context.before.fields.extensions + 1 },
      clocks: [{ op: 'extend', name: 'handle', by }, ...extendWhole(context, by)],
    },
  };
}

/** 申请挂账: once by default, to a date at most a year away. */
export function askSuspension(context: StepContext, input: ActionInput<'ask_suspension'>): Decided {
  const until = instant(actionTitles.ask_suspension, input.until);
  requireSuspensionEnd(context, actionTitles.ask_suspension, until);
  return ask(context, 'suspension', input.reason, until);
}

/** 审批挂账: granted, the clocks pause until the date, when the case resumes by itself. */
export function decideSuspension(context: StepContext, input: ActionInput<'decide_suspension'>): Decided {
  const request = waiting(context, input.requestId, 'suspension', ['open']);
  if (!input.approve) return decide(context, request, 'refused', input.reason);
  requireSuspensionEnd(context, actionTitles.decide_suspension, request.until ?? '');
  const decided = decide(context, request, 'granted', input.reason);
  return {
    ...decided,
    effects: {
      ...decided.effects,
      set: { suspensions: context.before.fields.suspensions + 1, suspendedUntil: request.until },
      clocks: [pause('handle', 'suspended'), pause('whole', 'suspended')],
    },
  };
}

/** 恢复办理: by itself at the date, or earlier by the dispatcher. */
export function resume(context: StepContext): Decided {
  return {
    to: context.before.state,
    effects: { set: { suspendedUntil: null }, clocks: each('resume', 'handle', 'whole') },
  };
}

/** 申请作废 and 审批作废: two persons. */
export function askVoid(context: StepContext, input: ActionInput<'ask_void'>): Decided {
  return ask(context, 'void', input.reason, null);
}

export function decideVoid(context: StepContext, input: ActionInput<'decide_void'>): Decided {
  const request = waiting(context, input.requestId, 'void', ['open']);
  if (!input.approve) return decide(context, request, 'refused', input.reason);
  const ended = endUnjudged(context, 'voided', { closedAt: context.now.toISOString() });
  const granted = decide(context, request, 'granted', input.reason).effects.requests ?? [];
  const others = lapseWaiting(context).filter((one) => one.id !== request.id);
  return { to: 'voided', effects: { ...ended, requests: [...granted, ...others] } };
}

/** 超时申诉: once, by the unit, on a closed and late case; the lateness itself is never erased. */
export function appeal(context: StepContext, input: ActionInput<'appeal'>): Decided {
  return ask(context, 'appeal', input.reason, null);
}

export function reviewAppeal(context: StepContext, input: ActionInput<'review_appeal'>): Decided {
  const request = waiting(context, input.requestId, 'appeal', ['open']);
  return decide(context, request, input.approve ? 'reviewed' : 'refused', input.reason);
}

export function decideAppeal(context: StepContext, input: ActionInput<'decide_appeal'>): Decided {
  const request = waiting(context, input.requestId, 'appeal', ['reviewed']);
  const decided = decide(context, request, input.approve ? 'granted' : 'refused', input.reason);
  if (!input.approve) return decided;
  const clocks: readonly ClockEffect[] = [
    { op: 'exempt', name: 'handle' },
    { op: 'exempt', name: 'whole' },
  ];
  return { ...decided, effects: { ...decided.effects, set: { exempt: true }, clocks } };
}

function ask(context: StepContext, kind: RequestFields['kind'], reason: string, until: string | null): Decided {
  const id = context.newId();
  return { to: context.before.state, effects: { requests: [{ op: 'ask', id, kind, reason, until }] } };
}

function decide(
  context: StepContext,
  request: RequestFields,
  state: 'reviewed' | 'granted' | 'refused',
  decision: string,
): Decided {
  return { to: context.before.state, effects: { requests: [{ op: 'decide', id: request.id, state, decision }] } };
}

function waiting(
  context: StepContext,
  id: string,
  kind: RequestFields['kind'],
  states: readonly RequestFields['state'][],
): RequestFields {
  const request = context.before.requests.find((one) => one.id === id && one.kind === kind);
  if (!request || !states.includes(request.state)) {
    return refuse('case.no-such', { what: { zh: '待审批的申请', en: 'Waiting request' }, value: id });
  }
  return request;
}

function openHandleClock(context: StepContext, action: Localized): Clock {
  const clock = context.before.clocks.handle;
  if (!clock || clock.state === 'stopped')
    return refuseWithout(action, '有计时中的处置时限', 'a running handling clock');
  return clock;
}

// The wanted date as an addition to the clock, in the clock's own time and by the calendar it runs under.
function extensionOf(context: StepContext, clock: Clock, until: string): Limit {
  const { limit, dueAt } = clock;
  const calendar = context.calendars({ id: clock.calendarId, version: clock.calendarVersion });
  const seconds = elapsed(dueAt, new Date(until), limit.unit, calendar);
  const most = totalSeconds(limit, calendar, clock.startedAt);
  if (!(seconds > 0) || seconds > most) {
    const latest = addSeconds(dueAt, most, limit.unit, calendar);
    outOfRange(context, actionTitles.ask_extension, { earliest: dueAt, latest, given: until });
  }
  return { amount: seconds / 3600, unit: isWorkUnit(limit.unit) ? 'work_hour' : 'urgent_hour' };
}

function extendWhole(context: StepContext, by: Limit): readonly ClockEffect[] {
  const whole = context.before.clocks.whole;
  if (!whole || isWorkUnit(whole.limit.unit) !== isWorkUnit(by.unit)) return [];
  return [{ op: 'extend', name: 'whole', by }];
}

function requireSuspensionEnd(context: StepContext, action: Localized, until: string): void {
  const { kind, now } = context;
  const date = new Date(until);
  const latest = new Date(now.getTime() + kind.quotas.suspensionDays * 86_400_000);
  if (date > now && date <= latest) return;
  outOfRange(context, action, { earliest: now, latest, given: until });
}

interface Range {
  readonly earliest: Date;
  readonly latest: Date;
  readonly given: string;
}

function outOfRange({ calendar }: StepContext, action: Localized, { earliest, latest, given }: Range): never {
  return refuse('case.too-far', {
    action,
    earliest: clockText(earliest, calendar),
    latest: clockText(latest, calendar),
    given: clockText(new Date(given), calendar),
  });
}
