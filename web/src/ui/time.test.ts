import { expect, test } from 'vitest';
import { makeLanguage } from '../text/language.ts';
import { agoText, daysApart, dueText, durationText, fullMoment, momentText } from './time.ts';

const zone = 'Asia/Shanghai';
const zh = { t: makeLanguage('zh').getFixedT('zh', 'frame'), zone };
const en = { t: makeLanguage('en').getFixedT('en', 'frame'), zone };
const at = (local: string) => new Date(`${local}+08:00`);
const now = at('2026-11-24T15:24:00');

test.each([
  ['2026-11-24T15:12:00', '超时 12 分', '12 min late'],
  ['2026-11-24T15:23:30', '超时 1 分', '1 min late'],
  ['2026-11-24T11:00:00', '超时 4 小时', '4 h late'],
  ['2026-11-21T11:00:00', '超时 3 天', '3 d late'],
  ['2026-11-24T15:31:00', '剩 7 分', '7 min left'],
  ['2026-11-24T17:30:00', '今日 17:30 前', 'by 17:30 today'],
  ['2026-11-25T15:24:00', '明日 15:24 前', 'by tomorrow 15:24'],
  ['2026-12-01T15:24:00', '12 月 1 日 15:24 前', 'by 1 Dec 15:24'],
  ['2027-01-04T09:00:00', '2027 年 1 月 4 日 09:00 前', 'by 4 Jan 2027 09:00'],
])('a deadline at %s is told as %s', (due, inChinese, inEnglish) => {
  expect([dueText(at(due), now, zh), dueText(at(due), now, en)]).toEqual([inChinese, inEnglish]);
});

test.each([
  ['2026-11-24T15:23:40', '刚刚'],
  ['2026-11-24T15:17:00', '7 分前'],
  ['2026-11-24T12:00:00', '3 小时前'],
  ['2026-11-23T12:00:00', '昨日 12:00'],
  ['2026-11-03T12:00:00', '11 月 3 日 12:00'],
])('something done at %s was %s', (done, told) => {
  expect(agoText(at(done), now, zh)).toBe(told);
});

test('midnight divides the days by the clock of the town, not of the browser', () => {
  const lateEvening = at('2026-11-24T23:59:00');
  const earlyMorning = at('2026-11-25T00:01:00');
  expect([daysApart(earlyMorning, lateEvening, zone), daysApart(earlyMorning, lateEvening, 'UTC')]).toEqual([1, 0]);
});

test('midnight is written 00:00', () => {
  expect(momentText(at('2026-11-24T00:00:00'), now, zh)).toBe('00:00');
});

test('a record carries the full moment', () => {
  expect(fullMoment(at('2026-01-04T09:05:00'), zone)).toBe('2026-01-04 09:05');
});

test.each([
  [30_000, '不足 1 分'],
  [12 * 60_000, '12 分'],
  [200 * 60_000, '3 小时 20 分'],
  [120 * 60_000, '2 小时'],
  [52 * 3_600_000 + 60_000, '2 天 4 小时'],
])('%d ms lasts %s', (ms, told) => {
  expect(durationText(ms, zh)).toBe(told);
});
