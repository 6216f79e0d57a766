import { DAY_MS, isoWeekday } from '../civil.ts';
import type { Days, DueFacts, Rest } from './due-facts.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const UNITS = {
  urgent_hour: 'urgent hour',
  urgent_day: 'urgent day',
  work_hour: 'working hour',
  work_day: 'working day',
} as const;
const RESTS = { holiday: 'holiday', weekend: 'weekend', rest: 'rest day' } as const;
const MOST_WEEKENDS_LISTED = 3;

/** The deadline explained in one English sentence, without the full stop. */
export function explainEn(facts: DueFacts): string {
  const year = new Date(facts.start).getUTCFullYear();
  const moment = (wall: number) => momentText(wall, year);
  const open = facts.pauses.find((pause) => pause.to === null);
  const clauses = [
    opening(facts, moment(facts.start)),
    facts.countsFrom !== null && `counting begins ${moment(facts.countsFrom)}`,
    facts.limit.unit.startsWith('urgent') && 'counted day and night',
    facts.rests.length > 0 && `${restsText(facts.rests, year)} skipped`,
    facts.makeUps.length > 0 && makeUpsText(facts.makeUps, year),
    ...facts.pauses.map(
      ({ from, to, why }) => to !== null && `paused from ${moment(from)} to ${moment(to)}${reason(why)}`,
    ),
    facts.extension && `extended by ${amountText(facts.extension)}`,
    open && `paused since ${moment(open.from)}${reason(open.why)} and moved on when it resumes`,
  ];
  return `${clauses.filter(Boolean).join(', ')} → ${open ? 'before the pause ' : ''}${moment(facts.due)}`;
}

function opening({ limit }: DueFacts, start: string): string {
  return limit.reading === 'day_end' && limit.unit === 'work_day'
    ? `${amountText(limit)} counted from the day after ${start}`
    : `${amountText(limit)} from ${start}`;
}

function amountText({ amount, unit }: Pick<DueFacts['limit'], 'amount' | 'unit'>): string {
  if (amount < 1 && !unit.endsWith('day')) {
    return `${Math.round(amount * 60)} ${unit === 'work_hour' ? 'working ' : ''}minutes`;
  }
  return `${amount} ${UNITS[unit]}${amount === 1 ? '' : 's'}`;
}

function restsText(rests: readonly Rest[], year: number): string {
  const weekends = rests.filter((rest) => rest.kind === 'weekend');
  const short = weekends.length > MOST_WEEKENDS_LISTED;
  const listed = short ? rests.filter((rest) => rest.kind !== 'weekend') : rests;
  const texts = listed.map((rest) => {
    const what = rest.name ? `${rest.name.en} holiday` : RESTS[rest.kind];
    return `${what} ${daysText(rest, year)}`;
  });
  return listText([...texts, ...(short ? [`${weekends.length} weekends`] : [])]);
}

function makeUpsText(makeUps: readonly Days[], year: number): string {
  const days = listText(makeUps.map((each) => daysText(each, year)));
  const single = makeUps.length === 1 && makeUps.every((each) => each.from === each.to);
  return single ? `${days} is a make-up workday` : `${days} are make-up workdays`;
}

function listText(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}

/** Why a clock was stopped, as steps of a case say it; anything else is shown as it stands. */
const REASONS: Readonly<Record<string, string>> = { checking: 'being checked', closed: 'closed until reopened' };

function reason(why: string): string {
  return why ? ` (${REASONS[why] ?? why})` : '';
}

function momentText(wall: number, year: number): string {
  const day = Math.floor(wall / DAY_MS);
  return `${WEEKDAYS[isoWeekday(day) - 1]} ${dayText(day, year)} ${new Date(wall).toISOString().slice(11, 16)}`;
}

function dayText(day: number, year: number): string {
  const date = new Date(day * DAY_MS);
  const suffix = date.getUTCFullYear() === year ? '' : ` ${date.getUTCFullYear()}`;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${suffix}`;
}

function daysText({ from, to }: Days, year: number): string {
  const [first, last] = [new Date(from * DAY_MS), new Date(to * DAY_MS)];
  if (from === to) return dayText(from, year);
  if (first.getUTCMonth() !== last.getUTCMonth()) return `${dayText(from, year)}–${dayText(to, year)}`;
  return `${first.getUTCDate()}–${dayText(to, year)}`;
}
