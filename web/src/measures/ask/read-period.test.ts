import { expect, test } from 'vitest';
import { askTerms as en } from '../../text/en/ask-terms.ts';
import { askTerms as zh } from '../../text/zh/ask-terms.ts';
import { readPeriod } from './read-period.ts';

const read = (text: string) => readPeriod(text.toLowerCase(), [zh, en], '2026-11-25')?.words;

test.each([
  ['今天的案件', { period: 'today' }],
  ['昨日上报', { period: 'yesterday' }],
  ['上个星期', { period: 'last-week' }],
  ['本月', { period: 'month' }],
  ['上个月', { period: 'last-month' }],
  ['本季度', { period: 'quarter' }],
  ['上季度', { period: 'last-quarter' }],
  ['今年', { period: 'year' }],
  ['近30天', { period: 'd30' }],
  ['最近三个月', { from: '2026-08-26', to: '2026-11-25' }],
  ['过去两周', { from: '2026-11-12', to: '2026-11-25' }],
  ['近半年', { from: '2026-05-28', to: '2026-11-25' }],
  ['10月份', { from: '2026-10-01', to: '2026-10-31' }],
  ['十二月', { from: '2025-12-01', to: '2025-12-31' }],
  ['去年11月', { from: '2025-11-01', to: '2025-11-30' }],
  ['2025年2月', { from: '2025-02-01', to: '2025-02-28' }],
  ['2025年', { from: '2025-01-01', to: '2025-12-31' }],
  ['上半年', { from: '2026-01-01', to: '2026-06-30' }],
  ['去年下半年', { from: '2025-07-01', to: '2025-12-31' }],
  ['第三季度', { from: '2026-07-01', to: '2026-09-30' }],
  ['11月3日', { from: '2026-11-03', to: '2026-11-03' }],
  ['11月3日至20日', { from: '2026-11-03', to: '2026-11-20' }],
  ['10月28日到11月3日', { from: '2026-10-28', to: '2026-11-03' }],
  ['2026年1月1日至2026年3月31日', { from: '2026-01-01', to: '2026-03-31' }],
  ['last week', { period: 'last-week' }],
  ['this quarter', { period: 'quarter' }],
  ['past 7 days', { period: 'd7' }],
  ['last three months', { from: '2026-08-26', to: '2026-11-25' }],
  ['in October', { from: '2026-10-01', to: '2026-10-31' }],
  ['December 2024', { from: '2024-12-01', to: '2024-12-31' }],
  ['Q2 2026', { from: '2026-04-01', to: '2026-06-30' }],
  ['first half of last year', { from: '2025-01-01', to: '2025-06-30' }],
  ['2026-11-01 to 2026-11-20', { from: '2026-11-01', to: '2026-11-20' }],
  ['2026-11', { from: '2026-11-01', to: '2026-11-30' }],
])('%s', (text, words) => {
  expect(read(text)).toEqual(words);
});

test.each(['超期案件', '13月', 'maybe', '12345'])('no period is read in “%s”', (text) => {
  expect(read(text)).toBeUndefined();
});
