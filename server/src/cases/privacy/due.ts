import type { Lamp } from '@chengyun/contract/words';
import { DAY_MS } from '../../town/calendar/civil.ts';
import type { Calendar } from '../../town/calendar/compile.ts';
import { dueAt } from '../../town/calendar/due.ts';
import type { Ground } from '../../town/ground/ground.ts';

/** GB/T 35273-2020, 8.7 a: an answer within thirty days, whatever the working days of the policy come to. */
const MOST_DAYS = 30;
/** The lamp is yellow for as many days before the due instant. */
const SOON_DAYS = 3;

/** When a request that came in at `received` is due: the end of the `days`-th working day, at most thirty days on. */
export function privacyDueAt(received: Date, days: number, calendar: Calendar | null): Date {
  const latest = new Date(received.getTime() + MOST_DAYS * DAY_MS);
  if (!calendar) return latest;
  const due = dueAt(received, { amount: days, unit: 'work_day', reading: 'day_end' }, calendar);
  return due < latest ? due : latest;
}

/** The calendar a town's desk works by: that of its first pack, else its first. */
export function deskCalendar({ packs, calendars }: Ground): Calendar | null {
  const [first] = packs;
  const [any] = calendars.values();
  return (first && calendars.get(first.data.calendar)) ?? any ?? null;
}

interface Dated {
  readonly dueAt: Date;
  readonly endedAt: Date | null;
}

/** The lamp of a request; none once it has ended. */
export function privacyLamp({ dueAt: due, endedAt }: Dated, now: Date): Lamp | null {
  if (endedAt) return null;
  if (now > due) return 'red';
  return due.getTime() - now.getTime() <= SOON_DAYS * DAY_MS ? 'yellow' : 'green';
}

/** Whether a request was, or by now is, not answered when it was due. */
export function isPrivacyLate({ dueAt: due, endedAt }: Dated, now: Date): boolean {
  return (endedAt ?? now) > due;
}
