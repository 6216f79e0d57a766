import type postgres from 'postgres';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { Clock } from '../clocks/clock.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import { clockToDetail } from './row.ts';

/** One part of a statement that writes a step: `name as (…)`; what it writes hangs on a row of `changed`. */
export type Also = postgres.PendingQuery<postgres.Row[]>;

/** The parts with commas between them. */
export function joined(sql: Sql, parts: readonly Also[]): Also {
  return parts.reduce((sofar, part) => sql`${sofar}, ${part}`);
}

/** The clocks that a step set, stopped or moved. */
export function clocksPart(sql: Sql, before: CaseAggregate, after: CaseAggregate): readonly Also[] {
  const clocks = Object.values(after.clocks).filter((clock) => before.clocks[clock.name] !== clock);
  if (clocks.length === 0) return [];
  const rows = clocks.map((clock) => clockRow(after.id, clock));
  return [
    sql`timed as (
      insert into clock select r.* from jsonb_populate_recordset(null::clock, ${json(sql, rows)}) r, changed
      on conflict (case_id, name) do update set
        state = excluded.state, started_at = excluded.started_at, due_at = excluded.due_at,
        stopped_at = excluded.stopped_at, verdict = excluded.verdict, exempt = excluded.exempt, detail = excluded.detail)`,
  ];
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

/** The tasks, requests and supervisions that a step added or changed. */
export function listParts(sql: Sql, before: CaseAggregate, after: CaseAggregate): readonly Also[] {
  return [
    ...listPart(sql, 'task', before.tasks, after),
    ...listPart(sql, 'request', before.requests, after),
    ...listPart(sql, 'supervision', before.supervisions, after),
  ];
}

type Listed = 'task' | 'request' | 'supervision';
type Ones = readonly { readonly id: string }[];

const listOf = { task: 'tasks', request: 'requests', supervision: 'supervisions' } as const;

function listPart(sql: Sql, table: Listed, before: Ones, after: CaseAggregate): readonly Also[] {
  const now: Ones = after[listOf[table]];
  const changed = now === before ? [] : now.filter((one) => !before.includes(one));
  return changed.length === 0
    ? []
    : [
        upsert(
          sql,
          table,
          json(
            sql,
            changed.map((one) => snake(after.id, one)),
          ),
        ),
      ];
}

function upsert(sql: Sql, table: Listed, rows: postgres.Parameter): Also {
  switch (table) {
    case 'task':
      return sql`tasked as (
        insert into task select r.* from jsonb_populate_recordset(null::task, ${rows}) r, changed
        on conflict (id) do update set state = excluded.state, handler_id = excluded.handler_id,
          closed_at = excluded.closed_at, result = excluded.result)`;
    case 'request':
      return sql`asked as (
        insert into request select r.* from jsonb_populate_recordset(null::request, ${rows}) r, changed
        on conflict (id) do update set state = excluded.state, decided_by = excluded.decided_by,
          decided_at = excluded.decided_at, decision = excluded.decision)`;
    case 'supervision':
      return sql`pressed as (
        insert into supervision select r.* from jsonb_populate_recordset(null::supervision, ${rows}) r, changed
        on conflict (id) do update set answer = excluded.answer, answered_at = excluded.answered_at,
          lifted_at = excluded.lifted_at)`;
  }
}

/** Takes away what an undone step had added; few steps do. */
export function dropGone(sql: Sql, before: CaseAggregate, after: CaseAggregate): readonly Promise<unknown>[] {
  const clocks = Object.keys(before.clocks).filter((name) => !(name in after.clocks));
  const drops =
    clocks.length === 0 ? [] : [sql`delete from clock where case_id = ${after.id} and name = any (${clocks})`];
  return [
    ...drops,
    ...dropList(sql, 'task', before.tasks, after.tasks),
    ...dropList(sql, 'request', before.requests, after.requests),
    ...dropList(sql, 'supervision', before.supervisions, after.supervisions),
  ].map((drop) => drop.execute());
}

function dropList(sql: Sql, table: Listed, before: Ones, after: Ones): readonly Also[] {
  if (before === after) return [];
  const kept = new Set(after.map((one) => one.id));
  const gone = before.filter((one) => !kept.has(one.id)).map((one) => one.id);
  return gone.length === 0 ? [] : [sql`delete from ${sql(table)} where id = any (${gone})`];
}

/** A child row in the database's names. */
export function snake(caseId: string, one: object): Record<string, unknown> {
  const entries = Object.entries(one).map(([name, value]) => [
    name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return { ...Object.fromEntries(entries), case_id: caseId };
}
