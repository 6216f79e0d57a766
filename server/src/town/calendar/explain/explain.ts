import type { Limit } from '@chengyun/contract/calendar';
import type { Calendar } from '../compile.ts';
import type { Pause } from '../pauses.ts';
import { dueFacts } from './due-facts.ts';
import { explainEn } from './explain-en.ts';
import { explainZh } from './explain-zh.ts';

/**
 * Says in one sentence why a limit that began at `start` is due when it is: what was skipped, what was worked in its
 * place, what was paused, and by how many seconds of its own time it was extended. Times are of the calendar's zone.
 */
export function explainDue(
  start: Date,
  limit: Limit,
  calendar: Calendar,
  locale: 'zh' | 'en',
  pauses: readonly Pause[] = [],
  extendedSeconds = 0,
): string {
  const facts = dueFacts(start, limit, calendar, pauses, extendedSeconds);
  return locale === 'zh' ? explainZh(facts) : explainEn(facts);
}
