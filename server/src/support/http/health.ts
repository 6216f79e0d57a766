import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import Type from 'typebox';
import { within } from '../within.ts';
import { Refusal } from './refusal.ts';

/** Checks of what the server needs, by name; each throws when it is not there. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

export type HealthOptions = {
  readonly checks: Checks;
  readonly metrics: Registry;
  /** Whether a caller from elsewhere may read the figures (it holds a key). */
  readonly mayReadMetrics: (request: FastifyRequest) => Promise<boolean>;
};

const Ready = Type.Object({ ready: Type.Boolean(), checks: Type.Record(Type.String(), Type.Boolean()) });
const open = { security: [], tags: ['health'] };

/** Liveness, readiness and figures for whoever watches the server. */
export function addHealth(app: FastifyInstance, { checks, metrics, mayReadMetrics }: HealthOptions): void {
  app.get(
    '/healthz',
    { schema: { ...open, summary: 'alive', response: { 200: Type.Object({ ok: Type.Boolean() }) } } },
    () => ({
      ok: true,
    }),
  );
  app.get(
    '/readyz',
    { schema: { ...open, summary: 'ready to serve', response: { 200: Ready, 503: Ready } } },
    async (_request, reply) => {
      const found = await runChecks(checks);
      const ready = Object.values(found).every(Boolean);
      return reply.code(ready ? 200 : 503).send({ ready, checks: found });
    },
  );
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!isLoopback(request) && !(await mayReadMetrics(request))) throw new Refusal('not-signed-in');
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
}

async function runChecks(checks: Checks): Promise<Record<string, boolean>> {
  const entries = Object.entries(checks).map(async ([name, check]) => {
    const ok = await within(check(), 2000).then(
      () => true,
      () => false,
    );
    return [name, ok] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A proxy on this machine forwards the whole world: then the address alone proves nothing. */
function isLoopback({ socket, headers }: FastifyRequest): boolean {
  const address = socket.remoteAddress ?? '';
  const local = address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
  return local && headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined;
}
