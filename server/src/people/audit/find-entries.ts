import type { AuditEntry, AuditKind, AuditPage, AuditQuery } from '@chengyun/contract/audit';
import type { Sql } from '../../support/db/connect.ts';
import { type Batch, everyPage } from '../../support/files/list-table.ts';
import { normalUsername } from '../accounts/username.ts';
import { readAuditCursor, writeAuditCursor } from './cursor.ts';
import { redact } from './redact.ts';

type Row = {
  readonly source: string;
  readonly id: string;
  readonly at: Date;
  /** The same to the microsecond, for the next page. */
  readonly exactly: string;
  readonly kind: AuditKind;
  readonly action: string;
  readonly ok: boolean;
  readonly code: string | null;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly actorRoles: string[];
  readonly address: string | null;
  readonly request: string | null;
  readonly objectType: string | null;
  readonly objectId: string | null;
  readonly objectName: string | null;
  readonly detail: unknown;
  readonly before: unknown;
  readonly after: unknown;
};

const DAY = 86_400_000;
/** How far back a search reaches that does not say: lists of months are for who asks for them. */
const REACH_DAYS = 7;

/** Lines of the trail that the actor's town and the installation have, newest first. */
export async function findEntries(sql: Sql, query: AuditQuery, now: Date): Promise<AuditPage> {
  const most = query.limit ?? 50;
  const rows = await entries(
    sql,
    query,
    await peopleCalled(sql, query.who),
    await objectsCalled(sql, query.object),
    now,
    most + 1,
  );
  const shown = rows.slice(0, most);
  const last = shown.at(-1);
  const next = rows.length > most && last ? writeAuditCursor({ at: last.exactly, id: last.id }) : null;
  return { entries: shown.map(toEntry), next };
}

function entries(
  sql: Sql,
  query: AuditQuery,
  who: readonly string[] | undefined,
  objects: readonly string[] | undefined,
  now: Date,
  most: number,
): Promise<Row[]> {
  const { kind, action, address, ok, to } = query;
  const from = query.from ?? new Date(now.getTime() - REACH_DAYS * DAY).toISOString();
  const cursor = query.cursor === undefined ? undefined : readAuditCursor(query.cursor);
  return sql<Row[]>`
    select e.source, e.audit_id::text as id, e.at,
      to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exactly, e.kind, e.action, e.ok, e.code,
      e.actor_id as "actorId", coalesce(p.name, k.name) as "actorName", e.actor_roles as "actorRoles", e.address, e.request,
      e.object_type as "objectType", e.object_id as "objectId", coalesce(c.number, o.name) as "objectName",
      e.detail, e.before, e.after
    from (
      select * from audit_entry e
      where e.at >= ${from}
        ${to === undefined ? sql`` : sql`and e.at < ${to}`}
        ${cursor ? sql`and (e.at, e.audit_id) < (${cursor.at}::timestamptz, ${cursor.id}::bigint)` : sql``}
        ${kind === undefined ? sql`` : sql`and e.kind = ${kind}`}
        ${action === undefined ? sql`` : sql`and starts_with(e.action, ${action})`}
        ${who ? sql`and e.actor_id = any (${[...who]})` : sql``}
        ${objects ? sql`and e.object_id = any (${[...objects]})` : sql``}
        ${address === undefined ? sql`` : sql`and e.address = ${address}`}
        ${ok === undefined ? sql`` : sql`and e.ok = ${ok === 'yes'}`}
      order by e.at desc, e.audit_id desc limit ${most}
    ) e
    left join platform.person p on p.id = e.actor_id
    left join platform.api_key k on 'key:' || k.id = e.actor_id
    left join platform.person o on o.id = e.object_id
    left join lateral audit_cases(
      array[case when e.object_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then e.object_id::uuid end], null) c
      on e.object_type in ('case', 'cases')
    order by e.at desc, e.audit_id desc`;
}

function toEntry({ source, id, at, exactly: _, detail, before, after, ...rest }: Row): AuditEntry {
  // A journal holds what people wrote; numbers of phones and identity cards in it are not for this list.
  const shown = { detail: redact(detail), before: redact(before), after: redact(after) };
  return { ...rest, ...shown, id: `${source}:${id}`, at: at.toISOString() };
}

/** The ids somebody may be meant by: an id itself, a user name, a name. */
async function peopleCalled(sql: Sql, who: string | undefined): Promise<readonly string[] | undefined> {
  if (who === undefined) return undefined;
  const rows = await sql<{ id: string }[]>`
    select id from platform.person where id = ${who} or username = ${normalUsername(who)} or name = ${who} limit 100`;
  return [who, ...rows.map((row) => row.id)];
}

async function objectsCalled(sql: Sql, object: string | undefined): Promise<readonly string[] | undefined> {
  if (object === undefined) return undefined;
  const cases = await sql<{ id: string }[]>`select id from audit_cases(null, ${[object.toUpperCase()]})`;
  const people = await peopleCalled(sql, object);
  return [...(people ?? []), ...cases.map((row) => row.id)];
}

/** All lines a query finds, in batches, for a file; at most `most`. */
export function everyEntry(
  page: (query: AuditQuery) => Promise<AuditPage>,
  query: AuditQuery,
  most: number,
): AsyncGenerator<Batch<AuditEntry>> {
  return everyPage(async (cursor) => {
    const { entries: rows, next } = await page({ ...query, limit: 200, ...(cursor ? { cursor } : {}) });
    return { rows, next };
  }, most);
}
