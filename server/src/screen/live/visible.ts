import { type Actor, hasRole } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool, Sql } from '../../support/db/connect.ts';
import { type Numbered, readAnew } from './news.ts';

/** The desk's roles see every case of the town; for them no question is asked of the store. */
export function seesAll(actor: Actor): boolean {
  return hasRole(actor, 'intake', 'dispatcher', 'chief', 'leader', 'admin', 'kiosk');
}

/** What of the news the actor may see, as row-level security has it. */
export async function visibleTo(
  pool: Pool,
  townId: string,
  actor: Actor,
  news: readonly Numbered[],
): Promise<readonly Numbered[]> {
  if (seesAll(actor)) return news;
  const asked = news.filter(({ topic }) => topic in tables);
  const again = news.filter(({ topic }) => everybodys.has(topic));
  if (asked.length === 0) return again;
  const seen = await inTown(pool, townId, actor, (sql) => rowsAmong(sql, asked));
  return [...again, ...asked.filter(({ topic, id }) => seen.has(`${topic} ${id}`))];
}

/** Where the things a topic is about stand; news of other topics is for the desk alone. */
const tables: Readonly<Record<string, string>> = {
  case: 'cases',
  alarm: 'alarm',
  incident: 'incident',
  device: 'device',
};
/** What says no more than that something is to be read again, under the reader's own rights. */
const everybodys: ReadonlySet<string> = new Set([readAnew.topic, 'occasion', 'flood']);

async function rowsAmong(sql: Sql, news: readonly Numbered[]): Promise<ReadonlySet<string>> {
  const byTopic = [...Map.groupBy(news, ({ topic }) => topic)];
  const seen = byTopic.map(async ([topic, ofTopic]) => {
    const ids = ofTopic.map(({ id }) => id);
    const rows = await sql<{ id: string }[]>`
      select id from ${sql(tables[topic] ?? 'cases')} where id = any (${ids}::uuid[])
    `;
    return rows.map(({ id }) => `${topic} ${id}`);
  });
  return new Set((await Promise.all(seen)).flat());
}
