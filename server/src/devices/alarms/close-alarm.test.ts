import { expect, test } from 'vitest';
import type { Alarm } from './alarm.ts';
import { anAlarm, aSignal, NOW } from './an-alarm.ts';
import { makeRoom } from './close-alarm.ts';
import type { FoldContext } from './fold-signal.ts';

const drill: FoldContext['occasion'] = { id: 'o1', kind: 'drill' };
const ofDrill = (changed: Partial<Alarm> = {}) =>
  anAlarm({ drill: true, quiet: true, occasionId: 'o1', nextAt: null, ...changed });
const confirmed = { state: 'confirmed', verdict: 'confirmed' } as const;
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const room = (alarm: Alarm, occasion: FoldContext['occasion'] = null, signal = aSignal(true)) =>
  makeRoom(alarm, signal, occasion, NOW);

test.each(['false', 'test'] as const)('what begins after an alarm found %s was over is no more of it', (verdict) => {
  const over = anAlarm({ state: verdict, verdict, endedAt: NOW, holding: [] });
  expect(room(over)).toMatchObject({
    alarm: { state: 'cleared', verdict, version: 2, clearedAt: NOW },
    lines: [{ action: 'clear', from: verdict, to: 'cleared' }],
  });
  expect(room({ ...over, endedAt: null, holding: ['fire'] })).toBeNull();
});

test('an alarm nobody has judged goes on, and so does a real one that comes and goes', () => {
  expect(room(anAlarm({ endedAt: NOW, holding: [] }))).toBeNull();
  expect(room(anAlarm({ ...confirmed, endedAt: NOW, holding: [] }))).toBeNull();
});

test('what begins after an alarm found real had been over for more than a flap is no more of it', () => {
  const over = anAlarm({ ...confirmed, holding: [] });
  const room = (minutes: number) => makeRoom({ ...over, endedAt: ago(minutes) }, aSignal(true), null, NOW);
  expect(room(4)).toBeNull();
  expect(room(5)).toMatchObject({
    alarm: { state: 'cleared', verdict: 'confirmed', clearedAt: NOW },
    lines: [{ action: 'clear', from: 'confirmed', to: 'cleared', detail: { verdict: 'confirmed' } }],
  });
});

test.each(['confirmed', 'false', 'test'] as const)(
  'a detector of an alarm found %s that tells of no end is another fire after an hour of saying nothing',
  (verdict) => {
    const said = (minutes: number, changed: Partial<Alarm> = {}, signal = aSignal(true)) =>
      room(anAlarm({ state: verdict, verdict, lastAt: ago(minutes), ...changed }), null, signal);
    expect(said(1)).toBeNull();
    expect(said(59)).toBeNull();
    expect(said(60)).toMatchObject({ alarm: { state: 'cleared', verdict, holding: [] } });
    // By the clock of what was said: history that comes late is no fire of now.
    expect(said(60, {}, aSignal(true, { at: ago(59).getTime() }))).toBeNull();
    expect(said(600, { kind: 'fault' })).toBeNull();
    expect(said(600, { holding: ['fire', 'hot'] })).toBeNull();
  },
);

test('what begins outside of a drill is no more of its alarm, whether that was over or not', () => {
  expect(room(ofDrill())).toMatchObject({
    alarm: { state: 'cleared', holding: [], verdict: null },
    lines: [{ action: 'clear', actorRole: 'system', from: 'raised', detail: { occasion: 'o1' } }],
  });
  expect(room(ofDrill(), { id: 'o2', kind: 'drill' })).not.toBeNull();
  expect(room(ofDrill(), drill)).toBeNull();
  expect(room(ofDrill({ state: 'confirmed', verdict: 'confirmed' }))).toBeNull();
});

test('what ends, a confirmation of the control room, and what is known already make no room', () => {
  expect(room(ofDrill(), null, aSignal(false))).toBeNull();
  expect(room(ofDrill({ holding: ['hot'] }), null, aSignal(true, { id: 'hot', kind: 'threshold' }))).toBeNull();
  const confirm = aSignal(true, {
    rule: { ...aSignal(true).rule, event: 'confirm' } as ReturnType<typeof aSignal>['rule'],
  });
  expect(room(ofDrill(), null, confirm)).toBeNull();
});
