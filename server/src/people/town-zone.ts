import type { Sql } from '../support/db/connect.ts';

/** The time zone of a town, for times that say none. */
export async function zoneOf(sql: Sql, townId: string): Promise<string> {
  const [town] = await sql<{ zone: string }[]>`select zone from platform.town where id = ${townId}`;
  if (!town) throw new Error(`there is no town ${JSON.stringify(townId)}`);
  return town.zone;
}
