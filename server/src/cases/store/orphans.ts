import type { Sql } from '../../support/db/connect.ts';
import { together } from '../../support/db/together.ts';

const parts = [
  'journal',
  'clock',
  'task',
  'request',
  'supervision',
  'signal',
  'case_search',
  'case_fact',
  'caller',
] as const;

/** Rows that are part of a case which is not there. */
export interface Orphan {
  readonly part: string;
  readonly caseId: string;
}

/** Parts of no case, at most `most` of each kind. No key forbids them, since only the statement that writes a case writes them. */
export async function orphans(sql: Sql, most: number): Promise<readonly Orphan[]> {
  const found = await together(
    parts.map(
      (part) => sql<Orphan[]>`
        select distinct ${part}::text as part, p.case_id as "caseId" from ${sql(part)} p
        where not exists (select 1 from cases c where c.id = p.case_id) limit ${most}`,
    ),
  );
  return found.flat();
}
