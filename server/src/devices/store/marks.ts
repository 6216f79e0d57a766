import pg from 'pg';
import type { Sql } from '../../support/db/connect.ts';
import type { WriterTx } from './writer-pool.ts';

/** How far a town's store, latest states and sums are; `stored` is null when nothing was ever stored. */
export type Marks = { readonly stored: string | null; readonly state: string; readonly sums: string };

/** Makes `writer` the one who writes for this town; whoever did before is refused from now on. */
export async function takeOver(sql: Sql, writer: string): Promise<Marks> {
  const [marks] = await sql<{ stored: string | null; state: string | null; sums: string | null }[]>`
    update ingest_mark set writer = ${writer}
    returning
      case when isfinite(stored) then to_char(stored at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end as stored,
      case when isfinite(state) then to_char(state at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end as state,
      case when isfinite(sums) then to_char(sums at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end as sums`;
  if (!marks) throw new Error('ingest_mark has no row');
  return { stored: marks.stored, state: marks.state ?? '-infinity', sums: marks.sums ?? '-infinity' };
}

/** Another process has taken over writing for this town. */
export class WriterReplaced extends Error {}

/** Says up to which instant (`instantText`) something holds; throws when another process writes now. */
export async function moveMark(
  tx: WriterTx,
  name: 'stored' | 'state' | 'sums',
  writer: string,
  mark: string,
): Promise<void> {
  const moved = await tx.run(`update ingest_mark set ${name} = $1 where writer = $2`, [mark, writer]);
  if (moved !== 1) throw new WriterReplaced('Another process writes the observations of this town now');
}

/** SQLSTATE of our own, told by `storedMark` when another process writes. */
const REPLACED = 'CY001';

/** The statement that says up to where a town is stored; it fails, and its transaction with it, when another process writes. */
export function storedMark(writer: string, mark: string): string {
  return `do $$ begin
    update ingest_mark set stored = ${pg.escapeLiteral(mark)} where writer = ${pg.escapeLiteral(writer)};
    if not found then raise exception 'another process writes' using errcode = '${REPLACED}'; end if;
  end $$`;
}

/** What a failed script means. */
export function replacedOr(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== REPLACED) return error;
  return new WriterReplaced('Another process writes the observations of this town now', { cause: error });
}
