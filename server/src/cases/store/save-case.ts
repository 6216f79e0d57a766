import type postgres from 'postgres';
import type { SealedRows } from '../../people/personal/sealer.ts';
import { announce } from '../../support/db/after-commit.ts';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import { together } from '../../support/db/together.ts';
import { openFact, turnFact } from '../facts/save-fact.ts';
import type { CaseAggregate, Step } from '../life/aggregate.ts';
import { sealedParts } from '../personal/queries.ts';
import type { Glance } from './glance.ts';
import { movedColumns, toRow } from './row.ts';
import { type Also, clockRow, clocksPart, dropGone, joined, listParts } from './save-parts.ts';

interface Saved {
  readonly after: CaseAggregate;
  readonly step: Step;
  readonly glance: Glance;
  /** Words for the search, or null when they have not changed. */
  readonly words: readonly string[] | null;
  /** Until when the step may be taken back; who hangs on the case is told of its end after that. */
  readonly undoUntil?: Date;
}

/** The row of the signal that a case begins with. */
export type SignalRow = Readonly<Record<string, postgres.SerializableParameter>>;

/**
 * Writes a new case — its row, its first journal line, clocks, fact, words and signal — in one statement: a message of
 * its own for each would cost the server and the database more than the rows do.
 */
export async function insertCase(
  sql: Sql,
  townId: string,
  saved: Saved,
  signal?: SignalRow,
  sealed: SealedRows | null = null,
): Promise<void> {
  const { after, step, words } = saved;
  const clocks = Object.values(after.clocks).map((clock) => clockRow(after.id, clock));
  const also: Also[] = [
    sql`noted as (insert into journal ${sql(journalRow(sql, after.id, step))})`,
    sql`timed as (insert into clock select * from jsonb_populate_recordset(null::clock, ${json(sql, clocks)}))`,
    ...openFact(sql, after),
    ...sealedParts(sql, sealed),
  ];
  if (words) also.push(wordsPart(sql, after, words));
  if (signal) also.push(sql`heard as (insert into signal ${sql(signal)})`);
  const opened = sql`insert into cases ${sql(toRow(after, saved.glance) as Parameters)}`;
  // Foreign keys to the row ask for it when the whole statement is done.
  await sql`with ${joined(sql, also)} ${opened}`;
  await together(tell(sql, townId, saved));
}

/**
 * Writes what a step changed, in one statement. False, and nothing is written, when somebody else acted first: the
 * version no longer fits.
 */
export async function updateCase(sql: Sql, townId: string, before: CaseAggregate, saved: Saved): Promise<boolean> {
  const { after, step, glance, words } = saved;
  // Each column named costs the database a parameter to read and an expression to set up, moved or not.
  const row = movedColumns(before, after, glance) as Parameters;
  const also: Also[] = [
    sql`changed as (
      update cases set ${sql(row)} where id = ${before.id} and version = ${before.version} returning id)`,
    journalPart(sql, step),
    ...clocksPart(sql, before, after),
    ...listParts(sql, before, after),
    ...turnFact(sql, before, after),
  ];
  if (words) also.push(newWordsPart(sql, after, words));
  const stored = await sql`with ${joined(sql, also)} select 1 from changed`;
  if (stored.length === 0) return false;
  await together([...dropGone(sql, before, after), ...tell(sql, townId, saved)]);
  return true;
}

type Parameters = Record<string, postgres.SerializableParameter>;

function wordsPart(sql: Sql, { id, fields }: CaseAggregate, words: readonly string[]): Also {
  return sql`found as (insert into case_search (case_id, reported_at, words)
    values (${id}, ${fields.reportedAt}, ${tsvectorText(words)}::text::tsvector))`;
}

function newWordsPart(sql: Sql, { fields }: CaseAggregate, words: readonly string[]): Also {
  return sql`found as (insert into case_search (case_id, reported_at, words)
    select id, ${fields.reportedAt}::timestamptz, ${tsvectorText(words)}::text::tsvector from changed
    on conflict (case_id) do update set words = excluded.words)`;
}

/** The row of the words a case is found by. */
export function searchRow({ id, fields }: CaseAggregate, words: readonly string[]) {
  return { case_id: id, reported_at: fields.reportedAt, words: tsvectorText(words) };
}

// The text form of a tsvector holding these words.
function tsvectorText(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' ');
}

function journalRow(sql: Sql, caseId: string, step: Step): Parameters {
  return {
    case_id: caseId,
    ...{ seq: step.seq, at: step.at, action: step.action },
    ...{ actor_id: step.actorId, actor_role: step.actorRole, actor_unit_id: step.actorUnitId },
    ...{ from_state: step.from, to_state: step.to },
    input: json(sql, step.input),
    effects: json(sql, step.effects),
  } as Parameters;
}

function journalPart(sql: Sql, step: Step): Also {
  return sql`noted as (
    insert into journal (case_id, seq, at, action, actor_id, actor_role, actor_unit_id, from_state, to_state, input, effects)
    select id, ${step.seq}::integer, ${step.at}::timestamptz, ${step.action}::text, ${step.actorId}::text,
      ${step.actorRole}::text, ${step.actorUnitId}::uuid, ${step.from}::text, ${step.to}::text,
      ${json(sql, step.input)}::jsonb, ${json(sql, step.effects)}::jsonb
    from changed)`;
}

// A case that speaks for others ends for them too, however it ends.
const endings: ReadonlySet<string> = new Set(['closed', 'declined', 'voided']);

// The live stream hears ids only and reads the row again by itself; the next stages subscribe by job.
function tell(sql: Sql, townId: string, { after, step, undoUntil }: Saved): readonly Promise<unknown>[] {
  tellPages(sql, townId, after);
  if (!endings.has(step.to) || step.from === step.to || after.fields.signals <= 1) return [];
  const payload = JSON.stringify({ townId, caseId: after.id });
  const key = `closed:${after.id}:${after.version}`;
  const at = undoUntil ?? null;
  return [sql`select platform.enqueue('case.closed', ${payload}::text::json, ${key}, ${at}::timestamptz)`.execute()];
}

/** Tells the live pages, once the transaction has committed, that a case is not as they have it. */
export function tellPages(sql: Sql, townId: string, { id, version }: Pick<CaseAggregate, 'id' | 'version'>): void {
  announce(sql, 'chengyun_live', JSON.stringify({ town: townId, topic: 'case', id, version }));
}
