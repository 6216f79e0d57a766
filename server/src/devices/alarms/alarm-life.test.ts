import type { AlarmAction } from '@chengyun/contract/alarm';
import { alarmStates } from '@chengyun/contract/alarm-words';
import type { AlarmPolicy } from '@chengyun/contract/profile';
import { expect, test } from 'vitest';
import type { Actor } from '../../people/actor.ts';
import { alarmLife, allowedActions } from './alarm-life.ts';
import { anAlarm, NOW } from './an-alarm.ts';
import { decideAction } from './decide-action.ts';
import { climb } from './ladder.ts';

const dispatcher: Actor = { id: 'p1', roles: ['dispatcher'], unitIds: [], areaCodes: [] };
const patrol: Actor = { ...dispatcher, roles: ['patrol'] };
const context = { actor: dispatcher, now: NOW };
const given = { reason: '现场查看', until: new Date(NOW.getTime() + 3_600_000).toISOString() };
const ladder: AlarmPolicy['ladder'] = [
  { kind: 'fire', afterSeconds: 60, to: 'chief' },
  { kind: 'fire', afterSeconds: 180, to: 'leader' },
];

test('every action is taken from the states of its line and refused from all others', () => {
  for (const state of alarmStates) {
    for (const action of Object.keys(alarmLife) as AlarmAction[]) {
      const act = () => decideAction(anAlarm({ state }), action, given, context);
      if (!alarmLife[action].from.includes(state)) {
        expect(act, `${action} from ${state}`).toThrow(/alarm\.not-allowed-now/);
        continue;
      }
      const { alarm, lines } = act();
      const to = alarmLife[action].to;
      expect([alarm.state, alarm.version]).toEqual([to === 'same' ? state : to, 2]);
      expect(lines).toMatchObject([{ action, actorId: 'p1', actorRole: 'dispatcher', from: state, at: NOW }]);
    }
  }
});

test('a cleared alarm is done with, and a patrol may judge but not clear', () => {
  expect(allowedActions({ state: 'cleared' }, dispatcher)).toEqual([]);
  expect(allowedActions({ state: 'acknowledged' }, patrol)).toEqual(['confirm', 'false', 'test']);
  expect(() => decideAction(anAlarm({ state: 'acknowledged' }), 'clear', {}, { ...context, actor: patrol })).toThrow(
    /forbidden/,
  );
});

test('a verdict ends the ladder, acknowledging included, and can be put right', () => {
  const found = decideAction(anAlarm(), 'false', given, context).alarm;
  expect(found).toMatchObject({ verdict: 'false', acknowledgedAt: NOW, judgedAt: NOW, nextAt: null });
  expect(decideAction(found, 'confirm', {}, context).alarm).toMatchObject({ state: 'confirmed', verdict: 'confirmed' });
});

test('an alarm nobody acknowledges climbs rung by rung, then no further', () => {
  const first = climb(anAlarm(), ladder, NOW);
  expect(first).toMatchObject({ alarm: { rung: 1, escalatedTo: 'chief' }, lines: [{ action: 'escalate' }] });
  const second = climb(first.alarm, ladder, NOW);
  expect(second.alarm).toMatchObject({ rung: 2, escalatedTo: 'leader', nextAt: null });
  expect(climb(second.alarm, ladder, NOW).lines).toEqual([]);
});

test('a shelved alarm sleeps until its end and then goes on where it was', () => {
  const shelved = decideAction(anAlarm(), 'shelve', given, context).alarm;
  expect(climb(shelved, ladder, NOW)).toMatchObject({ alarm: { nextAt: new Date(given.until) }, lines: [] });
  const back = climb(shelved, ladder, new Date(given.until));
  expect(back).toMatchObject({ alarm: { shelvedUntil: null, rung: 0 }, lines: [{ action: 'unshelve' }] });
});

test('after the shelving the rungs are counted from its end, however long ago the alarm was raised', () => {
  const end = new Date(NOW.getTime() + 3_600_000);
  const back = climb(decideAction(anAlarm(), 'shelve', given, context).alarm, ladder, end).alarm;
  expect(back.nextAt).toEqual(new Date(end.getTime() + 60_000));
  const chief = climb(back, ladder, new Date(end.getTime() + 61_000)).alarm;
  expect(chief).toMatchObject({ escalatedTo: 'chief', nextAt: new Date(end.getTime() + 180_000) });
  const late = climb({ ...back, rung: 1, shelvedUntil: end }, ladder, end).alarm;
  expect(late.nextAt).toEqual(new Date(end.getTime() + 120_000));
});

test('found false or a test after it was over, an alarm is cleared at once; found real, it waits to be cleared', () => {
  const over = anAlarm({ endedAt: NOW, holding: [] });
  for (const action of ['false', 'test'] as const) {
    expect(decideAction(over, action, given, context)).toMatchObject({
      alarm: { state: 'cleared', verdict: action, version: 2, clearedAt: NOW, judgedAt: NOW, reason: given.reason },
      lines: [
        { action, actorId: 'p1', from: 'raised', to: action },
        { action: 'clear', actorRole: 'system', from: action, to: 'cleared' },
      ],
    });
  }
  expect(decideAction(over, 'confirm', given, context).alarm).toMatchObject({ state: 'confirmed', clearedAt: null });
});
