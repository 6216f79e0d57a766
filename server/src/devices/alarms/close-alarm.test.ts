import { expect, test } from 'vitest';
import type { Alarm } from './alarm.ts';
import { anAlarm, aSignal, NOW } from './an-alarm.ts';
import { makeRoom } from './close-alarm.ts';
import type { FoldContext } from './fold-signal.ts';

const drill: FoldContext['occasion'] = { id: 'o1', kind: 'drill' };
const ofDrill = (changed: Partial<Alarm> = {}) =>
  anAlarm({ drill: true, quiet: true, occasionId: 'o1', nextAt: null, ...changed });
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

test('an alarm nobody has judged, or that was found real, goes on', () => {
  expect(room(anAlarm({ endedAt: NOW, holding: [] }))).toBeNull();
  expect(room(anAlarm({ state: 'confirmed', verdict: 'confirmed', endedAt: NOW, holding: [] }))).toBeNull();
});

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
