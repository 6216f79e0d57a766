import {
  type Clock,
  type ClockName,
  exemptClock,
  extendClock,
  pauseClock,
  restartClock,
  resumeClock,
  startClock,
  stopClock,
} from '../clocks/clock.ts';
import { reopenClock } from '../clocks/reopen-clock.ts';
import type { ClockEffect } from './aggregate.ts';
import type { Calendars } from './calendars.ts';

type Clocks = Readonly<Partial<Record<ClockName, Clock>>>;

/** The clocks after a step's effects. An effect on a clock the kind does not measure changes nothing. */
export function applyClockEffects(
  clocks: Clocks,
  effects: readonly ClockEffect[],
  at: Date,
  calendars: Calendars,
): Clocks {
  return effects.reduce((now, effect) => applyOne(now, effect, at, calendars), clocks);
}

function applyOne(clocks: Clocks, effect: ClockEffect, at: Date, calendars: Calendars): Clocks {
  const { name } = effect;
  if (effect.op === 'start' || effect.op === 'restart') {
    const calendar = calendars(effect.calendar);
    const policy = { name, limit: effect.limit, buffer: effect.buffer, yellowShare: effect.yellowShare };
    return { ...clocks, [name]: startClock(policy, calendar, effect.from ? new Date(effect.from) : at) };
  }
  const clock = clocks[name];
  if (!clock) return clocks;
  const next = changed(clock, effect, at, calendars);
  return next === clock ? clocks : { ...clocks, [name]: next };
}

function changed(clock: Clock, effect: ClockEffect, at: Date, calendars: Calendars): Clock {
  const calendar = calendars({ id: clock.calendarId, version: clock.calendarVersion });
  switch (effect.op) {
    case 'start':
    case 'restart':
      return restartClock(clock, calendar, at);
    case 'pause':
      return clock.state === 'running' ? pauseClock(clock, effect.why, calendar, at) : clock;
    case 'resume':
      return clock.state === 'paused' ? resumeClock(clock, calendar, at) : clock;
    case 'stop':
      return clock.state === 'stopped' ? clock : stopClock(clock, calendar, at);
    case 'reopen':
      return clock.state === 'stopped' ? reopenClock(clock, effect.why, calendar, at) : clock;
    case 'extend':
      return clock.state === 'stopped' ? clock : extendClock(clock, effect.by, calendar);
    case 'exempt':
      return clock.verdict === 'late' ? exemptClock(clock) : clock;
    case 'drop':
      // Ended without a verdict: declined, voided or merged matters are not judged.
      return clock.state === 'stopped' ? clock : { ...stopClock(clock, calendar, at), verdict: null };
  }
}
