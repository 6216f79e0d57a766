import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from '../support/db/connect.ts';
import { Refusal } from '../support/http/refusal.ts';
import { rememberLocale } from '../support/http/request-facts.ts';
import { shareNext } from '../support/share-next.ts';
import type { Sessions } from './accounts/sessions.ts';
import type { Caller, Callers } from './caller.ts';
import {
  type KeyStanding,
  keyUsed,
  liveKey,
  type SessionPerson,
  sessionPerson,
  sessionStanding,
} from './caller-queries.ts';
import { bearerKey, hashKey } from './keys/key.ts';
import type { Units } from './units.ts';

export type CallersOptions = {
  readonly sql: Pool;
  readonly sessions: Sessions;
  readonly units: Units;
  readonly now: () => Date;
  /** Seconds a session lives at most, however much it is used. */
  readonly mostSeconds: number;
};

/** Tells who calls from the session cookie or the key that a request bears. */
export function makeCallers(options: CallersOptions): Callers {
  const keys = shareNext<KeyStanding | undefined>();
  const standing = (hash: string) => keys(hash, () => liveKey(options.sql, hash));
  return {
    inTown: async (request, reply, townId) => {
      const key = bearerKey(request.headers.authorization);
      return key === undefined
        ? bySession(options, request, reply, townId)
        : byKey(options, await standing(hashKey(key)), townId);
    },
    person: async (request, reply) => {
      const token = await options.sessions.tokenOf(request, reply);
      const person = token === undefined ? undefined : await sessionPerson(options.sql, token);
      return settle(options, request, person);
    },
    holdsKey: async (request) => {
      const key = bearerKey(request.headers.authorization);
      return key !== undefined && (await standing(hashKey(key))) !== undefined;
    },
    unitsChanged: options.units.forget,
  };
}

async function bySession(
  options: CallersOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  townId: string,
): Promise<Caller> {
  const token = await options.sessions.tokenOf(request, reply);
  const found = token === undefined ? undefined : await sessionStanding(options.sql, token, townId);
  const person = settle(options, request, found);
  if (person.mustChangePassword) throw new Refusal('people.must-change-password');
  const roles = person.roles ?? (person.administrator && person.townExists ? ['admin' as const] : undefined);
  if (!roles) throw new Refusal('people.not-of-town', { town: townId });
  const unitIds = await options.units.withBelow(townId, person.unitIds ?? []);
  const actor = { id: person.id, roles, unitIds, areaCodes: person.areaCodes ?? [] };
  return { actor, via: 'session', name: person.name, writes: true };
}

/** Refuses nobody, the disabled, and who signed in too long ago. */
function settle<P extends SessionPerson>(
  { now, mostSeconds }: CallersOptions,
  request: FastifyRequest,
  person: P | undefined,
): P {
  if (!person || person.disabled) throw new Refusal('not-signed-in');
  if (now().getTime() - person.signedInAt.getTime() > mostSeconds * 1000) throw new Refusal('not-signed-in');
  rememberLocale(request, person.locale);
  return person;
}

async function byKey({ sql, units }: CallersOptions, found: KeyStanding | undefined, townId: string): Promise<Caller> {
  if (!found) throw new Refusal('people.key-invalid');
  if (found.townId !== townId) throw new Refusal('people.not-of-town', { town: townId });
  if (!found.usedLately) await keyUsed(sql, found.id);
  const unitIds = await units.withBelow(townId, found.unitIds);
  const actor = { id: `key:${found.id}`, roles: found.roles, unitIds, areaCodes: [] };
  return { actor, via: 'key', name: found.name, writes: found.scopes.includes('write') };
}
