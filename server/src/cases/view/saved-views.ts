import type { SavedView } from '@chengyun/contract/case-list';
import { findNumbers } from '../../people/personal/find-personal.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';

/** The views a person keeps and those others share, by name. */
export async function viewsOf(sql: Sql, ownerId: string): Promise<SavedView[]> {
  return sql<SavedView[]>`
    select id, name, query, shared, owner_id = ${ownerId} as own from saved_view order by own desc, position, name
  `;
}

/** Keeps a view; one that looks for a person's number is not kept, for it would keep the number. */
export async function insertView(
  sql: Sql,
  view: Omit<SavedView, 'own'> & { readonly ownerId: string },
): Promise<SavedView> {
  const { id, ownerId, name, query, shared } = view;
  const words = [name, ...new URLSearchParams(query).values()];
  if (words.some((text) => findNumbers(text).length > 0)) throw new Refusal('case.view-personal');
  await sql`insert into saved_view (id, owner_id, name, query, shared) values (${id}, ${ownerId}, ${name}, ${query}, ${shared})`;
  return { id, name, query, shared, own: true };
}

/** Forgets a view of one's own; false when there is none. */
export async function deleteView(sql: Sql, id: string, ownerId: string): Promise<boolean> {
  const rows = await sql`delete from saved_view where id = ${id} and owner_id = ${ownerId} returning 1`;
  return rows.length > 0;
}
