import type { Sql } from '../../support/db/connect.ts';
import { together } from '../../support/db/together.ts';
import { refuse } from '../refuse.ts';

/** Puts uploaded files to a case; refuses one that is not there, not the actor's to give, or that belongs to another case. */
export async function attachFiles(sql: Sql, caseId: string, ...lists: readonly unknown[]): Promise<void> {
  const ids = [...new Set(lists.flatMap((list) => (Array.isArray(list) ? list : [])) as string[])];
  if (ids.length === 0) return;
  const [, own] = await together([takeFiles(sql, caseId, ids), filesOf(sql, caseId, ids)]);
  const missing = ids.find((id) => !own.has(id));
  if (missing) refuse('case.no-such', { what: { zh: '附件', en: 'Attachment' }, value: missing });
}

function takeFiles(sql: Sql, caseId: string, ids: readonly string[]): Promise<unknown> {
  return sql`
    update attachment set case_id = ${caseId} where id = any (${[...ids]}::uuid[]) and case_id is null
  `.execute();
}

async function filesOf(sql: Sql, caseId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql<{ id: string }[]>`
    select id from attachment where id = any (${[...ids]}::uuid[]) and case_id = ${caseId}
  `;
  return new Set(rows.map((row) => row.id));
}
