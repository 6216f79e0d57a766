import { randomUUID } from 'node:crypto';
import { unitIds } from '../cases/testing/a-town.ts';
import type { Sql } from '../support/db/connect.ts';
import type { Whose } from './whose.ts';

/** A round of somebody whose name is the mark; the other town has no unit for it. */
export async function newRound(sql: Sql, mark: string, workerId: string, whose: Whose): Promise<string> {
  const id = randomUUID();
  await sql`update platform.person set name = ${mark} where id = ${workerId}`;
  const unitId = { A: unitIds.roads, B: unitIds.water }[whose as 'A' | 'B'] ?? null;
  await sql`
    insert into patrol_round (id, worker_id, unit_id, consent, started_at, until, heard_at, lon, lat, accuracy)
    values (${id}, ${workerId}, ${unitId}, ${mark}, now(), now() + interval '1 hour', now(), 120.5, 31.5, 5)`;
  await sql`insert into patrol_point values (${id}, now(), 120.5, 31.5, 5)`;
  return id;
}
