import type { Actor } from '../../people/actor.ts';
import { actAs, inTown } from '../../people/in-town.ts';
import { sightOf } from '../../people/sight.ts';
import type { Pool, Sql } from '../../support/db/connect.ts';
import { together } from '../../support/db/together.ts';
import { type Numbered, readAnew } from './news.ts';

/**
 * What of the news each of several actors may see, as row-level security has it; one transaction for all of them. Of
 * those who see the whole town no question is asked. Those who see the same are given the same list.
 */
export async function visibleToEach(
  pool: Pool,
  townId: string,
  actors: readonly Actor[],
  news: readonly Numbered[],
): Promise<readonly (readonly Numbered[])[]> {
  const asked = news.filter(({ topic }) => topic in tables);
  const again = news.filter(({ topic }) => everybodys.has(topic));
  const againAndDevices = news.filter(({ topic }) => everybodys.has(topic) || ofDevices.has(topic));
  const askers = asked.length === 0 ? [] : actors.filter((actor) => sightOf(actor) !== 'all');
  const seen = askers.length === 0 ? new Map() : await seenByEach(pool, townId, askers, asked);
  return actors.map((actor) => {
    if (sightOf(actor) === 'all') return news;
    const lists = actor.areaCodes.length === 0 ? again : againAndDevices;
    const theirs: ReadonlySet<string> | undefined = seen.get(actor);
    if (!theirs || theirs.size === 0) return lists;
    return [...lists, ...asked.filter(({ topic, id }) => theirs.has(`${topic} ${id}`))];
  });
}

async function seenByEach(
  pool: Pool,
  townId: string,
  actors: readonly Actor[],
  asked: readonly Numbered[],
): Promise<ReadonlyMap<Actor, ReadonlySet<string>>> {
  return inTown(pool, townId, nobody, async (sql) => {
    // Sent down one connection without waiting in between: each question is asked as the actor set just before it.
    const seen = actors.map(async (actor) => {
      const [, rows] = await together([actAs(sql, actor), rowsAmong(sql, asked)]);
      return [actor, rows] as const;
    });
    return new Map(await together(seen));
  });
}

const nobody: Actor = { id: '', roles: [], unitIds: [], areaCodes: [] };

/** Where the things a topic is about stand; news of other topics is for the desk alone. */
const tables: Readonly<Record<string, string>> = {
  case: 'cases',
  alarm: 'alarm',
  incident: 'incident',
  device: 'device',
  round: 'patrol_round',
};
/** What says no more than that something is to be read again, under the reader's own rights. */
const everybodys: ReadonlySet<string> = new Set([readAnew.topic, 'ground', 'occasion', 'flood']);
/** The same of devices, for whoever may see one: a device is seen by its community. */
const ofDevices: ReadonlySet<string> = new Set(['health', 'devices']);

async function rowsAmong(sql: Sql, news: readonly Numbered[]): Promise<ReadonlySet<string>> {
  const byTopic = [...Map.groupBy(news, ({ topic }) => topic)];
  const seen = byTopic.map(async ([topic, ofTopic]) => {
    const ids = ofTopic.map(({ id }) => id);
    const rows = await sql<{ id: string }[]>`
      select id from ${sql(tables[topic] ?? 'cases')} where id = any (${ids}::uuid[])
    `.execute();
    return rows.map(({ id }) => `${topic} ${id}`);
  });
  return new Set((await together(seen)).flat());
}
