import { staffRoles } from '@chengyun/contract/people';
import { Problem } from '@chengyun/contract/problem';
import { businessRoles, outsideRoles, type Role } from '@chengyun/contract/words';
import type { FastifyReply } from 'fastify';
import Type, { type Static, type TProperties, type TSchema, type TUnknown } from 'typebox';
import type { Http } from '../support/http/build-http.ts';
import { Refusal } from '../support/http/refusal.ts';
import { refuseCrossSite } from '../support/http/same-origin.ts';
import type { TakenHeader } from '../support/http/taken-headers.ts';
import type { World } from '../support/world.ts';
import { hasRole, isOutside } from './actor.ts';
import { noteWho } from './audit/audit-requests.ts';
import type { Caller, Callers } from './caller.ts';
import { forbidden } from './forbidden.ts';
import { postOf } from './policy/standing.ts';
import { type TownCall, townCall } from './town-call.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly onlyReads?: boolean;
    readonly takes?: readonly TakenHeader[];
  }
}

/** What the routes of a town stand on. */
export type TownApp = { readonly http: Http; readonly world: World; readonly callers: Callers };

type Frozen<T> = T extends (infer I)[]
  ? readonly Frozen<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** A route below `/api/towns/:town`: schema, permission, and one call. */
export type TownRoute<P extends TProperties, Q extends TSchema, B extends TSchema, A extends TSchema> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** After the town, such as `/cases/:id`. */
  readonly url: `/${string}`;
  /** One line for the description of the interface. */
  readonly summary: string;
  /** The heading it stands under there. */
  readonly tag: string;
  /**
   * Roles of which one is enough; `any` is every role of the business, `everyone` the three administrators too. Who is
   * from outside gets through only where their role is named: `own` is they alone, `any or own` every role of the business too.
   */
  readonly roles: readonly Role[] | 'any' | 'everyone' | 'own' | 'any or own';
  readonly schema?: {
    /** Schemas of the places in `url` after the town. */
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    /** Leave out for answers that are no JSON. */
    readonly answer?: A;
  };
  /** Status of success; 200 unless told. */
  readonly status?: 200 | 201 | 202 | 204;
  /** True for what the wall is made of: a screen of the hall may ask it too. */
  readonly kiosk?: boolean;
  /** True for a POST that changes nothing: a read-only key may call it, and the audit trail keeps refusals only. */
  readonly onlyReads?: boolean;
  /** Headers that mean something to it; one that is not named here is not looked at. */
  readonly takes?: readonly TakenHeader[];
  /** In bytes, when 1 MB is not enough. */
  readonly bodyLimit?: number;
  readonly handler: (call: TownCall<P, Q, B>) => Promise<Frozen<Static<A>> | FastifyReply>;
};

const TownId = Type.String({ pattern: '^[a-z][a-z0-9_]{0,30}$' });

/** Adds a route of the towns: only callers of the town with one of the roles get through, with checked input. */
export function townRoute<
  P extends TProperties = Record<never, never>,
  Q extends TSchema = TUnknown,
  B extends TSchema = TUnknown,
  A extends TSchema = TUnknown,
>({ http, world, callers }: TownApp, route: TownRoute<P, Q, B, A>): void {
  const found = new WeakMap<object, Caller>();
  http.route({
    method: route.method,
    url: `/api/towns/:town${route.url}`,
    schema: describe(route),
    config: { onlyReads: route.onlyReads === true, takes: route.takes ?? [] },
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    // Before the body is read and checked: a stranger learns nothing about what would fit.
    onRequest: async (request, reply) => {
      const { town = '' } = request.params as Record<string, string>;
      const caller = await callers.inTown(request, reply, town);
      noteWho(request, caller.actor.id);
      permit(caller, route);
      if (caller.via !== 'key') refuseCrossSite(request);
      found.set(request, caller);
    },
    handler: async (request, reply) => {
      const caller = found.get(request);
      if (!caller) throw new Refusal('not-signed-in');
      reply.code(route.status ?? 200).header('cache-control', 'no-store');
      return route.handler(townCall<P, Q, B>(world, caller, request, reply));
    },
  });
}

type Rules = Pick<TownRoute<TProperties, TSchema, TSchema, TSchema>, 'roles' | 'onlyReads' | 'kiosk'> & {
  readonly method: string;
};

/** Refuses a caller whose standing or roles do not fit a route, and who would change something with a key that only reads. */
export function permit(caller: Caller, { method, roles, onlyReads, kiosk }: Rules): void {
  if (caller.via === 'kiosk' && !kiosk) throw new Refusal('people.kiosk-only-wall', { name: caller.name });
  const ofBusiness = roles === 'any' || roles === 'any or own';
  if (ofBusiness && postOf(caller.actor.roles)) throw new Refusal('people.no-business');
  const allowed = rolesOf(roles);
  if (isOutside(caller.actor) && !hasRole(caller.actor, ...allowed)) throw new Refusal('people.only-own');
  if ((typeof roles !== 'string' || roles === 'own') && !hasRole(caller.actor, ...allowed)) {
    throw forbidden(allowed);
  }
  if (method !== 'GET' && !onlyReads && !caller.writes) throw new Refusal('read-only-key', { name: caller.name });
}

function describe<P extends TProperties, Q extends TSchema, B extends TSchema, A extends TSchema>({
  summary,
  tag,
  roles,
  onlyReads = false,
  kiosk = false,
  schema = {},
  status = 200,
}: TownRoute<P, Q, B, A>) {
  const { params, query, body, answer } = schema;
  return {
    ...{
      summary,
      tags: [tag],
      'x-roles': [...rolesOf(roles), ...(kiosk ? (['kiosk'] as const) : [])],
      ...(onlyReads ? { 'x-only-reads': true } : {}),
    },
    params: Type.Object({ town: TownId, ...params }),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    response: { ...(answer ? { [status]: answer } : {}), '4xx': Problem },
  };
}

/** The roles that may call, as the description of the interface tells them. */
function rolesOf(roles: Rules['roles']): readonly Role[] {
  switch (roles) {
    case 'any':
      return businessRoles;
    case 'any or own':
      return [...businessRoles, ...outsideRoles];
    case 'everyone':
      return staffRoles;
    case 'own':
      return outsideRoles;
    default:
      return roles;
  }
}
