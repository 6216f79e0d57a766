import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeviceSignal } from '../alarms/apply-signals.ts';
import type { Observation } from '../observation.ts';
import { plainPolicy } from '../profiles/catalogue.ts';
import { anObservation, aProfile, MIDNIGHT } from '../rules/a-profile.ts';
import type { RuleState } from '../rules/rule-state.ts';
import { forget, judge, lookAtTime, type Memories, meetSeen, movedTo, takeChanged, unjudged } from './memories.ts';

// Its running means are sums: whatever is judged twice, or not at all, changes them.
const compiled = aProfile({
  ...{ kind: 'count', point: 'a', minutes: 5, above: 10, most: 1, completeness: 0.5, everySeconds: 300 },
});
const NAMES = ['one', 'two', 'three', 'four'];
const catalogue: Memories['catalogue'] = new Map([['test', { compiled, policy: plainPolicy }]]);

interface Store {
  readonly groups: { readonly at: string; readonly observations: readonly Observation[] }[];
  readonly states: Map<string, { readonly state: RuleState; readonly asOf: string }>;
  kept: string;
  acted: string;
}

function remembered(states: ReadonlyMap<string, RuleState>): Memories {
  const profiles = new Map(NAMES.map((name) => [name, 'test']));
  return { states: new Map(states), changed: new Map(), profiles, catalogue, since: 0 };
}

/** A judge of a store; what it does not keep is lost when it ends. */
function aJudge(store: Store, signals: DeviceSignal[]) {
  const memories = remembered(new Map([...store.states].map(([id, { state }]) => [id, state])));
  const asOf = new Map([...store.states].map(([id, one]) => [id, one.asOf]));
  const { acted } = store;
  let position = store.kept;
  return {
    memories,
    judgeAll: () => {
      for (const { at, observations } of store.groups.filter((group) => group.at > position)) {
        const found = judge(memories, unjudged(observations, at, asOf), 0, position);
        position = at;
        if (at <= acted || found.length === 0) continue;
        signals.push(...found);
        store.acted = at;
      }
    },
    keep: (most: number) => {
      const { states, kept } = takeChanged(memories, most, position);
      const text = JSON.stringify(states);
      for (const { deviceId, state } of JSON.parse(text) as typeof states) {
        store.states.set(deviceId, { state, asOf: position });
      }
      [store.kept, store.acted] = [kept, position];
    },
  };
}

const group = fc.array(fc.record({ device: fc.constantFrom(...NAMES), a: fc.integer({ min: 0, max: 20 }) }), {
  minLength: 1,
  maxLength: 5,
});
const step = fc.oneof(
  group.map((said) => ({ kind: 'store' as const, said })),
  fc.integer({ min: 1, max: 3 }).map((most) => ({ kind: 'keep' as const, most })),
  fc.constant({ kind: 'kill' as const }),
);

test('kept in parts and killed at any time, every observation is judged once and every signal acted on once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const store: Store = { groups: [], states: new Map(), kept: '', acted: '' };
      const signals: DeviceSignal[] = [];
      let current = aJudge(store, signals);
      for (const [nth, one] of steps.entries()) {
        if (one.kind === 'keep') current.keep(one.most);
        else if (one.kind === 'kill') current = aJudge(store, signals);
        else {
          const at = String(nth + 1).padStart(3, '0');
          const observations = one.said.map(({ device, a }, i) => ({
            ...anObservation(nth * 300 + i, { a }),
            deviceId: device,
          }));
          store.groups.push({ at, observations });
        }
        current.judgeAll();
      }
      const plain: DeviceSignal[] = [];
      const never = aJudge({ groups: store.groups, states: new Map(), kept: '', acted: '' }, plain);
      never.judgeAll();
      expect(signals).toEqual(plain);
      expect(current.memories.states).toEqual(never.memories.states);
    }),
  );
});

test('a memory that changes all the time does not keep the others from being kept', () => {
  const memories = remembered(new Map());
  const say = (device: string, at: number) => ({ ...anObservation(at, { a: 1 }), deviceId: device });
  judge(memories, [say('one', 1), say('two', 1)], 0, '0');
  expect(takeChanged(memories, 1, '1')).toMatchObject({ states: [{ deviceId: 'one' }], kept: '0' });
  judge(memories, [say('one', 2)], 0, '1');
  expect(takeChanged(memories, 1, '2')).toMatchObject({ states: [{ deviceId: 'two' }], kept: '1' });
  expect(takeChanged(memories, 1, '2')).toMatchObject({ states: [{ deviceId: 'one' }], kept: '2' });
  expect(takeChanged(memories, 1, '2')).toEqual({ states: [], kept: '2' });
});

test('a device of another type, or out of use, is judged from nothing; one not read yet is let be', () => {
  const memories = remembered(new Map());
  judge(memories, [{ ...anObservation(1, { a: 1 }), deviceId: 'one' }], 0, '0');
  takeChanged(memories, 1, '1');
  expect(
    movedTo(
      new Map([
        ['one', 'other'],
        ['two', null],
        ['three', 'test'],
      ]),
      memories,
    ),
  ).toEqual(['one', 'two']);
  const { heardAt } = memories.states.get('one') ?? {};
  forget(memories, ['one', 'two'], '2');
  expect([...memories.states]).toEqual([['one', { heardAt, memory: {}, latest: {} }]]);
  expect([...memories.changed]).toEqual([['one', '2']]);
});

/** Silent after three minutes; what is told at a second after midnight, with these signs of life. */
function aListener() {
  const silence: Memories['catalogue'] = new Map([
    ['test', { compiled: aProfile({ kind: 'silence' }), policy: plainPolicy }],
  ]);
  const memories = { ...remembered(new Map()), catalogue: silence };
  const seen = new Map<string, number>();
  const toldAt = (second: number) => {
    meetSeen(memories, seen, '1');
    const found = lookAtTime({ memories, seen }, memories.states.keys(), MIDNIGHT + second * 1000, '1');
    return found.map(({ deviceId, signal }) => `${signal.on ? '+' : '-'}${deviceId}`);
  };
  return { memories, toldAt, see: (device: string, second: number) => seen.set(device, MIDNIGHT + second * 1000) };
}

test('whoever gives nothing but signs of life is not silent, and one ends a silence', () => {
  const { memories, toldAt, see } = aListener();
  judge(memories, [{ ...anObservation(0, { a: 1 }), deviceId: 'one' }], MIDNIGHT, '0');
  see('one', 170);
  expect(toldAt(200)).toEqual([]);
  expect(toldAt(350)).toEqual(['+one']);
  expect(toldAt(355)).toEqual([]);
  see('one', 400);
  expect(toldAt(405)).toEqual(['-one']);
  expect(toldAt(410)).toEqual([]);
  expect(toldAt(580)).toEqual(['+one']);
});

test('a device that has only ever given signs of life falls silent like any other', () => {
  const { toldAt, see } = aListener();
  see('two', 0);
  see('unknown', 0);
  expect(toldAt(179)).toEqual([]);
  expect(toldAt(180)).toEqual(['+two']);
});
