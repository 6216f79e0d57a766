import type { ClockView } from '@chengyun/contract/case';
import { totalSeconds } from '../../town/calendar/due.ts';
import { explainDue } from '../../town/calendar/explain/explain.ts';
import { type Clock, remaining } from '../clocks/clock.ts';
import { lampOf } from '../clocks/lamp.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import type { Calendars } from '../life/calendars.ts';

/** The clocks of a case as shown, in the order of the loop. */
export function clockViews(aggregate: CaseAggregate, calendars: Calendars, now: Date): ClockView[] {
  const order = ['accept', 'file', 'dispatch', 'contact', 'handle', 'check', 'whole'] as const;
  return order.flatMap((name) => {
    const clock = aggregate.clocks[name];
    return clock ? [clockView(clock, calendars, now)] : [];
  });
}

function clockView(clock: Clock, calendars: Calendars, now: Date): ClockView {
  const calendar = calendars({ id: clock.calendarId, version: clock.calendarVersion });
  const at = clock.stoppedAt ?? now;
  const total = totalSeconds(clock.limit, calendar, clock.startedAt) + clock.extendedSeconds;
  const left = clock.state === 'stopped' ? total - clock.usedSeconds : remaining(clock, calendar, at);
  const explain = (locale: 'zh' | 'en') =>
    explainDue(clock.startedAt, clock.limit, calendar, locale, clock.pauses, clock.extendedSeconds);
  return {
    name: clock.name,
    state: clock.state,
    startedAt: clock.startedAt.toISOString(),
    dueAt: clock.dueAt.toISOString(),
    bufferDueAt: clock.bufferDueAt?.toISOString() ?? null,
    stoppedAt: clock.stoppedAt?.toISOString() ?? null,
    verdict: clock.verdict,
    exempt: clock.exempt,
    lamp: lampOf(clock, now),
    usedShare: total > 0 ? Math.max(0, (total - left) / total) : 1,
    remainingSeconds: left,
    explanation: { zh: explain('zh'), en: explain('en') },
  };
}
