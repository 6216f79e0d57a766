import type { Sql } from '../../support/db/connect.ts';
import { plainPolicy } from '../profiles/catalogue.ts';
import { alarmsOfPastOccasions, dueAlarms, lockAlarms } from './alarm-store.ts';
import { closeAlarm } from './close-alarm.ts';
import { climb } from './ladder.ts';
import { type SaveContext, saveChanges } from './save-changes.ts';

const AT_ONCE = 200;

/**
 * Brings alarms up whose ladder or shelving is due, and ends those of drills and maintenance that are over; true when
 * there was any, for there may be more.
 */
export async function climbLadders(sql: Sql, context: SaveContext): Promise<boolean> {
  const { catalogue, now } = context;
  const [[first], [past]] = await Promise.all([dueAlarms(sql, now, 1), alarmsOfPastOccasions(sql, now, 1)]);
  if (!first && !past) return false;
  await lockAlarms(sql);
  const [due, over] = await Promise.all([dueAlarms(sql, now, AT_ONCE), alarmsOfPastOccasions(sql, now, AT_ONCE)]);
  const climbed = due.map((alarm) => climb(alarm, (catalogue.get(alarm.profileId)?.policy ?? plainPolicy).ladder, now));
  const ended = over.map((alarm) =>
    closeAlarm({ ...alarm, version: alarm.version + 1 }, now, { occasion: alarm.occasionId }),
  );
  const changed = [...new Map([...climbed, ...ended].map((one) => [one.alarm.id, one])).values()];
  if (changed.length > 0) await saveChanges(sql, changed, context);
  return changed.length > 0;
}
