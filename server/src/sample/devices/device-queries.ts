import type { Sql } from '../../support/db/connect.ts';

/** How many simulated devices a town has. */
export async function countSimulated(sql: Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from device where model like 'SIM-%'`;
  return row?.n ?? 0;
}

/** How many of them were ever heard of. */
export async function countHeard(sql: Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from device d join device_state s on s.device_id = d.id where d.model like 'SIM-%'`;
  return row?.n ?? 0;
}

/** Whether a device shows the token that follows from this hash. */
export async function showsToken(sql: Sql, externalId: string, hash: string): Promise<boolean> {
  const rows = await sql`select 1 from device where external_id = ${externalId} and credential_hash = ${hash}`;
  return rows.length > 0;
}

/** Says in the list of towns how far the making of devices is; null when it is over. */
export async function tellProgress(ownerSql: Sql, townId: string, done: number | null, total: number): Promise<void> {
  await ownerSql`
    update platform.town set progress = case
      when ${done}::int is null then nullif(progress - 'devices', '{}')
      else coalesce(progress, '{}') || jsonb_build_object('devices', jsonb_build_object('done', ${done}::int, 'total', ${total}::int))
    end where id = ${townId}`;
}
