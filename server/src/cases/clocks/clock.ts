import type { Limit } from '@chengyun/contract/calendar';
import type { Calendar } from '../../town/calendar/compile.ts';
import { addSeconds, dueAt, elapsed, isWorkUnit, totalSeconds } from '../../town/calendar/due.ts';
import type { Pause } from '../../town/calendar/pauses.ts';

export type ClockName = 'accept' | 'file' | 'dispatch' | 'contact' | 'handle' | 'check' | 'whole';

/**
 * One deadline of a case. Seconds are counted in the limit's own time: continuous, or within working slots.
 * Due, yellow and buffer instants are right while the clock runs; while it is paused they are those of before the pause.
 */
export type Clock = {
  readonly name: ClockName;
  readonly limit: Limit;
  readonly calendarId: string;
  readonly calendarVersion: number;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly yellowAt: Date;
  /** The share of the limit, 0–1, after which the lamp is yellow. */
  readonly yellowShare: number;
  /** Counted before the current run began. */
  readonly usedSeconds: number;
  readonly runningSince: Date | null;
  readonly extendedSeconds: number;
  readonly pauses: readonly Pause[];
  readonly stoppedAt: Date | null;
  readonly verdict: 'in_time' | 'late' | null;
  /** An appeal was granted: the lateness stays on record and is not charged. */
  readonly exempt: boolean;
  /** The unit's own, earlier deadline. */
  readonly buffer: Limit | null;
  readonly bufferDueAt: Date | null;
};

/** What a clock is started with; the yellow share is 0.75 unless the policy says otherwise. */
export type ClockPolicy = {
  readonly name: ClockName;
  readonly limit: Limit;
  readonly buffer?: Limit | null;
  readonly yellowShare?: number;
};

/** Starts a clock at `now`. */
export function startClock(policy: ClockPolicy, calendar: Calendar, now: Date): Clock {
  const { name, limit, buffer = null, yellowShare = 0.75 } = policy;
  const fresh: Clock = {
    name,
    limit,
    calendarId: calendar.data.id,
    calendarVersion: calendar.data.version,
    state: 'running',
    startedAt: now,
    dueAt: dueAt(now, limit, calendar),
    yellowAt: now,
    yellowShare,
    usedSeconds: 0,
    runningSince: now,
    extendedSeconds: 0,
    pauses: [],
    stoppedAt: null,
    verdict: null,
    exempt: false,
    buffer,
    bufferDueAt: buffer ? now : null,
  };
  return withMarks(fresh, now, calendar);
}

/** Starts the clock anew at `now` with the same policy, as when a case passes to another unit; earlier counts are dropped. */
export function restartClock(clock: Clock, calendar: Calendar, now: Date): Clock {
  return startClock(clock, calendar, now);
}

/** Stops counting until the clock is resumed. */
export function pauseClock(clock: Clock, why: string, calendar: Calendar, now: Date): Clock {
  const since = runningSince(clock, 'paused');
  const from = later(now, since);
  return {
    ...clock,
    state: 'paused',
    usedSeconds: clock.usedSeconds + elapsed(since, from, clock.limit.unit, calendar),
    runningSince: null,
    pauses: [...clock.pauses, { from, to: null, why }],
  };
}

/**
 * Counts on after a pause. What was left at the pause is left now, to the second, in the limit's own time; so a pause
 * never shortens. This holds for `day_end` limits too: the working time up to the due instant is kept, and that instant
 * is not rounded up to a day's end again, or each pause would give time away. What was late before stays late.
 */
export function resumeClock(clock: Clock, calendar: Calendar, now: Date): Clock {
  const pause = openPause(clock);
  if (!pause) throw new Error(`The ${clock.name} clock is ${clock.state}; only a paused clock can be resumed.`);
  const since = later(now, pause.from);
  const pauses = [...clock.pauses.slice(0, -1), { ...pause, to: since }];
  const resumed: Clock = { ...clock, state: 'running', runningSince: since, pauses };
  return pause.from > clock.dueAt ? resumed : withMarks(resumed, since, calendar);
}

