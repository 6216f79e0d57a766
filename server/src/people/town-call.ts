import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TObject, TProperties, TSchema } from 'typebox';
import type { Sql } from '../support/db/connect.ts';
import type { Language } from '../support/http/language.ts';
import { Refusal } from '../support/http/refusal.ts';
import { replyLanguage } from '../support/http/request-facts.ts';
import type { World } from '../support/world.ts';
import type { Actor } from './actor.ts';
import { entryKept, withEntry } from './audit/audit-requests.ts';
import type { Caller } from './caller.ts';
import { fingerprintOf } from './idempotency-queries.ts';
import { idempotent } from './idempotent.ts';
import { inTown } from './in-town.ts';

/** One call of a town's route: who, where, with what, and how to reach the town's tables. */
export type TownCall<P extends TProperties, Q extends TSchema, B extends TSchema> = {
  readonly townId: string;
  readonly actor: Actor;
  readonly via: Caller['via'];
  /** By what they were let in: for who stays on the line (`callers.stay`). */
  readonly caller: Caller;
  /** What the caller is called: of a person the name, of a key that of the key. */
  readonly name: string;
  readonly params: Static<TObject<P>>;
  readonly query: Static<Q>;
  readonly body: Static<B>;
  readonly now: Date;
  readonly language: Language;
  /** The version the caller means to change (If-Match), if it said one. */
  readonly ifMatch: number | undefined;
  /** The Idempotency-Key sent, for a call of several transactions that does each once by itself; others use `once`. */
  readonly onceKey: string | undefined;
  /** Opens one transaction as the actor. */
  readonly inTown: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** The same, once per Idempotency-Key: a repeat gets the first answer and does nothing. The answer must be JSON. */
  readonly once: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

/** Puts a call together from a request whose caller is known and whose input was checked. */
export function townCall<P extends TProperties, Q extends TSchema, B extends TSchema>(
  world: World,
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
): TownCall<P, Q, B> {
  const { town, ...params } = request.params as Record<string, string>;
  const townId = town ?? '';
  const { via, name } = caller;
  const { takes = [] } = request.routeOptions.config;
  const actor = { ...caller.actor, from: { address: request.ip, request: request.id } };
  const open = async <T>(work: (sql: Sql) => Promise<T>) => {
    const result = await inTown(world.sql, townId, actor, (sql) => withEntry(request, sql, work));
    entryKept(request);
    return result;
  };
  return {
    ...{ townId, actor, via, name, caller, request, reply, now: world.now(), language: replyLanguage(request) },
    params: params as Static<TObject<P>>,
    query: request.query as Static<Q>,
    body: request.body as Static<B>,
    ifMatch: takes.includes('If-Match') ? versionOf(request.headers['if-match']) : undefined,
    onceKey: takes.includes('Idempotency-Key') ? keyOf(request) : undefined,
    inTown: open,
    once: async (work) => {
      if (!takes.includes('Idempotency-Key'))
        throw new Error('The route does not say that it takes an Idempotency-Key');
      const key = keyOf(request);
      if (key === undefined) return open(work);
      const fingerprint = fingerprintOf(request.method, request.url, request.body);
      const { answer, replayed } = await idempotent(open, { actor, key, fingerprint }, work);
      if (replayed) reply.header('idempotency-replayed', 'true');
      return answer;
    },
  };
}

function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,128}$/.test(key)) return key;
  const why = {
    zh: 'Idempotency-Key 应为 1 至 128 个可见字符。',
    en: 'Idempotency-Key must be 1 to 128 visible characters.',
  };
  throw new Refusal('bad-request', { why });
}

function versionOf(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (version !== undefined) return Number(version);
  const why = { zh: 'If-Match 应为版本号，如 "3"。', en: 'If-Match must be a version, such as "3".' };
  throw new Refusal('bad-request', { why });
}
