import type { Calendar } from '../../town/calendar/compile.ts';
import { type Clock, resumeClock } from './clock.ts';

/**
 * Runs a stopped clock on, as when a reply fails its check (返工): the time between the stop and now was not the
 * unit's and counts as a pause. What was left is left; a clock that was late stays late at once.
 */
export function reopenClock(clock: Clock, why: string, calendar: Calendar, now: Date): Clock {
  if (clock.state !== 'stopped' || !clock.stoppedAt) {
    throw new Error(`The ${clock.name} clock is ${clock.state}; only a stopped clock can be reopened.`);
  }
  const waiting: Clock = {
    ...clock,
    state: 'paused',
    pauses: [...clock.pauses, { from: clock.stoppedAt, to: null, why }],
    stoppedAt: null,
    verdict: null,
    exempt: false,
  };
  return resumeClock(waiting, calendar, now);
}
