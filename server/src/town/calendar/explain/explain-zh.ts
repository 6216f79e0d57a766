import { DAY_MS, isoWeekday } from '../civil.ts';
import type { Days, DueFacts, Rest } from './due-facts.ts';

const WEEKDAYS = '一二三四五六日';
const UNITS = {
  urgent_hour: '紧急工作时',
  urgent_day: '紧急工作日',
  work_hour: '工作时',
  work_day: '个工作日',
} as const;
const RESTS = { holiday: '节假日', weekend: '周末', rest: '休息日' } as const;
const MOST_WEEKENDS_LISTED = 3;

/** The deadline explained in one Chinese sentence, without the full stop. */
export function explainZh(facts: DueFacts): string {
  const year = new Date(facts.start).getUTCFullYear();
  const moment = (wall: number) => momentText(wall, year);
  const open = facts.pauses.find((pause) => pause.to === null);
  return [
    opening(facts, moment(facts.start)),
    facts.countsFrom !== null && `自 ${moment(facts.countsFrom)} 开始计时`,
    facts.limit.unit.startsWith('urgent') && '连续计时',
    facts.rests.length > 0 && `跳过${restsText(facts.rests, year)}`,
    facts.makeUps.length > 0 && `${facts.makeUps.map((days) => daysText(days, year)).join('、')}为调休上班日`,
    ...facts.pauses.map(
      ({ from, to, why }) => to !== null && `其间 ${moment(from)} 至 ${moment(to)} 暂停计时${reason(why)}`,
    ),
    facts.extension && `延期 ${amountText(facts.extension)}`,
    open
      ? `自 ${moment(open.from)} 起暂停计时${reason(open.why)}，恢复后顺延，暂停前期限为 ${moment(facts.due)}`
      : `至 ${moment(facts.due)}`,
  ]
    .filter(Boolean)
    .join('，');
}

function opening({ limit }: DueFacts, start: string): string {
  const amount = amountText(limit);
  return limit.reading === 'day_end' && limit.unit === 'work_day'
    ? `自 ${start} 的次日起算 ${amount}`
    : `自 ${start} 起 ${amount}`;
}

function amountText({ amount, unit }: Pick<DueFacts['limit'], 'amount' | 'unit'>): string {
  if (amount >= 1 || unit.endsWith('day')) return `${amount} ${UNITS[unit]}`;
  return `${Math.round(amount * 60)} 分钟${unit === 'work_hour' ? '工作时间' : ''}`;
}

function restsText(rests: readonly Rest[], year: number): string {
  const weekends = rests.filter((rest) => rest.kind === 'weekend');
  const short = weekends.length > MOST_WEEKENDS_LISTED;
  const listed = short ? rests.filter((rest) => rest.kind !== 'weekend') : rests;
  const texts = listed.map((rest) => `${rest.name?.zh ?? RESTS[rest.kind]} ${daysText(rest, year)}`);
  if (!short) return texts.join('、');
  return texts.length > 0 ? `${texts.join('、')}、${weekends.length} 个周末` : ` ${weekends.length} 个周末`;
}

/** Why a clock was stopped, as steps of a case say it; anything else is shown as it stands. */
const REASONS: Readonly<Record<string, string>> = {
  suspended: '挂账',
  returned: '退单',
  checking: '待核查',
  closed: '已结案',
};

function reason(why: string): string {
  return why ? `（${REASONS[why] ?? why}）` : '';
}

function momentText(wall: number, year: number): string {
  const day = Math.floor(wall / DAY_MS);
  return `${dayText(day, year)}（周${WEEKDAYS[isoWeekday(day) - 1]}）${new Date(wall).toISOString().slice(11, 16)}`;
}

function dayText(day: number, year: number): string {
  const date = new Date(day * DAY_MS);
  const prefix = date.getUTCFullYear() === year ? '' : `${date.getUTCFullYear()} 年 `;
  return `${prefix}${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;
}

function daysText({ from, to }: Days, year: number): string {
  const [first, last] = [new Date(from * DAY_MS), new Date(to * DAY_MS)];
  if (from === to) return dayText(from, year);
  if (first.getUTCMonth() !== last.getUTCMonth()) return `${dayText(from, year)}—${dayText(to, year)}`;
  return dayText(from, year).replace(/ 日$/, `—${last.getUTCDate()} 日`);
}
