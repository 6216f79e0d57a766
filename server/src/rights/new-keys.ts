import { randomUUID } from 'node:crypto';
import type { Sql } from '../support/db/connect.ts';
import { markOf } from './whose.ts';

/** A key of a town. */
export async function newKey(sql: Sql, town: string, mark: string): Promise<string> {
  const id = randomUUID();
  const name = mark === markOf('other town') ? mark : 'a key';
  await sql`
    insert into platform.api_key (id, town_id, name, hash, hint, scopes, roles)
    values (${id}, ${town}, ${name}, ${randomUUID()}, 'cy_…', '{read}', '{intake}')`;
  return id;
}

/** A screen of a town's hall. */
export async function newKiosk(sql: Sql, town: string, mark: string): Promise<string> {
  const id = randomUUID();
  const name = mark === markOf('other town') ? mark : 'a screen';
  await sql`
    insert into platform.kiosk (id, town_id, name, hash, expires_at, created_by)
    values (${id}, ${town}, ${name}, ${randomUUID()}, now() + interval '1 day', 'system')`;
  return id;
}
