import type {
  IdentityWay,
  PrivacyGround,
  PrivacyKind,
  PrivacyOutcome,
  PrivacyQuery,
  PrivacyState,
  PrivacyStep,
  PrivacyStepName,
  PrivacyWay,
} from '@chengyun/contract/privacy-request';
import type { StoredKey } from '../../people/personal/case-key.ts';
import { toText } from '../../people/personal/envelope.ts';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';

/** A request as its row has it. */
export interface RequestRow {
  readonly id: string;
  readonly number: string;
  readonly kind: PrivacyKind;
  readonly way: PrivacyWay;
  readonly state: PrivacyState;
  readonly sealedKey: string | null;
  readonly person: string;
  readonly asked: string;
  readonly identity: IdentityWay | null;
  readonly receivedAt: Date;
  readonly receivedBy: string | null;
  readonly dueAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: PrivacyOutcome | null;
  readonly ground: PrivacyGround | null;
}

/** What a step keeps besides who and when; `note` sealed under the request's key. */
export type StepDetail = Partial<
  Pick<PrivacyStep, 'identity' | 'way' | 'outcome' | 'ground' | 'cases' | 'left' | 'fields'>
> & { readonly number: string; readonly note?: string };

export interface StepRow {
  readonly seq: number;
  readonly at: Date;
  readonly action: PrivacyStepName;
  readonly by: string | null;
  readonly detail: StepDetail;
}

/** Most requests of one list; a town has some dozens a year. */
const MOST = 500;

const columns = (sql: Sql) => sql`
  r.id, r.number, r.kind, r.way, r.state, r.sealed_key as "sealedKey", r.person, r.asked, r.identity,
  r.received_at as "receivedAt", p.name as "receivedBy", r.due_at as "dueAt", r.ended_at as "endedAt", r.outcome, r.ground`;

/** One request; `hold` keeps it until the transaction ends, so that of two who act at once the second sees the first. */
export async function requestOf(sql: Sql, id: string, hold = false): Promise<RequestRow | undefined> {
  const [row] = await sql<RequestRow[]>`
    select ${columns(sql)} from privacy_request r left join platform.person p on p.id = r.received_by
    where r.id = ${id} ${hold ? sql`for update of r` : sql``}`;
  return row;
}

/** Requests that match: those not yet ended by their due day, then the others, the newest first. */
export function requestsLike(sql: Sql, { state, kind, q }: PrivacyQuery): Promise<RequestRow[]> {
  return sql<RequestRow[]>`
    select ${columns(sql)} from privacy_request r left join platform.person p on p.id = r.received_by
    where true
      ${state === 'open' ? sql`and r.ended_at is null` : state === undefined ? sql`` : sql`and r.state = ${state}`}
      ${kind === undefined ? sql`` : sql`and r.kind = ${kind}`}
      ${q === undefined ? sql`` : sql`and starts_with(r.number, ${q.trim().toUpperCase()})`}
    order by (r.ended_at is not null), case when r.ended_at is null then r.due_at end, r.received_at desc, r.id
    limit ${MOST}`;
}

/** How many requests wait, are late, were answered, were refused. */
export async function requestCounts(sql: Sql, now: Date) {
  const [row] = await sql<{ open: number; late: number; answered: number; refused: number }[]>`
    select count(*) filter (where ended_at is null)::int as open,
      count(*) filter (where ended_at is null and due_at < ${now})::int as late,
      count(*) filter (where state = 'answered')::int as answered,
      count(*) filter (where state = 'refused')::int as refused
    from privacy_request`;
  return row ?? { open: 0, late: 0, answered: 0, refused: 0 };
}

/** The history of a request, first to last. */
export function stepsOf(sql: Sql, id: string): Promise<StepRow[]> {
  return sql<StepRow[]>`
    select s.seq, s.at, s.action, p.name as by, s.detail
    from privacy_step s left join platform.person p on p.id = s.actor_id where s.request_id = ${id} order by s.seq`;
}

/** Adds a step; the caller holds the request. */
export async function insertStep(
  sql: Sql,
  id: string,
  step: { readonly at: Date; readonly action: PrivacyStepName; readonly detail: StepDetail },
): Promise<void> {
  await sql`
    insert into privacy_step (request_id, seq, at, action, detail)
    select ${id}, coalesce(max(seq), 0) + 1, ${step.at}, ${step.action}, ${json(sql, step.detail)}
    from privacy_step where request_id = ${id}`;
}

/** What moves with a step. */
export type Moved = Partial<Pick<RequestRow, 'identity' | 'outcome' | 'ground'>> & {
  readonly state: PrivacyState;
  readonly endedAt: Date | null;
};

/** Moves a request to another state. */
export async function moveRequest(sql: Sql, id: string, moved: Moved): Promise<void> {
  const { state, endedAt, identity = null, outcome = null, ground = null } = moved;
  await sql`
    update privacy_request set state = ${state}, ended_at = ${endedAt}, outcome = ${outcome}, ground = ${ground},
      identity = coalesce(${identity}, identity)
    where id = ${id}`;
}

/** The next number of a year; whoever asks holds it until the transaction ends, so that none is given twice or left out. */
export async function nextNth(sql: Sql, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' privacy_request', 0))`;
  const [row] = await sql<{ nth: number }[]>`
    select coalesce(max(nth), 0)::int + 1 as nth from privacy_request where year = ${year}`;
  return row?.nth ?? 1;
}

/** A new request as it is stored. */
type NewRow = Pick<RequestRow, 'id' | 'number' | 'kind' | 'way' | 'person' | 'asked' | 'receivedAt' | 'dueAt'> & {
  readonly year: number;
  readonly nth: number;
  readonly key: StoredKey;
};

/** Stores a new request. */
export async function insertRequest(sql: Sql, { receivedAt, dueAt, key, ...row }: NewRow): Promise<void> {
  const stored = {
    sealed_key: toText(key.sealed),
    key_version: key.keyVersion,
    received_at: receivedAt,
    due_at: dueAt,
  };
  await sql`insert into privacy_request ${sql({ ...row, ...stored })}`;
}
