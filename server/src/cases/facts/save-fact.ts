import { isDeepStrictEqual } from 'node:util';
import type postgres from 'postgres';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import { unitsOn } from '../store/row.ts';
import { type CaseFact, factOf } from './fact.ts';

const HOUR = 3_600_000;
/**
 * A case that was reported less than so long ago is in no sum yet: the round folds only what is older than `FOLD_AGE_MS`.
 * Between the two lies more than any two clocks differ and any transaction lasts.
 */
const YOUNG_MS = 24 * HOUR;
export const FOLD_AGE_MS = 72 * HOUR;

/** The fact of a case as it is stored. */
export function storedFact(aggregate: CaseAggregate): CaseFact {
  return factOf(aggregate, unitsOn(aggregate));
}

/** Writes what a step changed of a case's fact, if anything, in the caller's transaction; `now` is the server's. */
export function saveFact(
  sql: Sql,
  before: CaseAggregate | null,
  after: CaseAggregate,
  now = Date.now(),
): readonly Promise<unknown>[] {
  const fact = storedFact(after);
  if (!before) return [insertFact(sql, fact), ...noteFresh(sql, [fact], now)];
  if (isDeepStrictEqual(storedFact(before), fact)) return [];
  return [...noteChange(sql, fact, now), updateFact(sql, fact)];
}

/** The same for many new cases. */
export function insertFacts(sql: Sql, cases: readonly CaseAggregate[], now = Date.now()): readonly Promise<unknown>[] {
  const facts = cases.map(storedFact);
  return [populateFacts(sql, facts), ...noteFresh(sql, facts, now)];
}

function isYoung(fact: CaseFact, now: number): boolean {
  return Date.parse(fact.reported_at) > now - YOUNG_MS;
}

function insertFact(sql: Sql, fact: CaseFact): Promise<unknown> {
  return sql`insert into case_fact ${sql(asRow(fact))}`.execute();
}

function updateFact(sql: Sql, fact: CaseFact): Promise<unknown> {
  const { case_id, ...rest } = asRow(fact);
  return sql`update case_fact set ${sql(rest)} where case_id = ${case_id as string}`.execute();
}

async function populateFacts(sql: Sql, facts: readonly CaseFact[]): Promise<void> {
  await sql`insert into case_fact select * from jsonb_populate_recordset(null::case_fact, ${json(sql, facts)})`;
}

// Sent ahead of the change, so that it keeps what was.
function noteChange(sql: Sql, fact: CaseFact, now: number): readonly Promise<unknown>[] {
  if (isYoung(fact, now)) return [];
  const noted = sql`
    insert into fact_change (case_id, reported_at, was)
    select case_id, reported_at, to_jsonb(f) from case_fact f where case_id = ${fact.case_id}
  `.execute();
  return [noted];
}

function noteFresh(sql: Sql, facts: readonly CaseFact[], now: number): readonly Promise<unknown>[] {
  const late = facts.filter((fact) => !isYoung(fact, now));
  if (late.length === 0) return [];
  const noted = sql`
    insert into fact_change (case_id, reported_at)
    select * from unnest(${late.map((fact) => fact.case_id)}::uuid[], ${late.map((fact) => fact.reported_at)}::timestamptz[])
  `.execute();
  return [noted];
}

function asRow(fact: CaseFact): Record<string, postgres.SerializableParameter> {
  return { ...fact } as unknown as Record<string, postgres.SerializableParameter>;
}
