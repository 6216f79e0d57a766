import {
  NewOpen311Request,
  Open311Definition,
  Open311Discovery,
  Open311Error,
  Open311Query,
  Open311Receipt,
  Open311Request,
  Open311Service,
  Open311Token,
  open311Common,
} from '@chengyun/contract/open311';
import type { FastifyRequest } from 'fastify';
import Type, { type Static, type TSchema } from 'typebox';
import type { StageApp } from '../../people/stage.ts';
import type { Http } from '../../support/http/build-http.ts';
import { newRef, problemReply } from '../../support/http/problem-reply.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { replyLanguage } from '../../support/http/request-facts.ts';
import type { Loop } from '../loop.ts';
import { report, serialFor } from '../routes/calls.ts';
import { discovery } from './discovery.ts';
import { callOf, enter, townOf } from './enter.ts';
import { readRequests, requestById } from './read-requests.ts';
import { offeredServices, toDefinition, toService } from './services.ts';
import { toCase } from './to-case.ts';
import { wantedBy } from './wanted.ts';
import { type Format, sendAnswer, sendErrors } from './wire/answer.ts';
import { takeForms } from './wire/take-forms.ts';
import { numberNotice } from './words.ts';

const PREFIX = '/georeport/v2';
const tags = ['open311'];
const InFormat = Type.Enum(['xml', 'json']);
const OpenQuery = Type.Object({ jurisdiction_id: open311Common.jurisdiction_id });
const KeyQuery = Type.Object(open311Common);
const inFormat = Type.Object({ format: InFormat });
const ofOne = (name: 'code' | 'id' | 'token') =>
  Type.Object({ [name]: Type.String({ maxLength: 120 }), format: InFormat });

/** Open311 GeoReport v2: other programs report what residents may report, and read what became of it. */
export function open311Routes(app: StageApp, loop: Loop): void {
  app.http.register(
    async (scope) => {
      takeForms(scope);
      scope.setErrorHandler(problemReply(app.refusals, newRef, sendErrors));
      scope.setNotFoundHandler(({ url }) => {
        throw new Refusal('not-found', { what: url.split('?')[0] ?? '' });
      });
      openRoutes(scope, app, loop);
      readRoutes(scope, app, loop);
      reportRoute(scope, app, loop);
    },
    { prefix: PREFIX },
  );
}

/** Without a key: what the interface is and what may be reported. */
function openRoutes(scope: Http, app: StageApp, loop: Loop): void {
  const { publicUrl } = app.world.config;
  scope.get('/discovery.:format', {
    schema: { ...open('Where this interface is and what it speaks', Open311Discovery), params: inFormat },
    handler: async (request, reply) => {
      const origin = (publicUrl ?? `${request.protocol}://${request.host}`).replace(/\/$/, '');
      return sendAnswer(reply, formatOf(request), { root: 'discovery', tree: discovery(`${origin}${PREFIX}`) });
    },
  });
  scope.get('/services.:format', {
    schema: {
      ...open('What may be reported', Type.Array(Open311Service)),
      ...{ params: inFormat, querystring: OpenQuery },
    },
    handler: async (request, reply) => {
      const ground = await loop.grounds.of(await townOf(app, request));
      const tree = offeredServices(ground).map((one) => toService(one, replyLanguage(request)));
      return sendAnswer(reply, formatOf(request), { root: 'services', tree });
    },
  });
  scope.get('/services/:code.:format', {
    schema: {
      ...open('What else may be said of one service', Open311Definition),
      ...{ params: ofOne('code'), querystring: OpenQuery },
    },
    handler: async (request, reply) => {
      const ground = await loop.grounds.of(await townOf(app, request));
      const { code = '' } = request.params as Record<string, string>;
      const service = offeredServices(ground).find((one) => one.code === code);
      if (!service) throw new Refusal('open311.no-service', { code });
      const tree = toDefinition(service, replyLanguage(request));
      return sendAnswer(reply, formatOf(request), { root: 'service_definition', tree });
    },
  });
}

/** With a key: the reports that its roles may see, and nobody's name or number. */
function readRoutes(scope: Http, app: StageApp, loop: Loop): void {
  const preValidation = (request: FastifyRequest) => enter(app, request);
  const means = (request: FastifyRequest) => ({ loop, language: replyLanguage(request) });
  scope.get('/requests.:format', {
    preValidation,
    schema: {
      ...keyed(
        'Reports and what became of them: those of the last 90 days, 1,000 at most, unless told',
        Open311Request,
      ),
      ...{ params: inFormat, querystring: Open311Query },
    },
    handler: async (request, reply) => {
      const call = callOf(app, request, reply);
      const tree = await readRequests(
        call,
        means(request),
        wantedBy(request.query as Static<typeof Open311Query>, call.now),
      );
      return sendAnswer(reply, formatOf(request), { root: 'service_requests', tree });
    },
  });
  scope.get('/requests/:id.:format', {
    preValidation,
    schema: { ...keyed('One report, as a list of one', Open311Request), params: ofOne('id'), querystring: KeyQuery },
    handler: async (request, reply) => {
      const { id = '' } = request.params as Record<string, string>;
      const tree = [await requestById(callOf(app, request, reply), means(request), id)];
      return sendAnswer(reply, formatOf(request), { root: 'service_requests', tree });
    },
  });
  scope.get('/tokens/:token.:format', {
    preValidation,
    schema: {
      ...keyed('The id behind a token: a report has its id at once, and its token is the same', Open311Token),
      ...{ params: ofOne('token'), querystring: KeyQuery },
    },
    handler: async (request, reply) => {
      const { token = '' } = request.params as Record<string, string>;
      const { service_request_id } = await requestById(callOf(app, request, reply), means(request), token);
      const tree = [{ service_request_id, token }];
      return sendAnswer(reply, formatOf(request), { root: 'service_requests', tree });
    },
  });
}

function reportRoute(scope: Http, app: StageApp, loop: Loop): void {
  scope.post('/requests.:format', {
    preValidation: (request) => enter(app, request),
    config: { takes: ['Idempotency-Key'] },
    schema: {
      ...keyed('Reports a matter; send Idempotency-Key so that a repeat opens no second case', Open311Receipt),
      ...{ params: inFormat, querystring: KeyQuery, body: NewOpen311Request },
      consumes: ['application/x-www-form-urlencoded'],
    },
    handler: async (request, reply) => {
      const { townId, actor, once, language } = callOf(app, request, reply);
      const given = toCase(request.body as NewOpen311Request, await loop.grounds.of(townId));
      const serial = await serialFor(loop, townId);
      const { id, number } = await once((sql) => report(loop, sql, townId, actor, given, serial));
      const tree = [{ service_request_id: id, service_notice: numberNotice(number)[language] }];
      return sendAnswer(reply, formatOf(request), { root: 'service_requests', tree });
    },
  });
}

function formatOf({ params }: FastifyRequest): Format {
  return (params as Record<string, string>)['format'] === 'json' ? 'json' : 'xml';
}

function open(summary: string, answer: TSchema) {
  return { summary, tags, security: [], response: { 200: inBoth(answer), '4xx': inBoth(Type.Array(Open311Error)) } };
}

function keyed(summary: string, item: TSchema) {
  return { ...open(summary, Type.Array(item)), security: [{ key: [] }] };
}

function inBoth(schema: TSchema) {
  const xml = { schema: Type.String({ description: 'the same in XML' }) };
  return { description: 'JSON or XML, by the address', content: { 'application/json': { schema }, 'text/xml': xml } };
}
