import { expect, test } from 'vitest';
import type { ProtocolEvent } from '../observation.ts';
import { anObservation, aProfile, MIDNIGHT, play } from './a-profile.ts';
import { evaluate } from './evaluate.ts';
import { newState, type RuleState } from './rule-state.ts';

const name = { zh: '测试', en: 'Test' };
const gives = { kind: 'fire', severity: 'critical' } as const;
const fire = { id: 'fire', name, gives, kind: 'event', event: 'fire' } as const;
const system = aProfile(fire);

/** What a component's state says: of each kind of event whether it is so. */
const component = (part: number, events: readonly Partial<ProtocolEvent>[]) =>
  anObservation(
    part,
    {},
    events.map((event) => ({ kind: 'fire', on: false, part: `1-1/${part}`, text: null, ...event })),
  );

/** What is remembered of a device that has as many memories as are kept. */
function full(rule: string, on: (nth: number) => boolean): RuleState {
  const memory = Array.from({ length: 4096 }, (_, nth) => [`${rule}/1-2/${nth}`, { on: on(nth), at: nth }] as const);
  return { ...newState, memory: Object.fromEntries(memory) };
}

test('what was never on leaves no memory, and behind however large a panel a fire is told', () => {
  const quiet = Array.from({ length: 5000 }, (_, part) => component(part, [{}]));
  const { state, signals } = play(system, [...quiet, component(5000, [{ on: true }])], { chunk: 10_000 });
  expect(Object.keys(state?.memory ?? {})).toEqual(['fire/1-1/5000']);
  expect(signals).toHaveLength(1);
});

test('where all memories are full of what lasts, a fire is told and ends, and anything else is not', () => {
  const fault = { ...fire, id: 'fault', event: 'fault', gives: { kind: 'fault', severity: 'major' } } as const;
  const panel = aProfile(fire, { rules: [fire, fault] });
  const lasting = full('fault', () => true);
  const begun = evaluate(panel, lasting, component(9, [{ kind: 'fault', on: true }, { on: true }]), MIDNIGHT);
  expect(begun.signals.map(({ rule, on }) => [rule.id, on])).toEqual([['fire', true]]);
  const ended = evaluate(panel, begun.state, component(9, [{}]), MIDNIGHT);
  expect(ended.signals.map(({ rule, on }) => [rule.id, on])).toEqual([['fire', false]]);
});

test('where all memories are full, those of what ended first make room', () => {
  const { state } = evaluate(
    system,
    full('fire', (nth) => nth % 2 === 0),
    component(9, [{ on: true }]),
    MIDNIGHT,
  );
  expect(Object.keys(state.memory)).toHaveLength(4096 - 1024 + 1);
  expect(state.memory).not.toHaveProperty(['fire/1-2/2047']);
  expect(state.memory).toHaveProperty(['fire/1-2/2049']);
});
