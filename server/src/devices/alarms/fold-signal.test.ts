import type { Rule } from '@chengyun/contract/profile';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alarm } from './alarm.ts';
import { aContext, anAlarm, aSignal, fireGiven, NOW } from './an-alarm.ts';
import { foldSignal } from './fold-signal.ts';

const warning = { kind: 'warning', severity: 'major' } as const;

test('the first signal raises an alarm with its first rung; it says which rule and what value', () => {
  const made = foldSignal(null, aSignal(true, { value: '0.4' }), fireGiven, aContext());
  expect(made?.alarm).toMatchObject({ state: 'raised', times: 1, holding: ['fire'], value: '0.4', part: '' });
  expect(made?.alarm.nextAt).toEqual(new Date(NOW.getTime() + 60_000));
  expect(made?.lines).toMatchObject([{ action: 'raise', from: null, to: 'raised', detail: { rule: 'fire' } }]);
});

test('the end of what never began is no news', () => {
  expect(foldSignal(null, aSignal(false), fireGiven, aContext())).toBeNull();
  expect(foldSignal(anAlarm(), aSignal(false, { id: 'other' }), fireGiven, aContext())).toBeNull();
});

test('an event said again is counted and fills no journal', () => {
  const again = foldSignal(anAlarm(), aSignal(true), fireGiven, aContext());
  expect(again).toMatchObject({ alarm: { times: 2, version: 2 }, lines: [] });
});

test('a rule that is found to hold again after a restart is not counted', () => {
  const alarm = anAlarm({ holding: ['hot'] });
  expect(foldSignal(alarm, aSignal(true, { id: 'hot', kind: 'threshold' }), fireGiven, aContext())).toBeNull();
});

test('the condition is over only when no rule holds any more', () => {
  const both = foldSignal(anAlarm({ severity: 'major' }), aSignal(true, { id: 'hot' }), warning, aContext())?.alarm;
  const one = foldSignal(both ?? null, aSignal(false), warning, aContext())?.alarm;
  expect(one).toMatchObject({ holding: ['hot'], endedAt: null, state: 'raised' });
  expect(foldSignal(one ?? null, aSignal(false, { id: 'hot' }), warning, aContext())?.alarm).toMatchObject({
    ...{ holding: [], state: 'cleared', clearedAt: NOW, nextAt: null },
  });
});

test('a critical alarm whose condition ends waits for a person; one found false is cleared', () => {
  expect(foldSignal(anAlarm(), aSignal(false), fireGiven, aContext())?.alarm).toMatchObject({
    state: 'raised',
    endedAt: NOW,
  });
  const judged = anAlarm({ state: 'false', verdict: 'false' });
  expect(foldSignal(judged, aSignal(false), fireGiven, aContext())?.alarm).toMatchObject({
    ...{ state: 'cleared', verdict: 'false' },
  });
});

test('a worse rule makes the alarm worse, and a case that needs less is taken', () => {
  const mild = anAlarm({ kind: 'warning', severity: 'minor', wanted: null });
  const worse = foldSignal(mild, aSignal(true, { id: 'high' }), { ...fireGiven, kind: 'warning' }, aContext());
  expect(worse).toMatchObject({
    alarm: { severity: 'critical', wanted: fireGiven.case },
    lines: [{ action: 'again' }],
  });
});

test('under a drill an alarm is marked and climbs no ladder', () => {
  const made = foldSignal(null, aSignal(true), fireGiven, aContext({ occasion: { id: 'o1', kind: 'drill' } }));
  expect(made?.alarm).toMatchObject({ drill: true, quiet: true, occasionId: 'o1', nextAt: null });
});

test('whatever signals come, the count is that of the on-signals since raising and versions only grow', () => {
  const signal = fc.record({ on: fc.boolean(), id: fc.constantFrom('fire', 'hot') });
  fc.assert(
    fc.property(fc.array(signal), (signals) => {
      let alarm: Alarm | null = null;
      let expected = 0;
      for (const { on, id } of signals) {
        const before: Alarm | null = alarm;
        const after = foldSignal(before, aSignal(on, { id }), warning, aContext());
        if (on) expected = before ? expected + 1 : 1;
        if (after && before) expect(after.alarm.version).toBe(before.version + 1);
        alarm = after ? after.alarm : before;
        if (alarm) expect(alarm.times).toBe(expected);
        if (alarm) expect(alarm.holding.length === 0).toBe(alarm.endedAt !== null);
        if (alarm?.state === 'cleared') alarm = null;
      }
    }),
  );
});

