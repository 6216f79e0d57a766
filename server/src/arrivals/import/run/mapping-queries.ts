import type { CategoryRef } from '@chengyun/contract/case';
import type { ImportMapping } from '@chengyun/contract/import';
import type { Sql } from '../../../support/db/connect.ts';

/** The mapping last confirmed for files with these headings. */
export async function savedMapping(sql: Sql, kind: string, hash: string): Promise<ImportMapping | undefined> {
  const [row] = await sql<{ mapping: ImportMapping }[]>`
    select mapping from import_mapping where kind = ${kind} and heading_hash = ${hash}`;
  return row?.mapping;
}

export async function saveMapping(sql: Sql, kind: string, hash: string, mapping: ImportMapping): Promise<void> {
  await sql`
    insert into import_mapping (kind, heading_hash, mapping)
    values (${kind}, ${hash}, ${sql.json(mapping as never)})
    on conflict (kind, heading_hash) do update set mapping = excluded.mapping, used_at = now()`;
}

/** The kinds of case that the town's packs know. */
export async function caseKinds(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct one ->> 'id' as id from policy, jsonb_array_elements(data -> 'kinds') as one
    where policy.kind = 'pack' order by id`;
  return rows.map((row) => row.id);
}

type ClassRow = CategoryRef & { readonly parent: string | null; readonly zh: string; readonly en: string };

/**
 * The classes of the newest pack with a kind, by their names in both languages, by name behind that of the class above as
 * our own lists write it (上级 / 类别), and by taxonomy and code; in lower case. A name of two classes is left out.
 */
export async function classesByName(sql: Sql, kind: string): Promise<ReadonlyMap<string, CategoryRef>> {
  const rows = await sql<ClassRow[]>`
    select taxonomy ->> 'id' as taxonomy, class ->> 'code' as code, class ->> 'parent' as parent,
      class -> 'name' ->> 'zh' as zh, class -> 'name' ->> 'en' as en
    from (
      select data from policy
      where policy.kind = 'pack' and data -> 'kinds' @> ${sql.json([{ id: kind }])}
      order by version desc limit 1
    ) as pack, jsonb_array_elements(data -> 'taxonomies') as taxonomy,
      jsonb_array_elements(taxonomy -> 'categories') as class`;
  const byCode = new Map(rows.map((row) => [codeOf(row), row]));
  const named = Map.groupBy(
    rows.flatMap((row) => namesOf(row, byCode).map((name) => ({ name: name.toLowerCase(), ref: refOf(row) }))),
    ({ name }) => name,
  );
  return new Map(
    [...named].flatMap(([name, [only, ...more]]) => (only && more.length === 0 ? [[name, only.ref]] : [])),
  );
}

const refOf = ({ taxonomy, code }: CategoryRef): CategoryRef => ({ taxonomy, code });
const codeOf = ({ taxonomy, code }: CategoryRef): string => `${taxonomy}:${code}`;

function namesOf(row: ClassRow, byCode: ReadonlyMap<string, ClassRow>): readonly string[] {
  const { taxonomy, parent, zh, en } = row;
  const above = parent === null ? undefined : byCode.get(codeOf({ taxonomy, code: parent }));
  const paths = above ? [`${above.zh} / ${zh}`, `${above.en} / ${en}`] : [];
  return [...new Set([zh, en, ...paths, codeOf(row)])];
}
