import { defaultReportSettings } from '@chengyun/contract/reports';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateText } from '../../../town/calendar/civil.ts';
import { dueSpans } from './due.ts';
import {
  daysOf,
  lastSpan,
  span,
  spanBefore,
  spanNamed,
  spansUpTo,
  spanText,
  spanYearBefore,
  subtitleOf,
} from './span.ts';

const day = fc.integer({ min: 10_000, max: 40_000 }).map(dateText);
const kind = fc.constantFrom('week' as const, 'month' as const, 'year' as const);

test('a period is found again by its name, holds its day, and the one before it ends where it begins', () => {
  fc.assert(
    fc.property(kind, day, (of, at) => {
      const one = span(of, at);
      expect(spanNamed(of, one.name)).toEqual(one);
      expect(one.from <= at && at < one.to).toBe(true);
      expect(spanBefore(one).to).toBe(one.from);
    }),
  );
});

test('weeks begin on Monday and are numbered as in ISO 8601', () => {
  expect(span('week', '2026-11-25')).toEqual({ kind: 'week', name: '2026-W48', from: '2026-11-23', to: '2026-11-30' });
  expect(span('week', '2027-01-03').name).toBe('2026-W53');
  expect(span('week', '2026-01-01').name).toBe('2026-W01');
  expect(spanNamed('week', '2025-W53')).toBeNull();
});

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

test('the last period is over when the day begins', () => {
  expect(lastSpan('week', '2026-11-22').name).toBe('2026-W46');
  expect(lastSpan('week', '2026-11-23').name).toBe('2026-W47');
  expect(lastSpan('month', '2026-12-01').name).toBe('2026-11');
});

test('periods are said as in a document, without leading noughts', () => {
  expect(spanText(span('week', '2026-11-16'))).toBe('11月16日至22日');
  expect(spanText(span('week', '2026-09-30'))).toBe('9月28日至10月4日');
  expect(subtitleOf(span('week', '2026-11-16'))).toBe('（2026年第47周，11月16日至22日）');
  expect(subtitleOf(span('month', '2026-03-16'))).toBe('（2026年3月）');
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
