import { Problem } from '@chengyun/contract/problem';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static, type TProperties, type TSchema, type TUnknown } from 'typebox';
import type { Http } from '../support/http/build-http.ts';
import { Refusal } from '../support/http/refusal.ts';
import { refuseCrossSite } from '../support/http/same-origin.ts';
import type { Callers, Person } from './caller.ts';
import { refuseUnfinished } from './refuse-unfinished.ts';

/** How far a sign-in must have come: the password was right, the second factor was shown, the password is one's own, nothing is left to do. */
type Stage = 'begun' | 'shown' | 'settled' | 'finished';

/** What the routes of a person's own account stand on. */
export type PersonApp = { readonly http: Http; readonly callers: Callers };

type PersonCall<P extends TProperties, B extends TSchema> = {
  readonly person: Person;
  readonly params: Static<ReturnType<typeof Type.Object<P>>>;
  readonly body: Static<B>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

type PersonRoute<P extends TProperties, B extends TSchema, A extends TSchema> = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly summary: string;
  readonly stage: Stage;
  readonly params?: P;
  readonly body?: B;
  readonly answer?: A;
  /** 200 unless told. */
  readonly status?: 200 | 201;
  /** True where somebody could guess: then few requests a minute from an address. */
  readonly strict?: boolean;
  readonly handler: (call: PersonCall<P, B>) => Promise<Static<A> | FastifyReply>;
};

// Enough for an office behind one address in the morning; a single account is held to its tries by the lockout.
const STRICT = {
  rateLimit: { max: 60, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => `own ${request.ip}` },
};

/** Adds a route of the signed-in person's own, outside any town. */
export function personRoute<
  A extends TSchema,
  P extends TProperties = Record<never, never>,
  B extends TSchema = TUnknown,
>({ http, callers }: PersonApp, route: PersonRoute<P, B, A>): void {
  const { method, url, status = 200 } = route;
  http.route({
    ...{ method, url, ...(route.strict ? { config: STRICT } : {}) },
    schema: describe(route),
    handler: async (request, reply) => {
      refuseCrossSite(request);
      const person = await callers.person(request, reply);
      refuseUnready(person, route.stage);
      reply.code(status).header('cache-control', 'no-store');
      const given = { params: request.params, body: request.body } as Pick<PersonCall<P, B>, 'params' | 'body'>;
      return route.handler({ ...given, person, request, reply });
    },
  });
}

function describe<P extends TProperties, B extends TSchema, A extends TSchema>(route: PersonRoute<P, B, A>) {
  const { summary, params, body, answer, status = 200 } = route;
  return {
    ...{ summary, tags: ['auth'] },
    ...(params ? { params: Type.Object(params) } : {}),
    ...(body ? { body } : {}),
    response: { ...(answer ? { [status]: answer } : {}), '4xx': Problem },
  };
}

function refuseUnready(person: Person, stage: Stage): void {
  if (stage === 'finished') refuseUnfinished(person);
  if (stage !== 'begun' && person.next === 'factor') throw new Refusal('account.factor-needed');
  if (stage === 'settled' && person.next === 'password') throw new Refusal('people.must-change-password');
}
