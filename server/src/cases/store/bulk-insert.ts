import type { Vault } from '../../people/personal/sealer.ts';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import { together } from '../../support/db/together.ts';
import { insertFacts } from '../facts/save-fact.ts';
import type { CaseAggregate, Step } from '../life/aggregate.ts';
import { bulkRows } from '../personal/queries.ts';
import { type SealedCase, sealWhole } from '../personal/seal-whole.ts';
import type { Glance } from './glance.ts';
import { toRow } from './row.ts';
import { searchRow } from './save-case.ts';
import { clockRow, snake } from './save-parts.ts';

/** The report a case began with, as stored beside it. */
export interface FirstSignal {
  readonly id: string;
  readonly source: string;
  readonly externalNumber: string | null;
  readonly at: string;
  readonly text: string | null;
  readonly personName: string | null;
  readonly personPhone: string | null;
}

/** A whole case ready to be stored: its present and its journal. */
export interface WholeCase {
  readonly aggregate: CaseAggregate;
  readonly steps: readonly Step[];
  readonly glance: Glance;
  readonly words: readonly string[];
  readonly signal: FirstSignal;
}

/** What seals the cases of a town. */
export interface Sealing {
  readonly personal: Vault;
  readonly townId: string;
}

/**
 * Stores many whole cases in a few statements, what is personal in them sealed; all or nothing with the caller's
 * transaction.
 */
export async function insertWholeCases(
  sql: Sql,
  { personal, townId }: Sealing,
  whole: readonly WholeCase[],
): Promise<void> {
  if (whole.length === 0) return;
  const cases = whole.map((one) => sealWhole(personal, townId, one));
  const sealed = bulkRows(cases.flatMap(({ rows }) => rows ?? []));
  const rows = cases.map((one) => toRow(one.aggregate, one.glance));
  const child = <T>(list: (one: SealedCase) => readonly T[]) => cases.flatMap(list);
  await together([
    populate(sql, 'cases', rows),
    populate(
      sql,
      'case_search',
      cases.map((one) => searchRow(one.aggregate, one.words)),
    ),
    populate(
      sql,
      'journal',
      child((one) => one.steps.map((step) => journalRow(one.aggregate.id, step))),
    ),
    populate(
      sql,
      'clock',
      child((one) => Object.values(one.aggregate.clocks).map((clock) => clockRow(one.aggregate.id, clock))),
    ),
    populate(
      sql,
      'task',
      child((one) => one.aggregate.tasks.map((task) => snake(one.aggregate.id, task))),
    ),
    populate(
      sql,
      'request',
      child((one) => one.aggregate.requests.map((request) => snake(one.aggregate.id, request))),
    ),
    populate(
      sql,
      'supervision',
      child((one) => one.aggregate.supervisions.map((sup) => snake(one.aggregate.id, sup))),
    ),
    populate(
      sql,
      'signal',
      cases.map((one) => snake(one.aggregate.id, one.signal)),
    ),
    populate(sql, 'case_key', sealed.keys),
    populate(sql, 'case_person', sealed.persons),
    populate(sql, 'caller', sealed.callers),
    ...insertFacts(
      sql,
      cases.map((one) => one.aggregate),
    ),
  ]);
}

type Table =
  | 'cases'
  | 'case_search'
  | 'journal'
  | 'clock'
  | 'task'
  | 'request'
  | 'supervision'
  | 'signal'
  | 'case_key'
  | 'case_person'
  | 'caller';

async function populate(sql: Sql, table: Table, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into ${sql(table)} select * from jsonb_populate_recordset(null::${sql(table)}, ${json(sql, rows)})`;
}

function journalRow(caseId: string, step: Step) {
  return {
    case_id: caseId,
    seq: step.seq,
    at: step.at,
    // When it was written down: for history loaded at once that is the step's own time.
    recorded_at: step.at,
    action: step.action,
    actor_id: step.actorId,
    actor_role: step.actorRole,
    actor_unit_id: step.actorUnitId,
    from_state: step.from,
    to_state: step.to,
    input: step.input,
    effects: step.effects,
  };
}
