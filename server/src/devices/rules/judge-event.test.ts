import { expect, test } from 'vitest';
import type { ProtocolEvent } from '../observation.ts';
import { anObservation, aProfile, play } from './a-profile.ts';
import type { CompiledProfile } from './compile-profile.ts';

const name = { zh: '测试', en: 'Test' };
const gives = { kind: 'fire', severity: 'critical' } as const;
const fire = { id: 'fire', name, gives, kind: 'event', event: 'fire' } as const;

/** A controller with detectors (any type), call points (23) and a control room. */
const system = aProfile(fire, {
  rules: [fire, { ...fire, id: 'manual', components: [23, 24] }, { ...fire, id: 'control-room', event: 'confirm' }],
});

const said = (profile: CompiledProfile, ...events: readonly Partial<ProtocolEvent>[]) =>
  play(
    profile,
    events.map((event, at) =>
      anObservation(at, {}, [{ kind: 'fire', on: true, part: '1-1/2-7', text: null, ...event }]),
    ),
  ).signals.map(({ rule, on, part, component }) => [`${on ? '+' : '-'}${rule.id}`, part, component]);

test('a rule for a kind of component goes before the plain one, and is ended by the same component', () => {
  expect(said(system, { component: 23 }, { component: 23, on: false }, { component: 42 }, {})).toEqual([
    ['+manual', '1-1/2-7', 23],
    ['-manual', '1-1/2-7', 23],
    ['+fire', '1-1/2-7', 42],
    ['+fire', '1-1/2-7', null],
  ]);
});

test('the control room confirms what burns in its system, part by part, and nothing else', () => {
  const confirm = { kind: 'confirm', part: '1-1' } as const;
  expect(
    said(
      system,
      confirm,
      { part: '1-1/2-7' },
      { part: '1-1/2-8', component: 23 },
      { part: '1-2/1-1' },
      { part: '1-1/3-1' },
      { part: '1-1/3-1', on: false },
      confirm,
    ).filter(([rule]) => rule === '+control-room'),
  ).toEqual([
    ['+control-room', '1-1/2-7', null],
    ['+control-room', '1-1/2-8', null],
  ]);
});

test('a confirmation that is taken back says nothing', () => {
  expect(said(system, {}, { kind: 'confirm', part: null, on: false })).toEqual([['+fire', '1-1/2-7', null]]);
});

test('a reset of one controller ends what burns in its system and not in others; of the device itself, all', () => {
  const fires = [{ part: '1-1/2-7' }, { part: '1-10' }, { part: '1-2/1-1' }];
  const ended = (part: string | null) =>
    said(system, ...fires, { kind: 'reset', part }).flatMap(([rule, of]) => (rule === '-fire' ? [of] : []));
  expect(ended('1-1')).toEqual(['1-1/2-7']);
  expect(ended('1-2')).toEqual(['1-2/1-1']);
  expect(ended(null)).toEqual(['1-1/2-7', '1-10', '1-2/1-1']);
});
