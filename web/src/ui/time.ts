import type { TFunction } from 'i18next';

/** What a moment is told with: the translator of `frame` words and the town's IANA time zone. */
export type Tongue = { readonly t: TFunction<'frame'>; readonly zone: string };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Parts = { readonly year: number; readonly month: number; readonly day: number; readonly clock: string };

function parts(at: Date, zone: string): Parts {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const found = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  return {
    year: Number(found['year']),
    month: Number(found['month']),
    day: Number(found['day']),
    clock: `${found['hour']}:${found['minute']}`,
  };
}

/** Whole calendar days from `now` to `at` in the zone: 0 today, 1 tomorrow, −1 yesterday. */
export function daysApart(at: Date, now: Date, zone: string): number {
  const [then, today] = [parts(at, zone), parts(now, zone)];
  return (Date.UTC(then.year, then.month - 1, then.day) - Date.UTC(today.year, today.month - 1, today.day)) / day;
}

const monthKeys = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'] as const;

function monthName(month: number, t: Tongue['t']): string {
  return t(`time.months.${monthKeys[month - 1] ?? 'm1'}`);
}

/** A moment as a colleague would say it: 15:24, 昨日 15:24, 12 月 1 日 15:24, 2027 年 1 月 4 日 09:00. */
export function momentText(at: Date, now: Date, { t, zone }: Tongue): string {
  const { year, month, day: date, clock } = parts(at, zone);
  const apart = daysApart(at, now, zone);
  if (apart === 0) return clock;
  if (apart === 1) return t('time.tomorrow', { clock });
  if (apart === -1) return t('time.yesterday', { clock });
  const name = monthName(month, t);
  if (year === parts(now, zone).year) return t('time.thisYear', { name, date, clock });
  return t('time.otherYear', { year, name, date, clock });
}

/** A moment in full, for tool tips and records: 2026-11-24 15:24. */
export function fullMoment(at: Date, zone: string): string {
  const { year, month, day: date, clock } = parts(at, zone);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')} ${clock}`;
}

/** A length of time: 12 分, 3 小时 20 分, 2 天 4 小时; at most two units, rounded down. */
export function durationText(ms: number, { t }: Pick<Tongue, 't'>): string {
  const minutes = Math.floor(Math.abs(ms) / minute);
  if (minutes < 1) return t('time.underMinute');
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const pieces = [
    days > 0 && t('time.days', { n: days }),
    hours > 0 && t('time.hours', { n: hours }),
    days === 0 && minutes % 60 > 0 && t('time.minutes', { n: minutes % 60 }),
  ];
  return pieces.filter(Boolean).join(t('time.join'));
}

/** How a deadline stands, short when near: 超时 12 分, 剩 7 分, 今日 17:30 前, 明日 15:24 前, 12 月 1 日 15:24 前. */
export function dueText(due: Date, now: Date, tongue: Tongue): string {
  const left = due.getTime() - now.getTime();
  if (left < 0) return tongue.t('time.late', { span: coarse(-left, tongue) });
  if (left < hour) return tongue.t('time.left', { span: coarse(left, tongue) });
  if (daysApart(due, now, tongue.zone) === 0) return tongue.t('time.byToday', { clock: parts(due, tongue.zone).clock });
  return tongue.t('time.by', { moment: momentText(due, now, tongue) });
}

/** How long ago something was: 刚刚, 7 分前, 3 小时前, then the moment itself. */
export function agoText(at: Date, now: Date, tongue: Tongue): string {
  const past = now.getTime() - at.getTime();
  if (past < minute) return tongue.t('time.justNow');
  if (past < day) return tongue.t('time.ago', { span: coarse(past, tongue) });
  return momentText(at, now, tongue);
}

function coarse(ms: number, { t }: Tongue): string {
  if (ms < hour) return t('time.minutes', { n: Math.max(1, Math.floor(ms / minute)) });
  if (ms < day) return t('time.hours', { n: Math.floor(ms / hour) });
  return t('time.days', { n: Math.floor(ms / day) });
}
