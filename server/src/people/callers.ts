import type { AccountPolicy } from '@chengyun/contract/account-policy';
import type { Role } from '@chengyun/contract/words';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from '../support/db/connect.ts';
import { Refusal } from '../support/http/refusal.ts';
import { rememberLocale } from '../support/http/request-facts.ts';
import { shareNext } from '../support/share-next.ts';
import type { Sessions } from './accounts/sessions.ts';
import { type Actor, isOutside } from './actor.ts';
import { noteWho } from './audit/audit-requests.ts';
import type { Caller, Callers, Person } from './caller.ts';
import {
  type KeyStanding,
  keyUsed,
  liveKey,
  type SessionPerson,
  sessionPerson,
  sessionSeen,
  sessionStanding,
  type TownStanding,
} from './caller-queries.ts';
import { bearerKey, hashKey } from './keys/key.ts';
import { kioskToken } from './keys/kiosk-cookie.ts';
import { kioskUsed, type LiveKiosk, liveKiosk } from './keys/kiosk-queries.ts';
import type { Policies } from './policy/policy-store.ts';
import { hasEnded, idleMinutes, nextStep, passwordEnds } from './policy/standing.ts';
import { refuseUnfinished } from './refuse-unfinished.ts';
import type { Units } from './units.ts';
import { whoStays } from './who-stays.ts';

export type CallersOptions = {
  readonly sql: Pool;
  readonly sessions: Sessions;
  readonly units: Units;
  readonly policies: Policies;
  readonly now: () => Date;
};

/** Tells who calls from the session cookie, the key or the screen's token that a request bears. */
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
    byKey: async (key, townId) => byKey(options, await standing(hashKey(key)), townId),
    person: async (request, reply) => {
      const token = await options.sessions.tokenOf(request, reply);
      if (token === undefined) throw new Refusal('not-signed-in');
      return settle(options, request, token, await sessionPerson(options.sql, token));
    },
    holdsKey: async (request) => {
      const key = bearerKey(request.headers.authorization);
      return key !== undefined && (await standing(hashKey(key)))?.approved === true;
    },
    stay: (staying) => {
      const actorOf = (townId: string, found: SessionPerson & TownStanding) => actorNow(options, townId, found);
      return whoStays({ sql: options.sql, actorOf }, staying);
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
  const screen = kioskToken(request);
  if (token === undefined && screen !== undefined) return byKiosk(options, request, screen, townId);
  if (token === undefined) throw new Refusal('not-signed-in');
  const found = await sessionStanding(options.sql, token, townId);
  const person = await settle(options, request, token, found);
  refuseUnfinished(person);
  const roles = rolesIn(found, person);
  if (!roles) throw new Refusal('people.not-of-town', { town: townId });
  if (roles.length === 0) throw new Refusal('people.not-granted', { username: person.username });
  const actor = await actorIn(options, townId, { id: person.id, roles, found });
  return { actor, via: 'session', name: person.name, writes: true, session: token };
}

type Member = { readonly id: string; readonly roles: readonly Role[]; readonly found: TownStanding | undefined };

async function actorIn({ units }: CallersOptions, townId: string, { id, roles, found }: Member): Promise<Actor> {
  if (isOutside({ roles })) return outsider(id, roles, found?.unitIds ?? []);
  const unitIds = await units.withBelow(townId, found?.unitIds ?? []);
  return { id, roles, unitIds, areaCodes: found?.areaCodes ?? [] };
}

/** Who the person of a session is in a town now; nothing when the session has ended or they are of the town no more. */
async function actorNow(
  options: CallersOptions,
  townId: string,
  found: SessionPerson & TownStanding,
): Promise<Actor | undefined> {
  if (hasEnded(found, await options.policies.now(), options.now())) return undefined;
  const roles = rolesIn(found, found);
  return roles && roles.length > 0 ? actorIn(options, townId, { id: found.id, roles, found }) : undefined;
}

/** Somebody from outside is of no unit that handles: a company is theirs for what it reported and nothing else. */
function outsider(id: string, roles: readonly Role[], unitIds: readonly string[]): Actor {
  const companyIds = roles.includes('enterprise') ? unitIds : [];
  return { id, roles, unitIds: [], areaCodes: [], companyIds };
}

/** What a person is in a town: an administrator of the installation in each; the first account sets each of them up. */
function rolesIn(
  found: TownStanding | undefined,
  { post, bootstrap }: Pick<Person, 'post' | 'bootstrap'>,
): readonly Role[] | undefined {
  if (!found?.townExists) return undefined;
  if (post) return [post];
  return found.roles ?? (bootstrap ? ['admin'] : undefined);
}

// Often enough for an end after minutes, seldom enough to cost nothing.
const SEEN_AFTER = 20_000;

/** Refuses nobody, the disabled, and whose session has ended; notes that the session is used. */
async function settle(
  { sql, policies, now }: CallersOptions,
  request: FastifyRequest,
  token: string,
  found: SessionPerson | undefined,
): Promise<Person> {
  if (!found) throw new Refusal('not-signed-in');
  const [policy, at] = [await policies.now(), now()];
  if (hasEnded(found, policy, at)) throw new Refusal('not-signed-in');
  if (at.getTime() - found.seenAt.getTime() > SEEN_AFTER) await sessionSeen(sql, token, at);
  rememberLocale(request, found.locale);
  noteWho(request, found.id);
  return asPerson(found, token, policy, at);
}

function asPerson(found: SessionPerson, token: string, policy: AccountPolicy, now: Date): Person {
  const { id, name, username, locale, post, bootstrap, sample, held, hasPassword, hasFactor } = found;
  const next = nextStep(found, policy, now);
  return {
    ...{ id, name, username, locale, post, bootstrap, sample, held, hasPassword, hasFactor, next },
    mustChangePassword: next === 'password' || found.mustChangePassword,
    passwordEnds: passwordEnds(found, policy) ?? null,
    idleMinutes: idleMinutes(found, policy),
    session: { id: found.sessionId, token, factorAt: found.factorAt },
  };
}

/** A screen sees what the desk sees and changes nothing; which routes it may ask is the routes' to say. */
async function byKiosk(
  { sql }: CallersOptions,
  request: FastifyRequest,
  token: string,
  townId: string,
): Promise<Caller> {
  const hash = hashKey(token);
  const found: LiveKiosk | undefined = await liveKiosk(sql, hash);
  if (!found) throw new Refusal('people.kiosk-invalid');
  if (found.townId !== townId) throw new Refusal('people.not-of-town', { town: townId });
  if (!found.noted) await kioskUsed(sql, found.id, hash, request.ip);
  const actor = { id: `kiosk:${found.id}`, roles: ['kiosk'] as const, unitIds: [], areaCodes: [] };
  return { actor, via: 'kiosk', name: found.name, writes: false };
}

async function byKey({ sql, units }: CallersOptions, found: KeyStanding | undefined, townId: string): Promise<Caller> {
  if (!found) throw new Refusal('people.key-invalid');
  if (!found.approved) throw new Refusal('people.key-not-approved', { name: found.name });
  if (found.townId !== townId) throw new Refusal('people.not-of-town', { town: townId });
  if (!found.usedLately) await keyUsed(sql, found.id);
  const unitIds = await units.withBelow(townId, found.unitIds);
  const actor = { id: `key:${found.id}`, roles: found.roles, unitIds, areaCodes: [] };
  return { actor, via: 'key', name: found.name, writes: found.scopes.includes('write') };
}
