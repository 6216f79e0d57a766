import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool, Sql } from '../../support/db/connect.ts';
import { together } from '../../support/db/together.ts';
import type { Http } from '../../support/http/build-http.ts';
import { refusalCode } from '../../support/http/request-facts.ts';
import type { Log } from '../../support/log.ts';
import { accountOf, entryOf, insertEntry, insertPlatformEntry } from './entry.ts';
import { type AuditRule, auditRule, isRefusalTold } from './rules.ts';

const who = new WeakMap<object, string>();
const written = new WeakSet<object>();

/** Notes whose request it is as soon as that is known, also when it is then refused. */
export function noteWho(request: FastifyRequest, id: string): void {
  who.set(request, id);
}

/**
 * Runs `work` and writes the row of the request in the same transaction, sent along with the work's first statement.
 * A request that opens several transactions leaves its row in the first that commits.
 */
export async function withEntry<T>(request: FastifyRequest, sql: Sql, work: (sql: Sql) => Promise<T>): Promise<T> {
  const rule = ruleOf(request);
  if (rule?.how !== 'row' || written.has(request)) return work(sql);
  const [, result] = await together([insertEntry(sql, entryOf(request, rule)), work(sql)]);
  return result;
}

/** Notes that the transaction with the row of the request has been committed. */
export function entryKept(request: FastifyRequest): void {
  if (ruleOf(request)?.how === 'row') written.add(request);
}

function ruleOf(request: FastifyRequest): AuditRule | undefined {
  const { url, config } = request.routeOptions;
  return url === undefined ? undefined : auditRule(request.method, url, config.onlyReads);
}

/**
 * Writes, before an answer leaves, the row that no transaction of the request has written: refusals, and what is done
 * outside of a town. When the row of something done cannot be written, the answer is an error.
 */
export function auditRequests(http: Http, pool: Pool, log: Log): void {
  http.addHook('onSend', (request, reply, payload, done) => {
    const rule = ruleOf(request);
    // Most answers are not written down, and a promise for each message of a device is dear.
    if (!rule) return done(null, payload);
    keepAccount(request, reply, rule).then(() => done(null, payload), done);
  });
  async function keepAccount(request: FastifyRequest, reply: FastifyReply, rule: AuditRule): Promise<void> {
    if (reply.statusCode < 400) {
      if (rule.how === 'row' && !written.has(request)) await writeEntry(pool, request, reply, rule);
    } else if (isRefusalTold(request.method, reply.statusCode, refusalCode(request))) {
      await writeEntry(pool, request, reply, rule).catch((error: unknown) =>
        log.error({ err: error }, 'A refusal could not be written into the audit trail'),
      );
    }
  }
}

async function writeEntry(pool: Pool, request: FastifyRequest, reply: FastifyReply, rule: AuditRule): Promise<void> {
  // An error on the way out comes through here again.
  if (written.has(request)) return;
  written.add(request);
  const entry = entryOf(request, rule, { status: reply.statusCode, code: refusalCode(request) });
  const { town } = request.params as { readonly town?: string };
  const name = usernameOf(request);
  const account = name === undefined ? undefined : await accountOf(pool, name);
  const signedIn = entry.ok && account?.objectType === 'person' ? account.objectId : null;
  const id = who.get(request) ?? signedIn ?? undefined;
  await insertPlatformEntry(pool, { id, town, address: request.ip, request: request.id }, { ...entry, ...account });
}

function usernameOf({ body, routeOptions }: FastifyRequest): string | undefined {
  if (!routeOptions.url?.startsWith('/api/auth/') || typeof body !== 'object' || body === null) return undefined;
  const { username } = body as { readonly username?: unknown };
  return typeof username === 'string' ? username : undefined;
}
