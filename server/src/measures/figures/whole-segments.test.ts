import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Period } from './period.ts';
import { addDays, addMonths, dayStart } from './town-days.ts';
import { type WholeStretch, wholeSegments } from './whole-segments.ts';

const zone = 'Asia/Shanghai';
const at = (text: string) => new Date(`${text}+08:00`);

test('five years and odd hours are whole years in the middle, months and days around them, hours at the ends', () => {
  const period = { from: at('2021-11-10T09:30:00'), to: at('2026-03-02T12:00:00') };
  expect(wholeSegments(period, zone, 'year')).toEqual({
    whole: [
      { span: 'day', from: '2021-11-11', to: '2021-12-01' },
      { span: 'month', from: '2021-12-01', to: '2022-01-01' },
      { span: 'year', from: '2022-01-01', to: '2026-01-01' },
      { span: 'month', from: '2026-01-01', to: '2026-03-01' },
      { span: 'day', from: '2026-03-01', to: '2026-03-02' },
    ],
    covered: { from: at('2021-11-11T00:00:00'), to: at('2026-03-02T00:00:00') },
    live: [
      { from: at('2021-11-10T09:30:00'), to: at('2021-11-11T00:00:00') },
      { from: at('2026-03-02T00:00:00'), to: at('2026-03-02T12:00:00') },
    ],
  });
});

function daysOf({ span, from, to }: WholeStretch): number {
  let days = 0;
  const next = {
    day: (one: string) => addDays(one, 1),
    month: (one: string) => addMonths(one, 1),
    year: (one: string) => addMonths(one, 12),
  };
  if (span !== 'day') expect(from.slice(span === 'month' ? 7 : 4)).toBe(span === 'month' ? '-01' : '-01-01');
  let one = from;
  for (; one < to; one = next[span](one)) days += 1;
  expect(one).toBe(to);
  return days;
}

test('whole stretches and odd hours make up the period, without a gap and without what lies beyond', () => {
  const from = Date.parse('2019-01-01T00:00:00Z');
  const minutes = fc.nat(2_600_000);
  fc.assert(
    fc.property(minutes, minutes, fc.constantFrom('day', 'month', 'year'), (one, other, most) => {
      const [first, last] = [Math.min(one, other), Math.max(one, other)];
      const period: Period = { from: new Date(from + first * 60_000), to: new Date(from + last * 60_000) };
      const { whole, covered, live } = wholeSegments(period, zone, most);
      whole.forEach(daysOf);
      const parts = [
        ...live,
        ...whole.map((each) => ({ from: dayStart(zone, each.from), to: dayStart(zone, each.to) })),
      ];
      const sorted = parts.toSorted((a, b) => a.from.getTime() - b.from.getTime());
      for (const [nth, part] of sorted.entries()) {
        expect(part.from).toEqual(nth === 0 ? period.from : sorted[nth - 1]?.to);
        expect(part.from < part.to).toBe(true);
      }
      if (first < last) expect(sorted.at(-1)?.to).toEqual(period.to);
      expect(covered === null).toBe(whole.length === 0);
    }),
  );
});
