import { defaultReportSettings } from '@chengyun/contract/reports';
import { expect, test } from 'vitest';
import { span } from '../../figures/named-span.ts';
import { dueSpans } from './due.ts';
import { daysOf, spansUpTo, spanText, spanYearBefore, subtitleOf } from './span.ts';

test('a week is compared with the one of 52 weeks before, so that Monday meets Monday', () => {
  expect(spanYearBefore(span('week', '2026-11-16'))).toMatchObject({ from: '2025-11-17', to: '2025-11-24' });
  expect(spanYearBefore(span('month', '2026-02-10'))).toMatchObject({ from: '2025-02-01', to: '2025-03-01' });
  expect(spanYearBefore(span('year', '2026-02-10'))).toBeNull();
});

test('the outlook looks at eight weeks, twelve months or five years that follow each other', () => {
  expect(['week', 'month', 'year'].map((of) => spansUpTo(span(of as 'week', '2026-11-20')).length)).toEqual([8, 12, 5]);
  const weeks = spansUpTo(span('week', '2026-11-20'));
  expect(weeks.every((one, at) => at === 0 || weeks[at - 1]?.to === one.from)).toBe(true);
  expect(weeks.map(daysOf)).toEqual(Array.from({ length: 8 }, () => 7));
});

test('periods are said as in a document, without leading noughts', () => {
  expect(spanText(span('week', '2026-11-16'))).toBe('11月16日至22日');
  expect(spanText(span('week', '2026-09-30'))).toBe('9月28日至10月4日');
  expect(subtitleOf(span('week', '2026-11-16'), false)).toBe('（2026年第47周，11月16日至22日）');
  expect(subtitleOf(span('month', '2026-03-16'), false)).toBe('（2026年3月）');
});

test('a report is due from its hour on and stays due until it is there', () => {
  const on = { ...defaultReportSettings, monthly: false, yearly: false, weekday: 1, hour: 6 };
  const names = (at: { day: string; hour: number }) => dueSpans(on, at).map(({ name }) => name);
  expect(names({ day: '2026-11-22', hour: 23 })).toEqual(['2026-W46']);
  expect(names({ day: '2026-11-23', hour: 5 })).toEqual([]);
  expect(names({ day: '2026-11-23', hour: 6 })).toEqual(['2026-W47']);
  expect(names({ day: '2026-11-26', hour: 0 })).toEqual(['2026-W47']);
  expect(dueSpans({ ...on, weekly: false }, { day: '2026-11-26', hour: 0 })).toEqual([]);
});
