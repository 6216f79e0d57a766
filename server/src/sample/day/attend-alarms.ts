import { actOnAlarm } from '../../devices/alarms/act-on-alarm.ts';
import type { Alarm } from '../../devices/alarms/alarm.ts';
import { alarmColumns } from '../../devices/alarms/alarm-store.ts';
import { catalogueOf } from '../../devices/profiles/catalogue.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Log } from '../../support/log.ts';
import { randomFrom } from '../../town/sample/plane/random.ts';
import { numberOf } from '../history/reports-of-day.ts';
import { nextOfAlarm } from './next-of-alarm.ts';
import type { DayWorld } from './play.ts';

const MOST_SEEN = 300;
const MOST_ACTS = 5;

/** Takes note of alarms, judges and clears them as the town's duty officers do; gives how many acts there were. */
export async function attendAlarms(world: DayWorld, log: Log): Promise<number> {
  const { loop, townId, seed } = world;
  const now = loop.now();
  const open = await inTown(loop.pool, townId, systemActor, openAlarms);
  const due = open.flatMap((alarm) => {
    const move = nextOfAlarm(alarm, seed);
    return move && move.at <= now.getTime() ? [{ alarm, move }] : [];
  });
  const some = due.toSorted((a, b) => a.move.at - b.move.at).slice(0, MOST_ACTS);
  const catalogue = catalogueOf(await loop.grounds.of(townId));
  for (const { alarm, move } of some) {
    const { id, version: seen } = alarm;
    const actor = world.cast.one(randomFrom(numberOf(id)), 'dispatcher');
    const context = { townId, catalogue, now, newId: loop.newId };
    try {
      await inTown(loop.pool, townId, actor, (sql) => actOnAlarm(sql, { id, ...move, actor, seen }, context));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error; // a person was quicker
      log.debug({ alarm: id, action: move.action, code: error.code }, 'The sample town leaves an alarm alone');
    }
  }
  return some.length;
}

/** Open alarms, the worst first. */
function openAlarms(sql: Sql): Promise<readonly Alarm[]> {
  return sql<Alarm[]>`
    select ${alarmColumns(sql)} from alarm a where a.state <> 'cleared' and a.shelved_until is null
    order by a.worst desc, a.raised_at desc, a.id desc limit ${MOST_SEEN}`;
}
