import { randomUUID } from 'node:crypto';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { addCompression } from './compress.ts';
import { addHealth, type HealthOptions } from './health.ts';
import { mendHalves } from './mend-halves.ts';
import { measureRequests } from './metrics.ts';
import { addOpenApi } from './openapi.ts';
import { PATIENCE } from './patience.ts';
import { newRef, problemReply } from './problem-reply.ts';
import { addRateLimit } from './rate-limit.ts';
import type { RefusalTable } from './refusal.ts';
import { refuseDeep, refuseNul } from './refuse-nul.ts';
import { decorateRequests } from './request-facts.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { compileSerializer } from './serialize.ts';
import { addStaticWeb } from './static-web.ts';
import { compileValidator } from './validate.ts';

/** The HTTP application: routes added to it are validated, described and typed by their schemas. */
export type Http = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export type HttpOptions = {
  readonly log: FastifyBaseLogger;
  readonly refusals: RefusalTable;
  readonly version: string;
  /** The built pages. */
  readonly webDir: string;
  readonly health: HealthOptions;
  /** Addresses and ranges of proxies whose forwarding headers are believed; none unless told. */
  readonly trustedProxies?: readonly string[];
};

const MEGABYTE = 1024 * 1024;

/** Builds the application without a port: security, limits, errors, description, health and pages; no route yet. */
export async function buildHttp({
  log,
  refusals,
  version,
  webDir,
  health,
  trustedProxies = [],
}: HttpOptions): Promise<Http> {
  const app = Fastify({
    loggerInstance: log,
    // Two lines per request would drown what matters; figures count all, slow ones are told below.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MEGABYTE,
    // An address in a header is believed only by who sets it up so: no proxy is trusted unless told.
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    requestTimeout: PATIENCE.requestTimeout,
    http: PATIENCE,
    connectionTimeout: 0, // event streams stay open
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>();
  decorateRequests(app);
  app.setValidatorCompiler(compileValidator);
  app.addHook('preValidation', (request, _reply, done) => {
    refuseDeep(request.body);
    refuseNul([request.body, request.query, request.params]);
    request.body = mendHalves(request.body);
    done();
  });
  app.setSerializerCompiler(compileSerializer);
  app.setErrorHandler(problemReply(refusals, newRef));
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    tellSlow(request, reply);
    done();
  });
  addSecurityHeaders(app);
  await addRateLimit(app);
  addCompression(app);
  measureRequests(app, health.metrics);
  await addOpenApi(app, version);
  addHealth(app, health);
  await addStaticWeb(app, webDir);
  return app;
}

const SLOW_MS = 2000;

function tellSlow(request: FastifyRequest, reply: FastifyReply): void {
  if (reply.elapsedTime < SLOW_MS) return;
  const { url } = request.routeOptions;
  if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return;
  request.log.warn({ method: request.method, route: url, ms: Math.round(reply.elapsedTime) }, 'A slow request');
}

const GRACE_MS = 3000;

/** Stops taking requests, lets those under way finish, and cuts what still streams after three seconds. */
export async function closeHttp(http: Http): Promise<void> {
  const cut = setTimeout(() => http.server.closeAllConnections(), GRACE_MS);
  await http.close().finally(() => clearTimeout(cut));
}
