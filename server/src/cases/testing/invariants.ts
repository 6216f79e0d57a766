import type { CaseAggregate, Step } from '../life/aggregate.ts';
import { rebuild } from '../life/apply-step.ts';
import type { Calendars } from '../life/calendars.ts';
import { openTasks } from '../life/standing.ts';
import { clockFromDetail } from '../store/row.ts';
import type { Model, ModelClock } from './model.ts';
import type { Played } from './play.ts';

/** A case in the model's words. */
export function seenAs({ state, fields, tasks, requests, supervisions, clocks }: CaseAggregate): Model {
  const { returns, reworks, extensions, suspensions, reopens, calledBack, missedCalls, dissatisfied } = fields;
  const working = openTasks({ tasks } as CaseAggregate);
  const unit = (part: string) => working.find((task) => task.part === part)?.unitId ?? null;
  const waits = (kind: string) => requests.some((request) => request.kind === kind && request.state === 'open');
  const appeal = requests.findLast((request) => request.kind === 'appeal' && request.state !== 'lapsed');
  const appealState = appeal?.state === 'open' || appeal?.state === 'reviewed' ? appeal.state : 'decided';
  return {
    ...{ state, returns, reworks, extensions, suspensions, reopens, calledBack, missedCalls, dissatisfied },
    suspended: fields.suspendedUntil !== null,
    lead: unit('lead'),
    lastLead: tasks.findLast((task) => task.part === 'lead')?.unitId ?? null,
    co: working
      .filter((task) => task.part === 'co')
      .map((task) => task.unitId)
      .toSorted(),
    verify: unit('verify'),
    handler: fields.handlerId,
    extension: waits('extension'),
    suspension: waits('suspension'),
    voiding: requests.find((request) => request.kind === 'void' && request.state === 'open')?.askedBy ?? null,
    appeal: appeal ? appealState : 'none',
    supervisions: supervisions.map((one) => ({
      level: one.level,
      answered: one.answeredAt !== null,
      lifted: one.liftedAt !== null,
    })),
    clocks: Object.fromEntries(Object.values(clocks).map((clock) => [clock.name, clockState(clock)])),
  };
}

function clockState({ state, verdict }: { readonly state: string; readonly verdict: string | null }): ModelClock {
  if (state !== 'stopped') return state as ModelClock;
  return verdict === null ? 'dropped' : 'judged';
}

/** What must hold of every case at all times, whatever led there; each broken rule in a sentence. */
export function brokenRules({ aggregate, journal }: Played, calendars: Calendars): readonly string[] {
  const { state, fields, clocks, tasks, requests, version } = aggregate;
  const ended = ['closed', 'declined', 'voided', 'merged'].includes(state);
  const list = Object.values(clocks);
  const leads = openTasks(aggregate).filter((task) => task.part === 'lead');
  const waiting = requests.filter((request) => request.state === 'open' || request.state === 'reviewed');
  const handle = clocks.handle;
  const rules: Readonly<Record<string, boolean>> = {
    'the version is the number of steps': version === journal.length,
    'an ended case has no clock running': !ended || list.every((clock) => clock.state === 'stopped'),
    'an ended case has no task to be done': !ended || openTasks(aggregate).length === 0,
    'an ended case waits for nothing but its appeal': !ended || waiting.every((request) => request.kind === 'appeal'),
    'only a handled case is suspended': fields.suspendedUntil === null || state === 'handling',
    'a lead task is there exactly in dispatch and handling':
      leads.length === Number(['dispatched', 'handling'].includes(state)),
    'the lead task is that of the lead unit': leads.every((task) => task.unitId === fields.leadUnitId),
    'handling is paused while returned':
      !(state === 'filed' && tasks.at(-1)?.state === 'returned') || handle?.state !== 'running',
    'handling is paused while suspended': fields.suspendedUntil === null || handle?.state !== 'running',
    'handling runs while it is handled':
      state !== 'handling' || fields.suspendedUntil !== null || !handle || handle.state === 'running',
    'a pause has an end unless the clock is paused': list.every((clock) =>
      clock.pauses.every(
        (pause, at) => pause.to !== null || (clock.state === 'paused' && at === clock.pauses.length - 1),
      ),
    ),
    'a paused or stopped clock does not run': list.every(
      (clock) => (clock.state === 'running') === (clock.runningSince !== null),
    ),
    'exempt cases were late': !fields.exempt || fields.late,
    'a reading in working order: yellow before red': list.every((clock) => clock.yellowAt <= clock.dueAt),
    'the journal gives the case': same(rebuild(journal, calendars), aggregate),
    'the journal as stored gives the case': same(
      rebuild(JSON.parse(JSON.stringify(journal)) as readonly Step[], calendars),
      aggregate,
    ),
    'clocks as stored are the clocks': list.every((clock) =>
      same(clockFromDetail(JSON.parse(JSON.stringify(clock))), clock),
    ),
  };
  return Object.keys(rules).filter((rule) => !rules[rule]);
}

/** Whether two values say the same, whatever the order of their fields. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one instanceof Date || other instanceof Date) {
    return one instanceof Date && other instanceof Date && one.getTime() === other.getTime();
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length || Array.isArray(one) !== Array.isArray(other)) return false;
  return names.every((name) => name in other && same(one[name as keyof typeof one], other[name as keyof typeof other]));
}
