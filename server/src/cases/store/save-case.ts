import type postgres from 'postgres';
import { announce } from '../../support/db/after-commit.ts';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import { together } from '../../support/db/together.ts';
import type { Clock } from '../clocks/clock.ts';
import { saveFact } from '../facts/save-fact.ts';
import type { CaseAggregate, Step } from '../life/aggregate.ts';
import type { Glance } from './glance.ts';
import { clockToDetail, toRow } from './row.ts';

interface Saved {
  readonly after: CaseAggregate;
  readonly step: Step;
  readonly glance: Glance;
  /** Words for the search, or null when they have not changed. */
  readonly words: readonly string[] | null;
}

/** Writes a new case: its row, its first journal line, clocks, tasks and the notice. */
export async function insertCase(sql: Sql, townId: string, saved: Saved): Promise<void> {
  await together([
    // Sent first of the pipeline: what follows refers to it.
    sql`insert into cases ${sql(rowOf(saved))}`.execute(),
    ...saveParts(sql, null, saved),
    saveWords(sql, saved),
    ...tell(sql, townId, saved),
  ]);
}

/**
 * Writes what a step changed. False when somebody else acted first: the version no longer fits, and the caller must
 * roll back.
 */
export async function updateCase(sql: Sql, townId: string, before: CaseAggregate, saved: Saved): Promise<boolean> {
  const { id, number: _, ...row } = rowOf(saved);
  const updating = sql`
    update cases set ${sql(row)} where id = ${id as string} and version = ${before.version} returning 1
  `.execute();
  // Sent together in one round trip; when the first finds nothing, the others fail or are rolled back with it.
  const rest = Promise.all([...saveParts(sql, before, saved), saveWords(sql, saved), ...tell(sql, townId, saved)]);
  rest.catch(() => undefined);
  const updated = await updating;
  if (updated.length === 0) return false;
  await rest;
  return true;
}

function rowOf({ after, glance }: Saved): Record<string, postgres.SerializableParameter> {
  return toRow(after, glance) as Record<string, postgres.SerializableParameter>;
}

async function saveWords(sql: Sql, { after, words }: Saved): Promise<void> {
  if (!words) return;
  await sql`
    insert into case_search (case_id, reported_at, words)
    values (${after.id}, ${after.fields.reportedAt}, ${tsvectorText(words)}::text::tsvector)
    on conflict (case_id) do update set words = excluded.words
  `;
}

/** The row of the words a case is found by. */
export function searchRow({ id, fields }: CaseAggregate, words: readonly string[]) {
  return { case_id: id, reported_at: fields.reportedAt, words: tsvectorText(words) };
}

// The text form of a tsvector holding these words.
function tsvectorText(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' ');
}

function saveParts(sql: Sql, before: CaseAggregate | null, { after, step }: Saved): Promise<unknown>[] {
  const id = after.id;
  const clocks = Object.values(after.clocks).filter((clock) => before?.clocks[clock.name] !== clock);
  const gone = Object.keys(before?.clocks ?? {}).filter((name) => !(name in after.clocks));
  return [
    insertStep(sql, id, step),
    ...(clocks.length > 0 ? [upsertClocks(sql, id, clocks)] : []),
    ...(gone.length > 0 ? [sql`delete from clock where case_id = ${id} and name = any (${gone})`] : []),
    ...saveList(sql, 'task', id, before?.tasks ?? [], after.tasks),
    ...saveList(sql, 'request', id, before?.requests ?? [], after.requests),
    ...saveList(sql, 'supervision', id, before?.supervisions ?? [], after.supervisions),
    ...saveFact(sql, before, after),
  ];
}

/** Gives a case the signals of another, with their reporters, as when a part is split off. */
export async function copySignals(sql: Sql, from: string, to: string): Promise<void> {
  await sql`
    insert into signal (id, case_id, source, external_number, at, text, person_name, person_phone)
    select gen_random_uuid(), ${to}, source, external_number, at, text, person_name, person_phone
    from signal where case_id = ${from}
  `;
}