/** Ends the clock and judges it: in time up to and including its due instant. A paused clock is resumed first. */
export function stopClock(clock: Clock, calendar: Calendar, now: Date): Clock {
  const running = clock.state === 'paused' ? resumeClock(clock, calendar, now) : clock;
  const since = runningSince(running, 'stopped');
  const stoppedAt = later(now, since);
  return {
    ...running,
    state: 'stopped',
    usedSeconds: running.usedSeconds + elapsed(since, stoppedAt, running.limit.unit, calendar),
    runningSince: null,
    stoppedAt,
    verdict: stoppedAt > running.dueAt ? 'late' : 'in_time',
  };
}

/**
 * Moves the due instant on by a further limit, laid on from the due instant of now; a buffer moves along.
 * Whether an extension is allowed (count, size, not when overdue) is the policy's to decide, not the clock's.
 */
export function extendClock(clock: Clock, byLimit: Limit, calendar: Calendar): Clock {
  if (clock.state === 'stopped')
    throw new Error(`The ${clock.name} clock is stopped; only an open clock can be extended.`);
  const extendedSeconds = clock.extendedSeconds + secondsWithin(clock, byLimit, clock.dueAt, calendar);
  const countedFrom = clock.runningSince ?? openPause(clock)?.from ?? clock.startedAt;
  return withMarks({ ...clock, extendedSeconds }, countedFrom, calendar);
}

/** Marks the lateness of a stopped clock as not charged; the verdict is never touched. */
export function exemptClock(clock: Clock): Clock {
  if (clock.verdict !== 'late')
    throw new Error(`The ${clock.name} clock is not late; only a late clock can be exempt.`);
  return { ...clock, exempt: true };
}

/** Seconds of the limit's own time left at `now`; 0 at the due instant, negative when more than the limit is used. */
export function remaining(clock: Clock, calendar: Calendar, now: Date): number {
  const total = totalSeconds(clock.limit, calendar, clock.startedAt) + clock.extendedSeconds;
  const since = clock.runningSince;
  const running = since ? elapsed(since, later(now, since), clock.limit.unit, calendar) : 0;
  return total - clock.usedSeconds - running;
}

/** The pause a paused clock is in, or null. */
export function openPause(clock: Clock): Pause | null {
  const last = clock.pauses.at(-1);
  return clock.state === 'paused' && last ? last : null;
}

// Sets the three instants from what is used at `from`; one that was reached before `from` keeps its place in the past.
function withMarks(clock: Clock, from: Date, calendar: Calendar): Clock {
  const { limit, buffer, usedSeconds, extendedSeconds } = clock;
  const reach = (seconds: number, known: Date) =>
    seconds < usedSeconds ? known : addSeconds(from, seconds - usedSeconds, limit.unit, calendar);
  const total = totalSeconds(limit, calendar, clock.startedAt) + extendedSeconds;
  const due = reach(total, clock.dueAt);
  const inner = buffer ? secondsWithin(clock, buffer, clock.startedAt, calendar) + extendedSeconds : null;
  return {
    ...clock,
    dueAt: due,
    yellowAt: reach(total * clock.yellowShare, clock.yellowAt),
    bufferDueAt: inner === null || !clock.bufferDueAt ? null : earlier(due, reach(inner, clock.bufferDueAt)),
  };
}

// Continuous time laid on a working-time clock could be worth nothing (a night, a holiday), so it is refused.
function secondsWithin(clock: Clock, by: Limit, from: Date, calendar: Calendar): number {
  if (isWorkUnit(clock.limit.unit) && !isWorkUnit(by.unit)) {
    throw new RangeError(
      `The ${clock.name} clock counts in ${clock.limit.unit} and cannot take ${by.amount} ${by.unit}; give work_hour or work_day.`,
    );
  }
  return elapsed(from, dueAt(from, by, calendar), clock.limit.unit, calendar);
}

function runningSince(clock: Clock, wanted: 'paused' | 'stopped'): Date {
  if (clock.runningSince) return clock.runningSince;
  throw new Error(`The ${clock.name} clock is ${clock.state}; only a running clock can be ${wanted}.`);
}

// Times come from several machines; a moment that lies before the last event counts as that event's.
function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
