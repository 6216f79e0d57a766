import type { Sql } from '../../support/db/connect.ts';
import { plainPolicy } from '../profiles/catalogue.ts';
import { dueAlarms, lockAlarms } from './alarm-store.ts';
import { climb } from './ladder.ts';
import { type SaveContext, saveChanges } from './save-changes.ts';

const AT_ONCE = 200;

/** Brings alarms up whose ladder or shelving is due; true when there was any, for there may be more. */
export async function climbLadders(sql: Sql, context: SaveContext): Promise<boolean> {
  const { catalogue, now } = context;
  if ((await dueAlarms(sql, now, 1)).length === 0) return false;
  await lockAlarms(sql);
  const due = await dueAlarms(sql, now, AT_ONCE);
  const changed = due.map((alarm) => climb(alarm, (catalogue.get(alarm.profileId)?.policy ?? plainPolicy).ladder, now));
  if (changed.length > 0) await saveChanges(sql, changed, context);
  return changed.length > 0;
}
