import type { Reporter } from '@chengyun/contract/case';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';

interface Look {
  readonly caseId: string;
  readonly actorId: string;
  readonly reason: string;
  readonly newId: () => string;
}

/** The reporter's name and number in full; who looked, when and why is kept. */
export async function revealReporter(sql: Sql, { caseId, actorId, reason, newId }: Look): Promise<Reporter> {
  const [row] = await sql<Reporter[]>`
    select person_name as name, person_phone as phone from signal where case_id = ${caseId} order by at, id limit 1
  `;
  if (!row) throw new Refusal('not-found');
  await sql`
    insert into reveal (id, case_id, actor_id, reason) values (${newId()}, ${caseId}, ${actorId}, ${reason})
  `;
  return row;
}
