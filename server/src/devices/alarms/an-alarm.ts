import type { Rule } from '@chengyun/contract/profile';
import type { Signal } from '../rules/rule-state.ts';
import type { Alarm } from './alarm.ts';
import { type AlarmGiven, type FoldContext, foldSignal } from './fold-signal.ts';

export const NOW = new Date('2026-04-27T08:00:00Z');

/** A context for folds in tests: device `d1`, a ladder of a minute and three for fires, ids that count. */
export function aContext(changed: Partial<FoldContext> = {}): FoldContext {
  let count = 0;
  return {
    ...{ deviceId: 'd1', profileId: 'smoke', occasion: null, now: NOW },
    ladder: [
      { kind: 'fire', afterSeconds: 60, to: 'chief' },
      { kind: 'fire', afterSeconds: 180, to: 'leader' },
    ],
    newId: () => `alarm-${++count}`,
    ...changed,
  };
}

export const fireGiven: AlarmGiven = {
  kind: 'fire',
  severity: 'critical',
  case: { kind: 'fire', taxonomy: 'fire-safety', category: 'F0101', needs: 'two' },
};

/** A signal of an event rule, or of another when asked. */
export function aSignal(
  on: boolean,
  changed: Partial<Signal> & { readonly id?: string; readonly kind?: string } = {},
): Signal {
  const { id = 'fire', kind = 'event', ...more } = changed;
  const name = { zh: '感烟报警', en: 'Smoke alarm' };
  const rule = { id, name, kind, gives: fireGiven, ...(kind === 'event' ? { event: 'fire' } : {}) } as Rule;
  return { rule, on, at: NOW.getTime(), part: null, component: null, value: null, text: null, ...more };
}

/** A raised fire alarm; changed as asked. */
export function anAlarm(changed: Partial<Alarm> = {}): Alarm {
  const made = foldSignal(null, aSignal(true), fireGiven, aContext());
  if (!made) throw new Error('a first signal makes an alarm');
  return { ...made.alarm, ...changed };
}
