import type { Calendar } from '../../town/calendar/compile.ts';
import { explainDue } from '../../town/calendar/explain/explain.ts';
import type { Clock } from './clock.ts';

/** Says in one sentence why a clock is due when it is, its pauses and extensions included. */
export function explainClock(clock: Clock, calendar: Calendar, locale: 'zh' | 'en'): string {
  return explainDue(clock.startedAt, clock.limit, calendar, locale, clock.pauses, clock.extendedSeconds);
}
