import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Observation } from '../observation.ts';
import { addSeen, addToStates, addToSums, type States, type Sums } from './tally.ts';

const HOUR = 3_600_000;
const BEGIN = Date.parse('2026-04-27T00:00:00Z');

// Few names in any order, so that lists are short in some runs and long enough for their index in others.
const reading = fc.record({
  point: fc.oneof(
    fc.constantFrom('a', 'b', '__proto__'),
    fc.integer({ min: 0, max: 40 }).map((n) => `p${n}`),
  ),
  value: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.boolean(), fc.constant('text')),
});
const said = fc.record({
  device: fc.constantFrom('one', 'two'),
  minute: fc.integer({ min: 0, max: 150 }),
  readings: fc.array(reading, { maxLength: 30 }),
});
type Said = typeof said extends fc.Arbitrary<infer S> ? S : never;

function observation({ device, minute, readings }: Said): Observation {
  const at = new Date(BEGIN + minute * 60_000);
  const rest = { townId: 'test', deviceAt: at, receivedAt: new Date(BEGIN), sequence: null, events: [] };
  return { ...rest, deviceId: device, at, readings };
}

test('sums are those of each device, hour and point, whatever comes in whatever order', () => {
  fc.assert(
    fc.property(fc.array(said), (list) => {
      const plain = new Map<string, number[]>();
      for (const { device, minute, readings } of list) {
        for (const { point, value } of readings) {
          if (typeof value === 'string') continue;
          const key = `${device} ${BEGIN + Math.floor(minute / 60) * HOUR} ${point}`;
          plain.set(key, [...(plain.get(key) ?? []), Number(value)]);
        }
      }
      const sums: Sums = new Map();
      for (const one of list) addToSums(sums, observation(one));
      const found = [...sums].flatMap(([device, hours]) =>
        hours.flatMap(({ hour, points }) =>
          points.all.map(({ point, ...sum }) => [`${device} ${hour} ${point}`, sum] as const),
        ),
      );
      const expected = [...plain].map(([key, values]) => {
        const sum = values.reduce((a, b) => a + b, 0);
        return [key, { n: values.length, sum, min: Math.min(...values), max: Math.max(...values) }] as const;
      });
      expect(found).toHaveLength(expected.length);
      expect(new Map(found)).toEqual(new Map(expected));
    }),
  );
});

test('the latest state of a point is its newest value, of equal instants the one that came last', () => {
  fc.assert(
    fc.property(fc.array(said), (list) => {
      const plain = new Map<string, { v: unknown; minute: number }>();
      for (const { device, minute, readings } of list) {
        for (const { point, value } of readings) {
          const before = plain.get(`${device} ${point}`);
          if (!before || before.minute <= minute) plain.set(`${device} ${point}`, { v: value, minute });
        }
      }
      const states: States = new Map();
      for (const one of list) addToStates(states, observation(one));
      const found = [...states].flatMap(([device, { points }]) =>
        points.all.map(({ point, v, at }) => [`${device} ${point}`, { v, minute: (at - BEGIN) / 60_000 }] as const),
      );
      expect(found).toHaveLength(plain.size);
      expect(new Map(found)).toEqual(plain);
    }),
  );
});

test('a sign of life says nothing but when', () => {
  const states: States = new Map();
  addSeen(states, 'one', new Date(BEGIN));
  addSeen(states, 'one', new Date(BEGIN - 1));
  expect(states.get('one')).toMatchObject({ seen: BEGIN, points: { all: [] } });
});
