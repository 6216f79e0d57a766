import type { Pool, Sql } from '../../../server/src/support/db/connect.ts';
import { type CutLine, cutLine } from './cut-line.ts';

/** The tables of a case in the order they are filled. */
export const caseTables = [
  'cases',
  'case_search',
  'journal',
  'clock',
  'task',
  'request',
  'supervision',
  'signal',
  'case_fact',
] as const;
type Table = (typeof caseTables)[number];

/** A stored case, ready to be copied. */
export interface Template {
  readonly open: boolean;
  /** The day its number counts in, YYYY-MM-DD. */
  readonly day: string;
  /** How many ids a copy needs. */
  readonly ids: number;
  readonly lines: Readonly<Record<Table, readonly CutLine[]>>;
}

interface Draft {
  readonly number: string;
  readonly ids: string[];
  readonly state: string;
  readonly lines: Map<Table, string[]>;
}

/** Reads every case of the schema back as COPY text and cuts it for copying. */
export async function readTemplates(sql: Pool, schema: string): Promise<readonly Template[]> {
  const heads = await sql<{ id: string; number: string; state: string }[]>`
    select id, number, state from ${sql(schema)}.cases order by id
  `;
  const drafts = new Map<string, Draft>();
  for (const { id, number, state } of heads) drafts.set(id, { number, state, ids: [id], lines: new Map() });
  for (const table of caseTables) await readTable(sql, schema, table, drafts);
  return [...drafts.values()].map(cut);
}

// Of the parts that have an id of their own it stands first, and the case's behind it; else the case's stands first.
const ownId: ReadonlySet<Table> = new Set(['task', 'request', 'supervision', 'signal']);

async function readTable(sql: Sql, schema: string, table: Table, drafts: ReadonlyMap<string, Draft>): Promise<void> {
  for (const line of await copyOut(sql, schema, table)) {
    const [first = '', second = ''] = line.split('\t', 2);
    const draft = drafts.get(ownId.has(table) ? second : first);
    if (!draft) continue;
    if (ownId.has(table)) draft.ids.push(first);
    const lines = draft.lines.get(table) ?? [];
    draft.lines.set(table, [...lines, line]);
  }
}

async function copyOut(sql: Sql, schema: string, table: Table): Promise<readonly string[]> {
  const parts: Buffer[] = [];
  const columns = await columnsOf(sql, schema, table);
  const stream = await sql`copy ${sql(schema)}.${sql(table)} (${sql([...columns])}) to stdout`.readable();
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString().split('\n').slice(0, -1);
}

/** The columns that a copy is given; its number in the audit trail it gets when it is stored. */
export async function columnsOf(sql: Sql, schema: string, table: Table | 'not_closed'): Promise<readonly string[]> {
  const rows = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = ${`${schema}.${table}`}::regclass and attnum > 0 and not attisdropped and attname <> 'audit_id'
    order by attnum
  `;
  return rows.map(({ name }) => name);
}

function cut({ number, ids, state, lines }: Draft): Template {
  const [, day = ''] = number.split('-');
  const cutAll = (table: Table) => (lines.get(table) ?? []).map((line) => cutLine(line, ids, number));
  return {
    open: !['closed', 'declined', 'voided', 'merged'].includes(state),
    day: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
    ids: ids.length,
    lines: {
      cases: cutAll('cases'),
      case_search: cutAll('case_search'),
      journal: cutAll('journal'),
      clock: cutAll('clock'),
      task: cutAll('task'),
      request: cutAll('request'),
      supervision: cutAll('supervision'),
      signal: cutAll('signal'),
      case_fact: cutAll('case_fact'),
    },
  };
}
