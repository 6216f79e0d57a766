import type { FastifyRequest } from 'fastify';
import type { Pool, Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import { normalUsername } from '../accounts/username.ts';
import { redact } from './redact.ts';
import type { AuditRule } from './rules.ts';

/** One row of the trail as a request leaves it; who, whence and when are the database's to add. */
export type AuditEntry = {
  readonly kind: AuditRule['kind'];
  /** Such as `POST /people/:person`. */
  readonly action: string;
  readonly ok: boolean;
  readonly status: number | null;
  readonly code: string | null;
  readonly agent: string | null;
  readonly objectType: string | null;
  readonly objectId: string | null;
  readonly detail: unknown;
};

export type Outcome = { readonly status: number | null; readonly code: string | undefined };

/** Puts together what a request leaves; `outcome` is absent while it is still succeeding. */
export function entryOf(request: FastifyRequest, { kind }: AuditRule, outcome?: Outcome): AuditEntry {
  const { town: _, format: _format, ...params } = request.params as Record<string, string>;
  const url = (request.routeOptions.url ?? '').replace('/api/towns/:town', '');
  const ids = Object.values(params);
  const status = outcome?.status ?? null;
  return {
    ...{ kind, action: `${request.method} ${url || '/api/towns/:town'}`, ok: (status ?? 200) < 400, status },
    code: outcome?.code ?? null,
    agent: kind === 'account' ? (request.headers['user-agent']?.slice(0, 200) ?? null) : null,
    objectType: ids.length > 0 ? (url.split('/')[1] ?? null) : null,
    objectId: ids.length > 0 ? ids.join('/').slice(0, 200) : null,
    detail: detailOf(request),
  };
}

function detailOf({ body, query }: FastifyRequest): unknown {
  const asked = typeof query === 'object' && query !== null && Object.keys(query).length > 0 ? { query } : {};
  // A file that is still to be read is no object of ours.
  const sent = typeof body === 'object' && body !== null && !Buffer.isBuffer(body) ? { body } : {};
  const detail = redact({ ...asked, ...sent });
  return Object.keys({ ...asked, ...sent }).length > 0 ? detail : null;
}

/** Writes a row into the trail that the transaction stands in: a town's, or the installation's. */
export async function insertEntry(sql: Sql, entry: AuditEntry): Promise<void> {
  const { kind, action, ok, status, code, agent, objectType, objectId, detail } = entry;
  await sql`
    insert into audit (kind, action, ok, status, code, agent, object_type, object_id, detail)
    values (${kind}, ${action}, ${ok}, ${status}, ${code}, ${agent}, ${objectType}, ${objectId},
      ${detail === null ? null : json(sql, detail)})`;
}

type Who = {
  readonly id: string | undefined;
  readonly town: string | undefined;
  readonly address: string;
  readonly request: string;
};

/** Writes a row into the trail of the installation, by a person who may not be known. */
export function insertPlatformEntry(pool: Pool, who: Who, entry: AuditEntry): Promise<unknown> {
  return pool.begin(async (sql) => {
    await sql`
      select set_config('search_path', 'platform', true), set_config('chengyun.actor', ${who.id ?? ''}, true),
        set_config('chengyun.town', ${who.town ?? ''}, true), set_config('chengyun.address', ${who.address}, true),
        set_config('chengyun.request', ${who.request}, true), set_config('chengyun.roles', '{}', true)`;
    await insertEntry(sql, entry);
  });
}

/** The account a user name stands for, so that a try is told by its id; a name that nobody has is told in part only. */
export async function accountOf(sql: Sql, given: string): Promise<Pick<AuditEntry, 'objectType' | 'objectId'>> {
  const username = normalUsername(given);
  const [row] = await sql<{ id: string }[]>`select id from platform.person where username = ${username}`;
  if (row) return { objectType: 'person', objectId: row.id };
  // People type their password where the name goes; two letters help an auditor and nobody else.
  return { objectType: 'unknown', objectId: `${[...username].slice(0, 2).join('')}… (${[...username].length})` };
}
