import type { AlarmAction } from '@chengyun/contract/alarm';
import type { AlarmState } from '@chengyun/contract/alarm-words';
import type { Role } from '@chengyun/contract/words';
import { type Actor, hasRole } from '../../people/actor.ts';
import type { Alarm } from './alarm.ts';

interface AlarmRule {
  readonly from: readonly AlarmState[];
  readonly to: AlarmState | 'same';
  readonly roles: readonly Role[];
}

const duty: readonly Role[] = ['intake', 'dispatcher', 'chief', 'unit', 'patrol'];
const desk: readonly Role[] = ['intake', 'dispatcher', 'chief'];

/**
 * The life of an alarm as data: raised → acknowledged → confirmed / false / test → cleared. A verdict may be put right
 * by another one as long as the alarm is not cleared. Routes, buttons and tests read this table.
 */
export const alarmLife: Readonly<Record<AlarmAction, AlarmRule>> = {
  ack: { from: ['raised'], to: 'acknowledged', roles: duty },
  confirm: { from: ['raised', 'acknowledged', 'false', 'test'], to: 'confirmed', roles: duty },
  false: { from: ['raised', 'acknowledged', 'confirmed', 'test'], to: 'false', roles: duty },
  test: { from: ['raised', 'acknowledged'], to: 'test', roles: duty },
  shelve: { from: ['raised', 'acknowledged'], to: 'same', roles: desk },
  clear: { from: ['acknowledged', 'confirmed', 'false', 'test'], to: 'cleared', roles: desk },
};

/** What the actor may do with the alarm now. */
export function allowedActions({ state }: Pick<Alarm, 'state'>, actor: Actor): readonly AlarmAction[] {
  return entries().flatMap(([action, { from, roles }]) =>
    from.includes(state) && hasRole(actor, ...roles) ? [action] : [],
  );
}

function entries(): readonly (readonly [AlarmAction, AlarmRule])[] {
  return Object.entries(alarmLife) as [AlarmAction, AlarmRule][];
}

/**
 * Whether an alarm is cleared by itself once its condition is over. A critical one waits for a person, unless a person
 * has already found it false or a test.
 */
export function clearsByItself({ severity, state }: Pick<Alarm, 'severity' | 'state'>): boolean {
  return severity !== 'critical' || state === 'false' || state === 'test';
}
