import type { Sql } from '../../support/db/connect.ts';
import { heldBy } from '../store/held-by.ts';

export interface SignalRow {
  readonly id: string;
  readonly case_id: string;
  readonly source: string;
  readonly at: Date;
  readonly text: string | null;
  readonly person: string | null;
}

export interface AttachmentRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumb_sha256: string | null;
  readonly uploaded_by: string;
  readonly at: Date;
}

export interface RelatedRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly relation: 'main' | 'parent' | 'merged' | 'child';
}

/** The columns of a signal. */
export const signalColumns = (sql: Sql) => sql`id, case_id, source, at, text, person`;

/** Calls, photos and messages about a case or one merged into it, directly or through another, first to last. */
export function signalsOf(sql: Sql, caseId: string) {
  return sql<SignalRow[]>`
    select ${signalColumns(sql)} from signal where case_id = any (${heldBy(sql, caseId)})
    order by at, id
  `;
}

/** Photos and files of a case. */
export function attachmentsOf(sql: Sql, caseId: string) {
  return sql<AttachmentRow[]>`
    select id, name, type, bytes, width, height, thumb_sha256, uploaded_by, at from attachment
    where case_id = ${caseId} order by at, id
  `;
}

/** Cases this one was merged into, split from, holds or was split into. */
export function relatedTo(sql: Sql, caseId: string) {
  return sql<RelatedRow[]>`
    select m.id, m.number, m.title, m.state, 'main' as relation
      from cases m where m.id = (select merged_into from cases where id = ${caseId})
    union all select p.id, p.number, p.title, p.state, 'parent'
      from cases p where p.id = (select parent_id from cases where id = ${caseId})
    union all select o.id, o.number, o.title, o.state, 'merged' from cases o where o.merged_into = ${caseId}
    union all select k.id, k.number, k.title, k.state, 'child' from cases k where k.parent_id = ${caseId}
  `;
}

/** Names of people by id. */
export async function namesOfPeople(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from platform.person where id = any (${[...ids]})
  `;
  return new Map(rows.map((row) => [row.id, row.name]));
}
