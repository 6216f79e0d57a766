import { isDeepStrictEqual } from 'node:util';
import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import type { Sql } from '../support/db/connect.ts';
import type { Ground } from '../town/ground/ground.ts';
import { factDifference } from './facts/compare-fact.ts';
import type { CaseAggregate, Step } from './life/aggregate.ts';
import { rebuild } from './life/apply-step.ts';
import type { Loop } from './loop.ts';
import { misplaced } from './store/check-not-closed.ts';
import { type StoredStep, toAggregate, toStep } from './store/load-case.ts';
import { orphans } from './store/orphans.ts';
import type { Row } from './store/row.ts';

/** A case whose row or parts are not what its journal says. */
export interface Difference {
  readonly number: string;
  readonly part: string;
  readonly stored: unknown;
  readonly rebuilt: unknown;
}

export interface Verified {
  readonly cases: number;
  readonly steps: number;
  readonly differences: readonly Difference[];
}

const BATCH = 500;
const MOST_SHOWN = 100;

/** Rebuilds every case of a town from its journal and compares row, clocks, tasks, requests, supervisions and fact. */
export async function verifyTown(loop: Loop, townId: string, seen: (cases: number) => void): Promise<Verified> {
  const ground = await loop.grounds.of(townId);
  const differences: Difference[] = [];
  let cases = 0;
  let steps = 0;
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    // One statement reads both, so that a case acted on meanwhile is seen whole.
    const rows = await inTown(loop.pool, townId, systemActor, (sql) => batchAfter(sql, last));
    for (const row of rows) {
      const journal = (row['journal'] ?? []) as readonly StoredStep[];
      steps += journal.length;
      if (differences.length < MOST_SHOWN) differences.push(...compare(row, journal, ground));
    }
    cases += rows.length;
    seen(cases);
    const end = rows.at(-1);
    if (!end || rows.length < BATCH) break;
    last = String(end['id']);
  }
  const waiting = await inTown(loop.pool, townId, systemActor, (sql) => misplaced(sql, MOST_SHOWN));
  differences.push(
    ...waiting.map(({ number, stored, should }) => ({ number, part: 'not_closed', stored, rebuilt: should })),
  );
  const lost = await inTown(loop.pool, townId, systemActor, (sql) => orphans(sql, MOST_SHOWN));
  differences.push(...lost.map(({ part, caseId }) => ({ number: caseId, part, stored: 'of no case', rebuilt: null })));
  return { cases, steps, differences };
}

function batchAfter(sql: Sql, last: string) {
  return sql<Row[]>`
    select c.*,
      (select jsonb_agg(k.detail) from clock k where k.case_id = c.id) as clocks,
      (select jsonb_agg(to_jsonb(t) order by t.opened_at, t.id) from task t where t.case_id = c.id) as tasks,
      (select jsonb_agg(to_jsonb(r) order by r.asked_at, r.id) from request r where r.case_id = c.id) as requests,
      (select jsonb_agg(to_jsonb(s) order by s.at, s.id) from supervision s where s.case_id = c.id) as supervisions,
      (select jsonb_agg(to_jsonb(j) order by j.seq) from journal j where j.case_id = c.id) as journal,
      (select to_jsonb(f) from case_fact f where f.case_id = c.id) as fact
    from cases c where c.id > ${last} order by c.id limit ${BATCH}
  `;
}

function compare(row: Row, journal: readonly StoredStep[], ground: Ground): readonly Difference[] {
  const stored = toAggregate(row);
  const steps = journal.map((line) => toStep({ ...line, at: new Date(line.at) }));
  const gap = steps.findIndex((step, at) => step.seq !== at + 1);
  if (gap >= 0)
    return [{ number: stored.number, part: 'journal', stored: `step ${gap + 1} is missing`, rebuilt: null }];
  const rebuilt = rebuildSafely(steps, ground);
  if (typeof rebuilt === 'string') return [{ number: stored.number, part: 'journal', stored: rebuilt, rebuilt: null }];
  const fact = factDifference(row['fact'] as Row | null, rebuilt);
  return [...differencesOf(stored, rebuilt), ...(fact ? [{ number: stored.number, part: 'fact', ...fact }] : [])];
}

function rebuildSafely(steps: readonly Step[], ground: Ground): CaseAggregate | string {
  try {
    return rebuild(steps, ground.calendar) ?? 'the journal is empty';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function differencesOf(stored: CaseAggregate, rebuilt: CaseAggregate): readonly Difference[] {
  const parts = ['number', 'version', 'state', 'fields', 'clocks', 'tasks', 'requests', 'supervisions'] as const;
  return parts.flatMap((part) => {
    const [one, other] = [settled(stored[part]), settled(rebuilt[part])];
    if (isDeepStrictEqual(one, other)) return [];
    return [{ number: stored.number, part, stored: one, rebuilt: other }];
  });
}

// Both sides in the form they have in JSON; lists by id, for instants alone do not order them.
function settled(value: unknown): unknown {
  const plain = JSON.parse(JSON.stringify(value)) as unknown;
  if (!Array.isArray(plain)) return plain;
  return plain.toSorted((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1));
}
