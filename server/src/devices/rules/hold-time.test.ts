import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anObservation, aProfile, MIDNIGHT, play, turns } from './a-profile.ts';
import { dueAt, elapse } from './elapse.ts';
import { evaluate } from './evaluate.ts';
import { newState, type RuleState, type Signal } from './rule-state.ts';

const level = { kind: 'threshold', point: 'a', side: 'above', raise: 10, clear: 8 };
const open = { kind: 'equals', point: 'a', values: ['open'], holdSeconds: 600 };
const door = aProfile(open, { heartbeatSeconds: 86_400 });

test('a door that says once that it is open alarms when its hold time has run out, with what it said', () => {
  const { signals } = play(door, [anObservation(0, { a: 'open' })], { until: 610 });
  expect(turns(signals)).toEqual(['+600']);
  expect(signals[0]?.value).toBe('open');
  expect(play(door, [anObservation(0, { a: 'open' })], { until: 609 }).signals).toEqual([]);
});

test('what is said again meanwhile changes nothing, and what ends it in time says nothing', () => {
  const again = [anObservation(0, { a: 'open' }), anObservation(300, { a: 'open' })];
  expect(turns(play(door, again, { until: 900 }).signals)).toEqual(['+600']);
  const shut = [anObservation(0, { a: 'open' }), anObservation(599, { a: 'closed' })];
  expect(play(door, shut, { until: 900 }).signals).toEqual([]);
});

test('a reading made before the time ran out that arrives after it is still judged', () => {
  const opened = play(door, [anObservation(0, { a: 'open' })], { until: 610 }).state;
  const { signals } = evaluate(door, opened, anObservation(590, { a: 'closed' }), MIDNIGHT + 612_000);
  expect(turns(signals)).toEqual(['-590']);
});

test('of a device that was not heard of when it should have been nobody knows', () => {
  const noise = aProfile({ ...level, holdSeconds: 1200 }, { heartbeatSeconds: 300 });
  const loud = (...at: number[]) => at.map((seconds) => anObservation(seconds, { a: 11 }));
  expect(play(noise, loud(0, 300, 600), { until: 9000 }).signals).toEqual([]);
  expect(turns(play(noise, loud(0, 300, 600, 900), { until: 9000 }).signals)).toEqual(['+1200']);
});

test('of a device whose clock is behind, its time runs by its own clock', () => {
  const behind = { ...anObservation(0, { a: 'open' }), receivedAt: new Date(MIDNIGHT + 8 * 3_600_000) };
  const { state } = evaluate(door, undefined, behind, MIDNIGHT);
  expect(dueAt(door, state, 0)).toBe(MIDNIGHT + 8 * 3_600_000 + 610_000);
});

test('two points together hold by time only while both are fresh', () => {
  const conditions = ['a', 'b'].map((point) => ({ point, above: 10 }));
  const both = (holdSeconds: number) => aProfile({ kind: 'all', conditions, withinSeconds: 60, holdSeconds });
  const said = [anObservation(0, { a: 11, b: 11 })];
  expect(turns(play(both(60), said, { until: 300 }).signals)).toEqual(['+60']);
  expect(play(both(61), said, { until: 300 }).signals).toEqual([]);
});

const rules = [
  aProfile({ ...level, holdSeconds: 20 }),
  aProfile({ ...level, holdSeconds: 100 }),
  aProfile({ ...open, values: ['7', '8'], holdSeconds: 30 }),
  aProfile({
    kind: 'all',
    conditions: ['a', 'b'].map((point) => ({ point, above: 5 })),
    ...{ withinSeconds: 40, holdSeconds: 25 },
  }),
  aProfile({ kind: 'silence', seconds: 2000 }),
];
const value = fc.integer({ min: 0, max: 15 });
const sample = fc.record({ at: fc.integer({ min: 0, max: 600 }), a: value, b: fc.option(value, { nil: undefined }) });
const looks = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 40 });

test('whether a reading or the clock comes first makes no difference', () => {
  fc.assert(
    fc.property(fc.constantFrom(...rules), fc.array(sample), looks, (profile, samples, instants) => {
      const observations = samples
        .toSorted((one, other) => one.at - other.at)
        .map(({ at, a, b }) => anObservation(at, b === undefined ? { a } : { a, b }));
      const said = observations.map((observation) => ({ at: observation.at.getTime(), observation }));
      const looked = instants.map((seconds) => ({ at: MIDNIGHT + seconds * 1000, observation: null }));
      let state: RuleState = newState;
      const signals: Signal[] = [];
      for (const { at, observation } of [...said, ...looked].sort((one, other) => one.at - other.at)) {
        const result = observation ? evaluate(profile, state, observation, at) : elapse(profile, state, at, MIDNIGHT);
        state = result.state;
        signals.push(...result.signals);
      }
      const ended = elapse(profile, state, MIDNIGHT + 1_000_000, MIDNIGHT);
      const plain = play(profile, observations, { until: 1000 });
      expect(turns([...signals, ...ended.signals])).toEqual(turns(plain.signals));
    }),
  );
});
