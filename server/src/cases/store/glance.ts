import type { LadderRung } from '@chengyun/contract/pack';
import type { Lamp } from '@chengyun/contract/words';
import { addSeconds, totalSeconds } from '../../town/calendar/due.ts';
import type { Clock, ClockName } from '../clocks/clock.ts';
import { lampOf, nextLampChange } from '../clocks/lamp.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import type { Calendars } from '../life/calendars.ts';

/** What a list shows of the clocks, and when the timer must look again. Instants; null when nothing runs. */
export interface Glance {
  readonly dueClock: ClockName | null;
  readonly dueAt: Date | null;
  readonly lamp: Lamp | null;
  readonly nextAt: Date | null;
}

/** The nearest running deadline, its lamp, and the next instant at which lamp, ladder or suspension changes. */
export function glanceOf(
  aggregate: CaseAggregate,
  ladder: readonly LadderRung[],
  calendars: Calendars,
  now: Date,
): Glance {
  const running = Object.values(aggregate.clocks).filter((clock) => clock.state === 'running');
  const nearest = running.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0];
  const resumes = aggregate.fields.suspendedUntil ? new Date(aggregate.fields.suspendedUntil) : null;
  const rung = nextRungAt(aggregate, ladder, calendars);
  const moments = [...running.map((clock) => nextLampChange(clock, now)), resumes, rung];
  return {
    dueClock: nearest?.name ?? null,
    dueAt: nearest?.dueAt ?? null,
    lamp: nearest ? lampOf(nearest, now) : null,
    nextAt: moments.filter((at) => at !== null).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
  };
}

/** When the next rung of the supervision ladder is due: so long after the handling clock turned yellow or late. */
export function nextRungAt(aggregate: CaseAggregate, ladder: readonly LadderRung[], calendars: Calendars): Date | null {
  const rung = ladder[aggregate.fields.rungs];
  const clock = aggregate.clocks.handle;
  if (!rung || clock?.state !== 'running') return null;
  const base = rung.after === 'yellow' ? clock.yellowAt : new Date(clock.dueAt.getTime() + 1);
  return rung.delay ? delayed(base, rung.delay, clock, calendars) : base;
}

function delayed(base: Date, delay: NonNullable<LadderRung['delay']>, clock: Clock, calendars: Calendars): Date {
  const calendar = calendars({ id: clock.calendarId, version: clock.calendarVersion });
  return addSeconds(base, totalSeconds(delay, calendar, base), delay.unit, calendar);
}
