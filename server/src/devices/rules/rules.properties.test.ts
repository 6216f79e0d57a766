import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anObservation, aProfile, play, turns } from './a-profile.ts';

const level = aProfile({ kind: 'threshold', point: 'a', side: 'above', raise: 10, clear: 8 });
const rules = [
  level,
  aProfile({ kind: 'threshold', point: 'a', side: 'above', raise: 10, clear: 8, holdSeconds: 20 }),
  aProfile({ kind: 'rate', point: 'a', way: 'either', change: 5, seconds: 40 }),
  aProfile({ kind: 'stuck', point: 'a', seconds: 30, tolerance: 1 }),
  aProfile({
    kind: 'all',
    conditions: [
      { point: 'a', above: 10 },
      { point: 'b', below: 5 },
    ],
    withinSeconds: 60,
  }),
];
const value = fc.integer({ min: 0, max: 20 });
const sample = fc.record({ at: fc.integer({ min: 0, max: 300 }), a: value, b: value });
const observe = ({ at, a, b }: { at: number; a: number; b: number }) => anObservation(at, { a, b });

test('batches make no difference, nor does storing the state between them', () => {
  fc.assert(
    fc.property(fc.constantFrom(...rules), fc.array(sample), fc.integer({ min: 1, max: 9 }), (rule, samples, chunk) => {
      const observations = samples.map(observe);
      expect(play(rule, observations, { chunk })).toEqual(play(rule, observations, { chunk: 1 }));
    }),
  );
});

test('data later than what was judged turns no rule: the result is that of the data in time alone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...rules), fc.array(sample), (rule, samples) => {
      let newest = -1;
      const inTime = samples.filter(({ at }) => {
        if (at < newest) return false;
        newest = at;
        return true;
      });
      expect(turns(play(rule, samples.map(observe)).signals)).toEqual(turns(play(rule, inTime.map(observe)).signals));
    }),
  );
});

test('a rate is what the plain window says: every value of it against the newest', () => {
  const ways = fc.constantFrom('up' as const, 'down' as const, 'either' as const);
  const steps = fc.array(fc.record({ after: fc.integer({ min: 0, max: 15 }), a: value }), { maxLength: 60 });
  fc.assert(
    fc.property(ways, fc.integer({ min: 1, max: 12 }), steps, (way, change, list) => {
      const samples = list.map(({ a }, nth) => ({
        a,
        at: list.slice(0, nth + 1).reduce((sum, s) => sum + s.after, 0),
      }));
      let on = false;
      const expected = samples.flatMap(({ a, at }, nth) => {
        const window = samples.slice(0, nth).filter((sample) => sample.at >= at - 40);
        const moves = window.map(
          (sample) => ({ up: a - sample.a, down: sample.a - a, either: Math.abs(a - sample.a) })[way],
        );
        const now = Math.max(0, ...moves) >= (on ? change / 2 : change);
        const turned = now !== on;
        on = now;
        return turned ? [`${now ? '+' : '-'}${at}`] : [];
      });
      const rule = aProfile({ kind: 'rate', point: 'a', way, change, seconds: 40 });
      expect(
        turns(
          play(
            rule,
            samples.map((sample) => anObservation(sample.at, { a: sample.a })),
          ).signals,
        ),
      ).toEqual(expected);
    }),
  );
});

test('inside the band nothing ever turns', () => {
  const inBand = fc.double({ min: 8, max: 10, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(5, 15), fc.array(inBand), (first, list) => {
      const observations = [first, ...list].map((a, at) => anObservation(at, { a }));
      expect(play(level, observations).signals).toHaveLength(first === 15 ? 1 : 0);
    }),
  );
});

test('signals of one rule go on and off in turn', () => {
  fc.assert(
    fc.property(fc.constantFrom(...rules), fc.array(sample), (rule, samples) => {
      const ons = play(rule, samples.map(observe)).signals.map(({ on }) => on);
      expect(ons).toEqual(ons.map((_, at) => at % 2 === 0));
    }),
  );
});

test('values that are no good values change nothing at all', () => {
  const bad = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e9, -1e9);
  const mixed = fc.array(fc.oneof(value, bad));
  fc.assert(
    fc.property(fc.constantFrom(...rules), mixed, (rule, list) => {
      const all = list.map((a, at) => anObservation(at * 10, { a }));
      const good = all.filter(({ readings: [first] }) => Math.abs(Number(first?.value)) <= 1000);
      expect(play(rule, all).state?.memory ?? {}).toEqual(play(rule, good).state?.memory ?? {});
    }),
  );
});
