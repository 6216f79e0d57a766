import type { Pool, Sql } from '../../support/db/connect.ts';
import { type Chain, chainOf, type Source } from './chain.ts';
import type { Algorithm, Seal, SealedRow } from './seal.ts';

type SealRow = {
  readonly nth: string;
  readonly at: Date;
  readonly afterId: string;
  readonly toId: string;
  readonly algorithm: Algorithm;
  readonly ids: readonly string[];
  readonly leaves: Buffer;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly keyId: string;
  readonly signature: Buffer;
};

function sealFrom(chain: string, row: SealRow): Seal {
  const { nth, afterId, toId, ids, ...rest } = row;
  return { ...rest, chain, n: BigInt(nth), afterId: BigInt(afterId), toId: BigInt(toId), ids: ids.map(BigInt) };
}

// Under another name than the column's: "order by n" would else sort texts, 10 before 9.
const columns = (sql: Sql) => sql`
  n::text as nth, at, after_id::text as "afterId", to_id::text as "toId", algorithm, ids::text[] as ids, leaves, previous, hash,
  key_id as "keyId", signature`;

/** The last seal of a chain. */
export async function lastSeal(sql: Sql, { id, schema }: Chain): Promise<Seal | undefined> {
  const [row] = await sql<SealRow[]>`select ${columns(sql)} from ${sql(schema)}.audit_seal order by n desc limit 1`;
  return row && sealFrom(id, row);
}

/** The seals after number `n`, in order, `most` at a time. */
export async function sealsAfter(sql: Sql, { id, schema }: Chain, n: bigint, most: number): Promise<readonly Seal[]> {
  const rows = await sql<SealRow[]>`
    select ${columns(sql)} from ${sql(schema)}.audit_seal where n > ${String(n)}::bigint order by n limit ${most}`;
  return rows.map((row) => sealFrom(id, row));
}

/** Adds a seal. */
export async function insertSeal(sql: Sql, { schema }: Chain, seal: Seal): Promise<void> {
  const { n, at, afterId, toId, algorithm, ids, leaves, previous, hash, keyId, signature } = seal;
  await sql`
    insert into ${sql(schema)}.audit_seal
      (n, at, after_id, to_id, algorithm, ids, leaves, previous, hash, key_id, signature)
    values (${String(n)}, ${at}, ${String(afterId)}, ${String(toId)}, ${algorithm}, ${ids.map(String)}::bigint[],
      ${leaves}, ${previous}, ${hash}, ${keyId}, ${signature})`;
}

/** The rows of a chain with numbers above `after` and up to `to`, in order, `most` at a time when given. */
export async function rowsBetween(
  sql: Sql,
  chain: Chain,
  after: bigint,
  to: bigint,
  most: number | null = null,
): Promise<readonly SealedRow[]> {
  const parts = chain.sources.map((source) => part(sql, chain.schema, source, after, to, most));
  const all = parts.reduce((before, next) => sql`${before} union all ${next}`);
  const rows = await sql<{ id: string; source: string; content: string }[]>`
    select id::text, source, content from (${all}) as rows order by rows.id limit ${most}`;
  return rows.map(({ id, source, content }) => ({ id: BigInt(id), source, content }));
}

function part(
  sql: Sql,
  schema: string,
  { table, columns: named }: Source,
  after: bigint,
  to: bigint,
  most: number | null,
) {
  const list = named.map((name) => sql`${sql(name)}`).reduce((before, next) => sql`${before}, ${next}`);
  return sql`(
    select audit_id as id, ${table}::text as source, jsonb_build_array(${list})::text as content
    from ${sql(schema)}.${sql(table)}
    where audit_id > ${String(after)}::bigint and audit_id <= ${String(to)}::bigint
    order by audit_id limit ${most})`;
}

/** How many rows above a number are older than so many seconds. */
export async function unsealedOlderThan(sql: Sql, chain: Chain, after: bigint, seconds: number): Promise<number> {
  const parts = chain.sources.map(({ table, columns: named }) => {
    // What was recorded long after it happened counts from when it was recorded.
    const at = named.includes('recorded_at') ? sql`recorded_at` : sql`at`;
    return sql`select 1 from ${sql(chain.schema)}.${sql(table)}
      where audit_id > ${String(after)}::bigint and ${at} < now() - make_interval(secs => ${seconds})`;
  });
  const all = parts.reduce((before, next) => sql`${before} union all ${next}`);
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from (${all}) as old`;
  return row?.n ?? 0;
}

/** The last number that each chain of the database has given out. */
export async function countersNow(
  ownerSql: Pool,
): Promise<readonly { readonly chain: Chain; readonly last: bigint }[]> {
  const rows = await ownerSql<{ schema: string; last: string }[]>`
    select schemaname as schema, last_value::text as last from pg_sequences
    where sequencename = 'audit_counter' and last_value is not null and (schemaname = 'platform' or schemaname like 'town\_%')`;
  return rows.map(({ schema, last }) => ({ chain: chainOf(schema), last: BigInt(last) }));
}

/** The transactions of this moment: below `oldest` all have ended, none of `next` or above has begun. */
export async function transactionsNow(ownerSql: Pool): Promise<{ readonly oldest: bigint; readonly next: bigint }> {
  const [row] = await ownerSql<{ oldest: string; next: string }[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as oldest, pg_snapshot_xmax(pg_current_snapshot())::text as next`;
  return { oldest: BigInt(row?.oldest ?? 0), next: BigInt(row?.next ?? 0) };
}

/** Takes the right to seal a chain until the transaction ends; false when another process has it. */
export async function takeTurn(sql: Sql, { schema }: Chain): Promise<boolean> {
  const [row] = await sql<{ mine: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('audit ' || ${schema}, 0)) as mine`;
  return row?.mine ?? false;
}
