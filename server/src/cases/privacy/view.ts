import type {
  PrivacyDetail,
  PrivacyList,
  PrivacyQuery,
  PrivacyRequest,
  PrivacyStep,
} from '@chengyun/contract/privacy-request';
import type { CaseOpener } from '../../people/personal/opener.ts';
import { maskPerson } from '../../people/personal/person.ts';
import type { Vault } from '../../people/personal/sealer.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { isPrivacyLate, privacyLamp } from './due.ts';
import { stepsNow } from './life.ts';
import { openRequest } from './open-request.ts';
import { type RequestRow, requestCounts, requestOf, requestsLike, type StepRow, stepsOf } from './queries.ts';

/** With what requests are read, of which town and when. */
interface Reading {
  readonly personal: Vault;
  readonly townId: string;
  readonly now: Date;
}

/** Requests as a list, with how many stand where. */
export async function listRequests(
  sql: Sql,
  reading: Reading,
  query: PrivacyQuery,
  days: number,
): Promise<PrivacyList> {
  const [rows, counts] = await Promise.all([requestsLike(sql, query), requestCounts(sql, reading.now)]);
  return { requests: rows.map((row) => toRequest(row, reading)), counts, days };
}

/** One request with its history, masked. */
export async function requestDetail(sql: Sql, reading: Reading, id: string): Promise<PrivacyDetail> {
  const [row, steps] = await Promise.all([requestOf(sql, id), stepsOf(sql, id)]);
  if (!row) throw new Refusal('not-found', { what: id });
  const { opener } = openRequest(reading.personal, reading.townId, row);
  return {
    ...toRequest(row, reading),
    asked: opener.hasKey ? opener.masked(row.asked) : null,
    identity: row.identity,
    steps: steps.map((step) => toStep(step, opener)),
    allowed: [...stepsNow(row)],
  };
}

function toRequest(row: RequestRow, { personal, townId, now }: Reading): PrivacyRequest {
  const { id, number, kind, way, state, receivedBy, outcome, ground } = row;
  const { person } = openRequest(personal, townId, row);
  const masked = person && maskPerson(person);
  return {
    ...{ id, number, kind, way, state, receivedBy, outcome, ground },
    applicant: masked && { name: masked.name ?? '', phone: masked.phone ?? '' },
    receivedAt: row.receivedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    ...{ lamp: privacyLamp(row, now), late: isPrivacyLate(row, now) },
  };
}

function toStep({ seq, at, action, by, detail }: StepRow, opener: CaseOpener): PrivacyStep {
  const {
    note,
    identity = null,
    way = null,
    outcome = null,
    ground = null,
    cases = [],
    left = [],
    fields = [],
  } = detail;
  return {
    ...{ seq, at: at.toISOString(), action, by, identity, way, outcome, ground, cases, left, fields },
    note: note === undefined ? null : opener.masked(note),
  };
}
