import type postgres from 'postgres';
import { inTransaction } from '../support/db/after-commit.ts';
import type { Sql } from '../support/db/connect.ts';
import { together } from '../support/db/together.ts';
import type { Actor } from './actor.ts';

/** The schema that holds a town's tables. */
export function townSchema(townId: string): string {
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(townId)) throw new Error(`not a town id: ${JSON.stringify(townId)}`);
  return `town_${townId}`;
}

/**
 * Runs `work` in one transaction in which the town's tables are in reach and the actor is known to every policy.
 * Commits when `work` resolves, rolls back when it throws.
 */
export function inTown<T>(
  pool: postgres.Sql,
  townId: string,
  actor: Actor,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const schema = townSchema(townId);
  return inTransaction(pool, async (sql) => {
    const opened = sql`
      select set_config('search_path', ${`${schema}, platform`}, true),
        set_config('chengyun.town', ${townId}, true),
        set_config('chengyun.actor', ${actor.id}, true),
        set_config('chengyun.roles', ${literal(actor.roles)}, true),
        set_config('chengyun.units', ${literal(actor.unitIds)}, true),
        set_config('chengyun.areas', ${literal(actor.areaCodes)}, true),
        set_config('chengyun.companies', ${literal(actor.companyIds ?? [])}, true),
        set_config('chengyun.address', ${actor.from?.address ?? ''}, true),
        set_config('chengyun.request', ${actor.from?.request ?? ''}, true)
    `.execute();
    // Sent ahead on the same connection; awaited with the work so that both share one round trip.
    const [, result] = await together([opened, work(sql)]);
    return result;
  });
}

/** Makes another actor known to the policies for what follows in a transaction of `inTown`; sent at once. */
export function actAs(sql: Sql, { id, roles, unitIds, areaCodes, companyIds = [] }: Actor): Promise<unknown> {
  return sql`
    select set_config('chengyun.actor', ${id}, true), set_config('chengyun.roles', ${literal(roles)}, true),
      set_config('chengyun.units', ${literal(unitIds)}, true), set_config('chengyun.areas', ${literal(areaCodes)}, true),
      set_config('chengyun.companies', ${literal(companyIds)}, true)
  `.execute();
}

function literal(values: readonly string[]): string {
  return `{${values.map((value) => JSON.stringify(value)).join(',')}}`;
}
