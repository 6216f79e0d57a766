import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anObservation, aProfile, play, turns } from './a-profile.ts';

// DB31/964-2016: 15-minute means; at most once above 2.0 mg/m³ and at most six times above 1.0 mg/m³ in a calendar day.
const often = { kind: 'count', point: 'a', minutes: 15, above: 1, most: 6, completeness: 0.75, everySeconds: 60 };
const once = { ...often, above: 2, most: 1 };

/** A quarter of an hour of samples at one value; `n` of the fifteen are there. */
const quarter = (which: number, a: number, n = 15) =>
  Array.from({ length: n }, (_, minute) => anObservation(which * 900 + minute * 60, { a }));

test('six means above 1.0 are allowed in a day, the seventh alarms when it is over', () => {
  const six = Array.from({ length: 6 }, (_, at) => quarter(at * 2, 1.5)).flat();
  expect(play(aProfile(often), six, { until: 86_399 }).signals).toEqual([]);
  const seven = [...six, ...quarter(40, 1.01)];
  expect(turns(play(aProfile(often), seven, { until: 41 * 900 }).signals)).toEqual([`+${41 * 900}`]);
  expect(play(aProfile(often), seven, { until: 41 * 900 - 1 }).signals).toEqual([]);
});

test('one mean above 2.0 is allowed, the second alarms; exactly 2.0 is not above', () => {
  expect(play(aProfile(once), [...quarter(0, 2.5), ...quarter(9, 2)], { until: 86_399 }).on).toBe(false);
  expect(play(aProfile(once), [...quarter(0, 2.5), ...quarter(9, 2.1)], { until: 86_399 }).on).toBe(true);
});

test('a mean of fewer than three quarters of its samples does not count', () => {
  expect(play(aProfile(once), [...quarter(0, 9), ...quarter(1, 9, 11)], { until: 86_399 }).on).toBe(false);
  expect(play(aProfile(once), [...quarter(0, 9), ...quarter(1, 9, 12)], { until: 86_399 }).on).toBe(true);
});

test('samples that are no good values do not make a mean complete', () => {
  const bad = Array.from({ length: 4 }, (_, at) => anObservation(900 + (11 + at) * 60, { a: Number.NaN }));
  expect(play(aProfile(once), [...quarter(0, 9), ...quarter(1, 9, 11), ...bad], { until: 86_399 }).on).toBe(false);
});

test('the count begins anew at midnight of the town', () => {
  const day = [...quarter(0, 9), ...quarter(1, 9)];
  const ended = play(aProfile(once), [...day, anObservation(1900, { a: 0 }), anObservation(86_400, { a: 0 })]);
  expect(turns(ended.signals)).toEqual(['+1900', '-86400']);
});

test('the last mean of a day counts: it is told when the day is over, and ends with the first mean of the next', () => {
  const day = [...quarter(0, 9), ...quarter(95, 9)];
  expect(turns(play(aProfile(once), day, { until: 86_400 }).signals)).toEqual(['+86400']);
  const next = [...day, ...quarter(96, 0), ...quarter(97, 0)];
  expect(turns(play(aProfile(once), next).signals)).toEqual(['+86400', '-87300']);
});

test('in whatever order and batches a day arrives, it is judged as the whole day is', () => {
  const sample = fc.record({ minute: fc.integer({ min: 0, max: 239 }), eighths: fc.integer({ min: 0, max: 32 }) });
  const day = fc.uniqueArray(sample, { minLength: 60, maxLength: 240, selector: ({ minute }) => minute });
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 50 }), (samples, chunk) => {
      const observations = samples.map(({ minute, eighths }) => anObservation(minute * 60, { a: eighths / 8 }));
      const means = Map.groupBy(samples, ({ minute }) => Math.floor(minute / 15));
      const above = [...means.values()].filter(
        (list) => list.length >= 11.25 && list.reduce((sum, { eighths }) => sum + eighths / 8, 0) / list.length > 2,
      ).length;
      expect(play(aProfile(once), observations, { chunk, until: 86_000 }).on).toBe(above > 1);
    }),
    { numRuns: 60 },
  );
});
