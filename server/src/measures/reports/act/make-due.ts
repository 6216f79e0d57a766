import { dayIn } from '../../../cases/number.ts';
import { systemActor } from '../../../people/actor.ts';
import { inTown } from '../../../people/in-town.ts';
import type { Pool, Sql } from '../../../support/db/connect.ts';
import { dueSpans, type TownHour } from '../period/due.ts';
import { endForgotten, enqueueMaking, hasReport, makingNow } from '../store/report-queries.ts';
import { readSettings } from '../store/settings-queries.ts';
import { beginReport, firstAfter } from './begin-version.ts';

/** After this long without an end a making has died for good. */
const GIVES_UP_MS = 60 * 60_000;

/** Begins the reports that a town's settings ask for and that are not there; ends what was forgotten. Gives how many. */
export async function makeDue(pool: Pool, townId: string, now: Date, newId: () => string): Promise<number> {
  return inTown(pool, townId, systemActor, async (sql) => {
    const town = await townNow(sql, townId);
    // While the sample's past is still coming in there is nothing to compare with.
    if (!town || town.isFilling) return 0;
    await endForgotten(sql, new Date(now.getTime() - GIVES_UP_MS), FORGOTTEN);
    const { settings } = await readSettings(sql);
    const beginning = { ...{ townId, now, newId }, zone: town.zone, by: systemActor.id };
    let begun = 0;
    for (const span of dueSpans(settings, hourIn(town.zone, now))) {
      if ((await hasReport(sql, span)) || (await firstAfter(sql, span, town.zone))) continue;
      await beginReport(sql, span, beginning);
      begun += 1;
    }
    return begun;
  });
}

const FORGOTTEN = {
  zh: '一小时内没有生成完毕；请重新生成。',
  en: 'It was not made within an hour; make it again.',
} as const;

/** Puts versions that were being made when a server died into the queue again. */
export async function resumeMaking(pool: Pool, townId: string): Promise<void> {
  await inTown(pool, townId, systemActor, async (sql) => {
    for (const key of await makingNow(sql)) await enqueueMaking(sql, townId, key);
  });
}

async function townNow(sql: Sql, townId: string) {
  const [row] = await sql<{ zone: string; isFilling: boolean }[]>`
    select zone, progress is not null as "isFilling" from platform.town where id = ${townId}`;
  return row;
}

/** The day and hour that a zone's clocks show. */
export function hourIn(zone: string, at: Date): TownHour {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(at);
  return { day: dayIn(zone, at), hour: Number(shown) };
}
