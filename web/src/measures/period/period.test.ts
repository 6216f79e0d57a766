import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, dayOf, isDay, mondayOf } from './days.ts';
import { daysOf, type Preset, presetDays, presetOf, presets, strangePeriod } from './period.ts';
import { bucketsOf, cut, steps } from './steps.ts';

const wednesday = '2026-11-25';

test.each([
  ['today', '2026-11-25', '2026-11-26'],
  ['yesterday', '2026-11-24', '2026-11-25'],
  ['week', '2026-11-23', '2026-11-30'],
  ['last-week', '2026-11-16', '2026-11-23'],
  ['month', '2026-11-01', '2026-12-01'],
  ['last-month', '2026-10-01', '2026-11-01'],
  ['quarter', '2026-10-01', '2027-01-01'],
  ['last-quarter', '2026-07-01', '2026-10-01'],
  ['year', '2026-01-01', '2027-01-01'],
  ['last-year', '2025-01-01', '2026-01-01'],
  ['d7', '2026-11-19', '2026-11-26'],
] as const)('%s as of a Wednesday goes from %s up to %s', (preset, from, to) => {
  expect(presetDays(preset, wednesday)).toEqual({ from, to });
});

test('an address with two days means both of them and what lies between', () => {
  expect(daysOf({ from: '2026-11-01', to: '2026-11-20' }, wednesday)).toEqual({ from: '2026-11-01', to: '2026-11-21' });
});

test('an address with a first day alone means up to today', () => {
  expect([presetOf({ from: '2026-11-01' }), daysOf({ from: '2026-11-01' }, wednesday)]).toEqual([
    undefined,
    { from: '2026-11-01', to: '2026-11-26' },
  ]);
});

test('an address that says nothing means the last thirty days', () => {
  expect([presetOf({}), daysOf({}, wednesday)]).toEqual(['d30', { from: '2026-10-27', to: '2026-11-26' }]);
});

test.each([
  [{ period: 'soon' }, 'soon'],
  [{ from: '2026-02-30', to: '2026-03-01' }, '2026-02-30 – 2026-03-01'],
  [{ from: '2026-11-02', to: '2026-11-01' }, '2026-11-02 – 2026-11-01'],
  [{ to: '2026-11-01' }, ' – 2026-11-01'],
  [{ from: '2026-11-26' }, '2026-11-26 – '],
])('an address that names a period there is not (%j) is told as one', (words, told) => {
  expect(strangePeriod(words, wednesday)).toBe(told);
});

test.each([{}, { period: 'd7' }, { from: '2026-11-01' }, { from: '2026-11-01', to: '2026-11-01' }])(
  'an address with a period that can be read (%j) is not',
  (words) => {
    expect(strangePeriod(words, wednesday)).toBeUndefined();
  },
);

test('a day begins with the town, not with the reader', () => {
  expect(dayOf(new Date('2026-11-25T16:30:00Z'), 'Asia/Shanghai')).toBe('2026-11-26');
});

test('a month after the 31st is its last day', () => {
  expect([addMonths('2026-01-31', 1), addMonths('2024-02-29', 12), addMonths('2026-12-15', 1)]).toEqual([
    '2026-02-28',
    '2025-02-28',
    '2027-01-15',
  ]);
});

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days));

test('the steps of a period cover each of its days once', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 500 }), fc.constantFrom(...steps), (from, length, step) => {
      const days = { from, to: addDays(from, length) };
      const parts = bucketsOf(days, step).map((start) => cut(start, step, days));
      expect(parts.at(0)?.from).toBe(days.from);
      expect(parts.at(-1)?.to).toBe(days.to);
      for (const [at, part] of parts.entries()) {
        expect(part.from < part.to).toBe(true);
        if (at > 0) expect(parts[at - 1]?.to).toBe(part.from);
      }
    }),
  );
});

test('every named period is of real days and not empty', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...presets), (today, preset) => {
      const { from, to } = presetDays(preset as Preset, today);
      expect([isDay(from), isDay(to), from < to]).toEqual([true, true, true]);
    }),
  );
});

test('a week begins on Monday', () => {
  expect([mondayOf('2026-11-23'), mondayOf('2026-11-29'), mondayOf('2026-11-30')]).toEqual([
    '2026-11-23',
    '2026-11-23',
    '2026-11-30',
  ]);
});
