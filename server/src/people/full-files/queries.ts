import type { FullFile, FullFileQuery } from '@chengyun/contract/full-file';
import type { Sql } from '../../support/db/connect.ts';
import type { Standing } from './life.ts';

/** A file as it is stored, with the names of who asked and decided. */
export interface FullFileRow
  extends Standing,
    Pick<FullFile, 'id' | 'what' | 'aboutId' | 'about' | 'format' | 'items' | 'reason' | 'why'> {
  readonly chosen: readonly string[];
  readonly askedById: string;
  readonly askedBy: string | null;
  readonly decidedBy: string | null;
}

/** Most files of one list. */
const MOST = 300;

const columns = (sql: Sql) => sql`
  f.id, f.what, f.about_id as "aboutId", f.about, f.format, f.items, f.chosen, f.reason, f.asked_by as "askedById",
  a.name as "askedBy", f.asked_at as "askedAt", f.approved, d.name as "decidedBy", f.decided_at as "decidedAt", f.why,
  f.taken_at as "takenAt"`;
const tables = (sql: Sql) => sql`
  full_file f left join platform.person a on a.id = f.asked_by left join platform.person d on d.id = f.decided_by`;

/** The files the reader may know of, the latest first; the state follows from the time and is not asked for here. */
export function filesAsked(sql: Sql, { what }: FullFileQuery): Promise<FullFileRow[]> {
  return sql<FullFileRow[]>`
    select ${columns(sql)} from ${tables(sql)}
    where true ${what === undefined ? sql`` : sql`and f.what = ${what}`}
    order by (f.decided_at is null) desc, f.asked_at desc, f.id desc limit ${MOST}`;
}

/** One file; `hold` keeps it until the transaction ends, so that it is decided and taken once. */
export async function fileAsked(sql: Sql, id: string, hold = false): Promise<FullFileRow | undefined> {
  const [row] = await sql<FullFileRow[]>`
    select ${columns(sql)} from ${tables(sql)} where f.id = ${id} ${hold ? sql`for update of f` : sql``}`;
  return row;
}

/** What is stored when somebody asks; who that is the database says. */
export type NewFile = Pick<FullFileRow, 'id' | 'what' | 'aboutId' | 'about' | 'format' | 'items' | 'chosen' | 'reason'>;

/** Stores what was asked for. */
export async function insertFile(sql: Sql, file: NewFile, at: Date): Promise<void> {
  const { id, what, aboutId, about, format, items, chosen, reason } = file;
  await sql`
    insert into full_file (id, what, about_id, about, format, items, chosen, reason, asked_at)
    values (${id}, ${what}, ${aboutId}, ${about}, ${format}, ${items}, ${[...chosen]}::uuid[], ${reason}, ${at})`;
}

/** Stores a decision; who decided the database says. */
export async function decideFile(sql: Sql, id: string, approve: boolean, why: string, at: Date): Promise<void> {
  await sql`
    update full_file set approved = ${approve}, why = ${why}, decided_at = ${at}, decided_by = platform.actor()
    where id = ${id}`;
}

/** Notes that the file was taken. */
export async function markTaken(sql: Sql, id: string, at: Date): Promise<void> {
  await sql`update full_file set taken_at = ${at} where id = ${id}`;
}
