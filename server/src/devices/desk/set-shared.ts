import type { Sql } from '../../support/db/connect.ts';

/** Sets attributes for a device, which stay until they are set again; null takes one away. */
export async function setShared(sql: Sql, id: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const gone = Object.keys(values).filter((name) => values[name] === null);
  const text = JSON.stringify(values);
  await sql`update device set shared = (shared || ${text}::text::jsonb) - ${gone}::text[], updated_at = now()
    where id = ${id}`;
}
