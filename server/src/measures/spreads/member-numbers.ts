import type { Sql } from '../../support/db/connect.ts';

/** The numbers of names; names get theirs once and keep it. */
export type MemberNumbers = Map<string, number>;

/** None known yet but the name that is not there. */
export function noNumbers(): MemberNumbers {
  return new Map([['', 0]]);
}

/** Makes sure that each name has its number in `known`; new ones are given in the transaction of `sql`. */
export async function numberNames(sql: Sql, known: MemberNumbers, names: Iterable<string>): Promise<void> {
  const fresh = [...new Set(names)].filter((name) => !known.has(name));
  if (fresh.length === 0) return;
  await sql`
    insert into measure_member (name) select name from unnest(${fresh}::text[]) as given (name)
    where not exists (select 1 from measure_member m where m.name = given.name)
    order by name on conflict do nothing
  `;
  const rows = await sql<{ name: string; nth: number }[]>`
    select name, nth from measure_member where name = any (${fresh}::text[])
  `;
  for (const { name, nth } of rows) known.set(name, nth);
}
