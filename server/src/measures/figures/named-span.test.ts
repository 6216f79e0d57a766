import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateText } from '../../town/calendar/civil.ts';
import { lastSpan, span, spanBefore, spanNamed, spansTo } from './named-span.ts';

const day = fc.integer({ min: 10_000, max: 40_000 }).map(dateText);
const kind = fc.constantFrom('week' as const, 'month' as const, 'quarter' as const, 'year' as const);

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

test('quarters begin with January, April, July and October', () => {
  expect(span('quarter', '2026-08-20')).toEqual({
    kind: 'quarter',
    name: '2026-Q3',
    from: '2026-07-01',
    to: '2026-10-01',
  });
  expect(spansTo(span('quarter', '2026-02-01'), 3).map(({ name }) => name)).toEqual(['2025-Q3', '2025-Q4', '2026-Q1']);
  expect([spanNamed('quarter', '2026-Q5'), spanNamed('month', '2026-13'), spanNamed('year', '2026-Q1')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('weeks begin on Monday and are numbered as in ISO 8601', () => {
  expect(span('week', '2026-11-25')).toEqual({ kind: 'week', name: '2026-W48', from: '2026-11-23', to: '2026-11-30' });
  expect(span('week', '2027-01-03').name).toBe('2026-W53');
  expect(span('week', '2026-01-01').name).toBe('2026-W01');
  expect(spanNamed('week', '2025-W53')).toBeNull();
});

test('the last period is over when the day begins', () => {
  expect(lastSpan('week', '2026-11-22').name).toBe('2026-W46');
  expect(lastSpan('week', '2026-11-23').name).toBe('2026-W47');
  expect(lastSpan('month', '2026-12-01').name).toBe('2026-11');
});
