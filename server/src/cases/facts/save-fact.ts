import { isDeepStrictEqual } from 'node:util';
import type postgres from 'postgres';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import { unitsOn } from '../store/row.ts';
import type { Also } from '../store/save-parts.ts';
import { type CaseFact, factOf } from './fact.ts';

const HOUR = 3_600_000;
/**
 * A case that was reported less than so long ago is in no sum yet: the round folds only what is older than `FOLD_AGE_MS`.
 * Between the two lies more than any two clocks differ and any transaction lasts.
 */
const YOUNG_MS = 24 * HOUR;
export const FOLD_AGE_MS = 30 * HOUR;

/** The fact of a case as it is stored. */
export function storedFact(aggregate: CaseAggregate): CaseFact {
  return factOf(aggregate, unitsOn(aggregate));
}

/** The fact of a new case as a part of the statement that opens it; `now` is the server's. */
export function openFact(sql: Sql, after: CaseAggregate, now = Date.now()): readonly Also[] {
  const fact = storedFact(after);
  const measured = sql`measured as (insert into case_fact ${sql(asRow(fact))})`;
  return isYoung(fact, now) ? [measured] : [measured, sql`fresh as (${freshRows(sql, [fact])})`];
}

/** What a step changed of a case's fact, if anything, as parts of the statement that stores the step. */
export function turnFact(sql: Sql, before: CaseAggregate, after: CaseAggregate, now = Date.now()): readonly Also[] {
  const [was, fact] = [storedFact(before), storedFact(after)];
  const moved = Object.entries(fact).filter(([name, value]) => !isDeepStrictEqual(value, was[name as keyof CaseFact]));
  if (moved.length === 0) return [];
  const measured = sql`measured as (
    update case_fact set ${sql(Object.fromEntries(moved))} where case_id = ${fact.case_id} and exists (select 1 from changed))`;
  if (isYoung(fact, now)) return [measured];
  // All parts of a statement see what was before it.
  const fresh = sql`fresh as (
    insert into fact_change (case_id, reported_at, was)
    select case_id, reported_at, to_jsonb(f) from case_fact f
    where case_id = ${fact.case_id} and exists (select 1 from changed))`;
  return [fresh, measured];
}

/** The same for many new cases. */
export function insertFacts(sql: Sql, cases: readonly CaseAggregate[], now = Date.now()): readonly Promise<unknown>[] {
  const facts = cases.map(storedFact);
  return [populateFacts(sql, facts), ...noteFresh(sql, facts, now)];
}

function isYoung(fact: CaseFact, now: number): boolean {
  return Date.parse(fact.reported_at) > now - YOUNG_MS;
}

async function populateFacts(sql: Sql, facts: readonly CaseFact[]): Promise<void> {
  await sql`insert into case_fact select * from jsonb_populate_recordset(null::case_fact, ${json(sql, facts)})`;
}

function noteFresh(sql: Sql, facts: readonly CaseFact[], now: number): readonly Promise<unknown>[] {
  const late = facts.filter((fact) => !isYoung(fact, now));
  return late.length === 0 ? [] : [freshRows(sql, late).execute()];
}

function freshRows(sql: Sql, facts: readonly CaseFact[]): Also {
  return sql`
    insert into fact_change (case_id, reported_at)
    select * from unnest(${facts.map((fact) => fact.case_id)}::uuid[], ${facts.map((fact) => fact.reported_at)}::timestamptz[])
  `;
}

function asRow(fact: CaseFact): Record<string, postgres.SerializableParameter> {
  return { ...fact } as unknown as Record<string, postgres.SerializableParameter>;
}