test('what the control room confirms needs no second detector; what does not burn cannot be confirmed', () => {
  const given = {
    ...fireGiven,
    case: { kind: 'fire', taxonomy: 'fire-safety', category: 'F0101', needs: 'one' },
  } as const;
  const rule = { ...aSignal(true).rule, id: 'control-room', event: 'confirm' } as Rule;
  const signal = aSignal(true, { rule });
  expect(foldSignal(null, signal, given, aContext())).toBeNull();
  const done = foldSignal(anAlarm(), signal, given, aContext());
  expect(done).toMatchObject({
    alarm: { state: 'raised', verdict: null, times: 1, holding: ['fire'], wanted: { needs: 'one' } },
    lines: [{ action: 'site_confirm', actorRole: 'system' }],
  });
  expect(foldSignal(done?.alarm ?? null, signal, given, aContext())).toBeNull();
});

test('what cleared by itself and comes again is the same alarm, once more, acknowledged if it was', () => {
  const over = { state: 'cleared', clearedAt: NOW, endedAt: NOW, holding: [], nextAt: null } as const;
  expect(foldSignal(anAlarm(over), aSignal(true), fireGiven, aContext())).toMatchObject({
    alarm: { state: 'raised', times: 2, clearedAt: null, endedAt: null, nextAt: new Date(NOW.getTime() + 60_000) },
    lines: [{ action: 'again', from: 'cleared', to: 'raised' }],
  });
  const seen = anAlarm({ ...over, acknowledgedAt: NOW });
  expect(foldSignal(seen, aSignal(true), fireGiven, aContext())?.alarm).toMatchObject({
    ...{ state: 'acknowledged', nextAt: null, times: 2 },
  });
});

test('what was taken note of and over for more than a flap is raised anew when it is here again', () => {
  const noted = { state: 'acknowledged', acknowledgedAt: NOW, holding: [], rung: 1, nextAt: null } as const;
  const again = (minutes: number, changed: Partial<Alarm> = {}) => {
    const now = new Date(NOW.getTime() + minutes * 60_000);
    return foldSignal(anAlarm({ ...noted, endedAt: NOW, ...changed }), aSignal(true), fireGiven, aContext({ now }));
  };
  expect(again(5)).toMatchObject({
    alarm: { state: 'raised', rung: 0, times: 2, endedAt: null, nextAt: new Date(NOW.getTime() + 6 * 60_000) },
    lines: [{ action: 'again', from: 'acknowledged', to: 'raised' }],
  });
  expect(again(4)?.alarm).toMatchObject({ state: 'acknowledged', nextAt: null });
  expect(again(60, { endedAt: null })?.alarm).toMatchObject({ state: 'acknowledged' });
  const confirmed = { state: 'confirmed', verdict: 'confirmed' } as const;
  expect(again(60, confirmed)?.alarm).toMatchObject({ state: 'confirmed' });
});

test('what was taken note of and never ended is raised anew when it is said after an hour of silence', () => {
  const noted = anAlarm({ state: 'acknowledged', acknowledgedAt: NOW, nextAt: null });
  const said = (minutes: number) => {
    const now = new Date(NOW.getTime() + minutes * 60_000);
    return foldSignal(noted, aSignal(true, { at: now.getTime() }), fireGiven, aContext({ now }));
  };
  expect(said(59)).toMatchObject({ alarm: { state: 'acknowledged', times: 2 }, lines: [] });
  expect(said(60)).toMatchObject({
    alarm: { state: 'raised', rung: 0, times: 2, nextAt: new Date(NOW.getTime() + 61 * 60_000) },
    lines: [{ action: 'again', from: 'acknowledged', to: 'raised' }],
  });
});

test('what gets worse after somebody took note of it or put it aside is raised anew and climbs from the first rung', () => {
  const later = new Date(NOW.getTime() + 3_600_000);
  const worse = (changed: Partial<Alarm>) => {
    const mild = anAlarm({ severity: 'minor', rung: 1, escalatedTo: 'chief', nextAt: null, ...changed });
    return foldSignal(mild, aSignal(true, { id: 'high' }), fireGiven, aContext({ now: later }));
  };
  const anew = { state: 'raised', shelvedUntil: null, rung: 0, escalatedTo: null, severity: 'critical' };
  const nextAt = new Date(later.getTime() + 60_000);
  const noted = worse({ state: 'acknowledged', acknowledgedAt: NOW });
  expect(noted).toMatchObject({ alarm: { ...anew, nextAt, acknowledgedAt: NOW }, lines: [{ action: 'again' }] });
  expect(noted?.lines).toMatchObject([{ from: 'acknowledged', to: 'raised' }]);
  const shelvedUntil = new Date(later.getTime() + 60_000);
  expect(worse({ shelvedUntil, nextAt: shelvedUntil })).toMatchObject({
    ...{ alarm: { ...anew, nextAt }, lines: [{ action: 'unshelve' }, { action: 'again' }] },
  });
  expect(worse({ state: 'confirmed', verdict: 'confirmed', acknowledgedAt: NOW })?.alarm).toMatchObject({
    ...{ state: 'confirmed', severity: 'critical', nextAt: null },
  });
  // Nobody has yet: the ladder goes on where it is.
  expect(worse({ nextAt })?.alarm).toMatchObject({ state: 'raised', rung: 1, escalatedTo: 'chief', nextAt });
});
