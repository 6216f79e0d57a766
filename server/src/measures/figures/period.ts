import { dayIn } from '../../cases/number.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { addDays, addMonths, dayStart, daysBetween } from './town-days.ts';

/** From an instant up to another, which is not in it. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

const DAY_TEXT = /^\d{4}-\d{2}-\d{2}$/;
/** Older than any record; the period before one that begins here is still a time the store can keep. */
const EARLIEST = 1900;

/**
 * The period that was asked for: days of the town (2026-11-01) or instants; without `to` up to now, without `from` the
 * month so far. A period that is not over ends now, or what is not yet due would count against those who have time left.
 */
export function periodOf(asked: { readonly from?: string; readonly to?: string }, zone: string, now: Date): Period {
  const end = asked.to === undefined ? now : instantOf('to', asked.to, zone);
  const to = end > now ? now : end;
  const from =
    asked.from === undefined
      ? dayStart(zone, `${dayIn(zone, new Date(to.getTime() - 1)).slice(0, 7)}-01`)
      : instantOf('from', asked.from, zone);
  if (from >= end) {
    const why = { zh: 'from 应早于 to。', en: 'from must be before to.' };
    throw new Refusal('bad-request', { why });
  }
  return from > to ? { from, to: from } : { from, to };
}

function instantOf(name: string, text: string, zone: string): Date {
  const at = DAY_TEXT.test(text) && isDay(text) ? dayStart(zone, text) : new Date(text);
  if (
    at.getUTCFullYear() >= EARLIEST &&
    at.getUTCFullYear() <= 9999 &&
    (DAY_TEXT.test(text) ? isDay(text) : /[zZ]|[+-]\d\d:\d\d$/.test(text))
  )
    return at;
  const why = {
    zh: `${name} 的值“${text}”不可用，应为 2026-11-01 这样的日期（${EARLIEST} 年以后）或带时区的时刻。`,
    en: `${name} "${text}" does not fit; give a day such as 2026-11-01 (since ${EARLIEST}), or an instant with its offset.`,
  };
  throw new Refusal('bad-request', { why });
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The period as long as this one that ends where it begins (环比); whole months against whole months. */
export function periodBefore(period: Period, zone: string): Period {
  const [from, to] = [dayIn(zone, period.from), dayIn(zone, period.to)];
  if (!isWhole(period, zone)) return shifted(period, period.from.getTime() - period.to.getTime());
  if (from.endsWith('-01') && to.endsWith('-01')) {
    const months = monthsBetween(from, to);
    return { from: dayStart(zone, addMonths(from, -months)), to: period.from };
  }
  return { from: dayStart(zone, addDays(from, -daysBetween(from, to))), to: period.from };
}

/** The same days a year before (同比). */
export function yearBefore(period: Period, zone: string): Period {
  const back = (at: Date) => {
    const day = dayIn(zone, at);
    const into = at.getTime() - dayStart(zone, day).getTime();
    return new Date(dayStart(zone, addMonths(day, -12)).getTime() + into);
  };
  return { from: back(period.from), to: back(period.to) };
}

function isWhole({ from, to }: Period, zone: string): boolean {
  return [from, to].every((at) => dayStart(zone, dayIn(zone, at)).getTime() === at.getTime());
}

function shifted({ from, to }: Period, ms: number): Period {
  return { from: new Date(from.getTime() + ms), to: new Date(to.getTime() + ms) };
}

function monthsBetween(from: string, to: string): number {
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(to) - months(from);
}
