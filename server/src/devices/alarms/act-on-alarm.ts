import type { AlarmAction, AlarmReceipt } from '@chengyun/contract/alarm';
import type { Actor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { alarmById, lockAlarms } from './alarm-store.ts';
import { type ActionGiven, decideAction } from './decide-action.ts';
import { type SaveContext, saveChanges } from './save-changes.ts';

/** One action asked for, by whom, having seen which version. */
export interface AlarmAsked {
  readonly id: string;
  readonly action: AlarmAction;
  readonly given: ActionGiven;
  readonly actor: Actor;
  readonly seen: number | undefined;
}

/** Takes a person's action on an alarm, all or nothing with the transaction. */
export async function actOnAlarm(sql: Sql, asked: AlarmAsked, context: SaveContext): Promise<AlarmReceipt> {
  const { id, action, given, actor, seen } = asked;
  await lockAlarms(sql);
  const before = await alarmById(sql, id);
  if (!before) throw new Refusal('not-found', { what: id });
  if (seen !== undefined && seen !== before.version) {
    const { state, version } = before;
    throw new Refusal('alarm.changed', { version, seen, state }, { state, version });
  }
  const [after] = await saveChanges(sql, [decideAction(before, action, given, { actor, now: context.now })], context);
  if (!after) throw new Error('An alarm that was acted on has changed');
  const { version, state, incidentId } = after.alarm;
  return { id, version, state, incidentId };
}