/** Adds one line to the journal. */
export function insertStep(sql: Sql, caseId: string, step: Step): Promise<unknown> {
  return sql`
    insert into journal (case_id, seq, at, action, actor_id, actor_role, actor_unit_id, from_state, to_state, input, effects)
    values (${caseId}, ${step.seq}, ${step.at}, ${step.action}, ${step.actorId}, ${step.actorRole},
      ${step.actorUnitId}, ${step.from}, ${step.to}, ${json(sql, step.input)}, ${json(sql, step.effects)})
  `.execute();
}

function upsertClocks(sql: Sql, caseId: string, clocks: readonly Clock[]): Promise<unknown> {
  const rows = clocks.map((clock) => clockRow(caseId, clock));
  return sql`
    insert into clock select * from jsonb_populate_recordset(null::clock, ${json(sql, rows)})
    on conflict (case_id, name) do update set
      state = excluded.state, started_at = excluded.started_at, due_at = excluded.due_at,
      stopped_at = excluded.stopped_at, verdict = excluded.verdict, exempt = excluded.exempt, detail = excluded.detail
  `.execute();
}

/** A clock's row. */
export function clockRow(caseId: string, clock: Clock) {
  return {
    case_id: caseId,
    name: clock.name,
    state: clock.state,
    started_at: clock.startedAt,
    due_at: clock.dueAt,
    stopped_at: clock.stoppedAt,
    verdict: clock.verdict,
    exempt: clock.exempt,
    detail: clockToDetail(clock),
  };
}

type Listed = 'task' | 'request' | 'supervision';

function saveList(
  sql: Sql,
  table: Listed,
  caseId: string,
  before: readonly { readonly id: string }[],
  after: readonly { readonly id: string }[],
): Promise<unknown>[] {
  if (before === after) return [];
  const changed = after.filter((one) => !before.includes(one)).map((one) => snake(caseId, one));
  const kept = new Set(after.map((one) => one.id));
  const gone = before.filter((one) => !kept.has(one.id)).map((one) => one.id);
  return [
    ...(changed.length > 0 ? [upsert(sql, table, changed)] : []),
    ...(gone.length > 0 ? [sql`delete from ${sql(table)} where id = any (${gone})`.execute()] : []),
  ];
}

function upsert(sql: Sql, table: Listed, rows: readonly Record<string, unknown>[]): Promise<unknown> {
  const data = json(sql, rows);
  switch (table) {
    case 'task':
      return sql`
        insert into task select * from jsonb_populate_recordset(null::task, ${data})
        on conflict (id) do update set state = excluded.state, handler_id = excluded.handler_id,
          closed_at = excluded.closed_at, result = excluded.result
      `.execute();
    case 'request':
      return sql`
        insert into request select * from jsonb_populate_recordset(null::request, ${data})
        on conflict (id) do update set state = excluded.state, decided_by = excluded.decided_by,
          decided_at = excluded.decided_at, decision = excluded.decision
      `.execute();
    case 'supervision':
      return sql`
        insert into supervision select * from jsonb_populate_recordset(null::supervision, ${data})
        on conflict (id) do update set answer = excluded.answer, answered_at = excluded.answered_at,
          lifted_at = excluded.lifted_at
      `.execute();
  }
}

/** A child row in the database's names. */
export function snake(caseId: string, one: object): Record<string, unknown> {
  const entries = Object.entries(one).map(([name, value]) => [
    name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return { ...Object.fromEntries(entries), case_id: caseId };
}

// A case that speaks for others ends for them too, however it ends.
const endings: ReadonlySet<string> = new Set(['closed', 'declined', 'voided']);

// The live stream hears ids only and reads the row again by itself; the next stages subscribe by job.
function tell(sql: Sql, townId: string, { after, step }: Saved): readonly Promise<unknown>[] {
  tellPages(sql, townId, after);
  if (!endings.has(step.to) || step.from === step.to || after.fields.signals <= 1) return [];
  const payload = JSON.stringify({ townId, caseId: after.id });
  const key = `closed:${after.id}:${after.version}`;
  return [sql`select platform.enqueue('case.closed', ${payload}::text::json, ${key})`.execute()];
}

/** Tells the live pages, once the transaction has committed, that a case is not as they have it. */
export function tellPages(sql: Sql, townId: string, { id, version }: Pick<CaseAggregate, 'id' | 'version'>): void {
  announce(sql, 'chengyun_live', JSON.stringify({ town: townId, topic: 'case', id, version }));
}
