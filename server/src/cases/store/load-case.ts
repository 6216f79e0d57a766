import type { Sql } from '../../support/db/connect.ts';
import type { CaseAggregate, Step } from '../life/aggregate.ts';
import { clocksFromDetails, type Row, toFields } from './row.ts';

/** One case with all its parts, or null when there is none or the actor may not see it. */
export async function loadCase(sql: Sql, id: string): Promise<CaseAggregate | null> {
  const [row] = await sql<Row[]>`
    select c.*,
      (select jsonb_agg(k.detail) from clock k where k.case_id = c.id) as clocks,
      (select jsonb_agg(to_jsonb(t) order by t.opened_at, t.id) from task t where t.case_id = c.id) as tasks,
      (select jsonb_agg(to_jsonb(r) order by r.asked_at, r.id) from request r where r.case_id = c.id) as requests,
      (select jsonb_agg(to_jsonb(s) order by s.at, s.id) from supervision s where s.case_id = c.id) as supervisions
    from cases c
    where c.id = ${id}
  `;
  return row ? toAggregate(row) : null;
}

/**
 * Holds cases until the transaction ends, in the order of their ids so that two who want the same ones cannot wait for
 * each other. Sent ahead of the loading, which then sees what an earlier holder stored.
 */
export async function lockCases(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql`select 1 from cases where id = any (${[...ids]}::uuid[]) order by id for no key update`;
}

/** The case that a case was merged into, then the one that went into, and so on; empty when it stands by itself. */
export async function mainsOf(sql: Sql, id: string): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    with recursive above as (
      select merged_into as id, 1 as level from cases where id = ${id}
      union all select c.merged_into, level + 1 from above join cases c on c.id = above.id
    )
    select id from above where id is not null order by level
  `;
  return rows.map((row) => row.id);
}

/** The whole journal of a case in order. */
export async function loadJournal(sql: Sql, id: string): Promise<readonly Step[]> {
  const rows = await sql<StoredStep[]>`
    select seq, at, action, actor_id, actor_role, actor_unit_id, from_state, to_state, input, effects
    from journal where case_id = ${id} order by seq
  `;
  return rows.map(toStep);
}

export interface StoredStep {
  readonly seq: number;
  readonly at: Date;
  readonly action: string;
  readonly actor_id: string | null;
  readonly actor_role: Step['actorRole'];
  readonly actor_unit_id: string | null;
  readonly from_state: Step['from'];
  readonly to_state: Step['to'];
  readonly input: Step['input'];
  readonly effects: Step['effects'];
}

export function toStep(row: StoredStep): Step {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    action: row.action,
    actorId: row.actor_id,
    actorRole: row.actor_role,
    actorUnitId: row.actor_unit_id,
    from: row.from_state,
    to: row.to_state,
    input: row.input,
    effects: row.effects,
  };
}

/** A case from its row with the child rows gathered as JSON. */
export function toAggregate(row: Row): CaseAggregate {
  const list = (name: string) => (row[name] ?? []) as readonly Record<string, unknown>[];
  return {
    id: String(row['id']),
    number: String(row['number']),
    version: Number(row['version']),
    state: row['state'] as CaseAggregate['state'],
    updatedAt: (row['updated_at'] as Date).toISOString(),
    fields: toFields(row),
    clocks: clocksFromDetails(row['clocks'] as readonly unknown[] | null),
    tasks: list('tasks').map((task) => camel(task)) as unknown as CaseAggregate['tasks'],
    requests: list('requests').map((request) => camel(request)) as unknown as CaseAggregate['requests'],
    supervisions: list('supervisions').map((one) => camel(one)) as unknown as CaseAggregate['supervisions'],
  };
}

const instants = /(_at|^at|^until|_by)$/;
const people = new Set(['asked_by', 'decided_by']);

// Child rows come as JSON: names to ours, instants to one form, the case's id left out.
function camel(row: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(row)
    .filter(([name]) => name !== 'case_id')
    .map(([name, value]) => {
      const key = name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const isInstant = typeof value === 'string' && instants.test(name) && !people.has(name);
      return [key, isInstant ? new Date(value).toISOString() : value];
    });
  return Object.fromEntries(entries);
}
