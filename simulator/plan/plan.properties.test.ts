import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aTown } from './a-town.ts';
import type { Message } from './message.ts';
import { makePlan } from './plan.ts';
import type { Scenario } from './scenarios.ts';

const START = Date.parse('2026-11-25T17:30:00+08:00');

const scenario = fc.constantFrom<Scenario>(
  { kind: 'fire', building: null, afterMs: 5_000 },
  { kind: 'fires', everyMs: 7_000, forMs: 60_000 },
  { kind: 'outage', afterMs: 3_000 },
  { kind: 'runaway', perSecond: 700, afterMs: 1_000, forMs: 2_000 },
);
const options = fc.record({
  seed: fc.integer({ min: 0, max: 65_535 }),
  count: fc.integer({ min: 19, max: 300 }),
  perSecond: fc.option(fc.double({ min: 1, max: 200, noNaN: true })),
  scenarios: fc.uniqueArray(scenario, { maxLength: 3 }),
});
type Options = typeof options extends fc.Arbitrary<infer T> ? T : never;

function planOf({ seed, count, perSecond, scenarios }: Options) {
  return makePlan({ town: aTown(seed, count), start: START, perSecond, scenarios });
}

function said({ device, n, at, deviceAt, values, event }: Message) {
  return { device: device.externalId, n, at, deviceAt, values, event };
}

test('the same seed says the same, word for word', () => {
  fc.assert(
    fc.property(options, (given) => {
      const [once, again] = [planOf(given), planOf(given)].map((plan) => plan.between(START, START + 20_000).map(said));
      expect(again).toEqual(once);
    }),
    { numRuns: 40 },
  );
});

test('in whatever pieces it is asked for, each message comes once, in order', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 19_999 }), { maxLength: 20 });
  fc.assert(
    fc.property(options, cuts, (given, at) => {
      const whole = planOf(given)
        .between(START, START + 20_000)
        .map(said);
      const plan = planOf(given);
      const edges = [0, ...at.toSorted((a, b) => a - b), 20_000];
      const pieces = edges.slice(1).flatMap((to, i) => plan.between(START + (edges[i] ?? 0), START + to));
      expect(pieces.map(said)).toEqual(whole);
      expect(whole.every((message, i) => i === 0 || message.at >= (whole[i - 1]?.at ?? 0))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('no two messages of a device are alike to the second, so that none is taken for a resend', () => {
  fc.assert(
    fc.property(options, (given) => {
      const messages = planOf(given).between(START, START + 20_000);
      const ordinary = messages.filter(({ values }) => !('overflow' in values));
      const names = ordinary.map(({ device, deviceAt, event }) =>
        [device.nth, Math.floor(deviceAt / 1000), event?.kind, event?.part, event?.on].join(),
      );
      expect(new Set(names).size).toBe(names.length);
    }),
    { numRuns: 40 },
  );
});

test('with a rate, all devices together send so many a second', () => {
  const plan = makePlan({ town: aTown(7, 3_000), start: START, perSecond: 500, scenarios: [] });
  const messages = plan.between(START, START + 10_000).filter(({ event }) => event?.kind !== 'fault');
  expect(Math.abs(messages.length - 5_000)).toBeLessThan(50);
});
