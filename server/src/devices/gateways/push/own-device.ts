import { decode } from '@chengyun/protocols/thingsboard/decode';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Http } from '../../../support/http/build-http.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import { credentialHash } from '../../registry/credential.ts';
import type { KnownDevice } from '../../registry/known-device.ts';
import { fingerprint } from '../../store/sequence-key.ts';
import { readMapped } from '../../topics/read-mapped.ts';
import { mayGoOn } from '../access.ts';
import { askedAttributes } from '../attributes.ts';
import type { Down, Way } from '../calls.ts';
import type { GatewayWorld } from '../gateway.ts';
import { draftsOf } from '../mqtt/drafts.ts';
import { about, bodyOf, deliver, MACHINES, refuseStray, textsOf, unreadable } from './request-parts.ts';

/** A request waits for a call so long unless it says how long, and a minute at most. */
const WAIT_MS = 20_000;
const LONGEST_WAIT_MS = 60_000;
/** A device that asks again and again is expected back within this time. */
const LINGER_MS = 5_000;

/** ThingsBoard's HTTP device API: the token in the path says whose it is (thingsboard.io/docs/reference/http-api). */
export function ownDeviceRoutes(http: Http, world: GatewayWorld): void {
  const summary = (what: string) => ({ summary: `ThingsBoard device API: ${what}`, ...about });
  for (const kind of ['telemetry', 'attributes'] as const) {
    http.post(`/api/v1/:token/${kind}`, {
      config: MACHINES,
      schema: summary(`${kind} of the device the token belongs to`),
      handler: (request, reply) => takeOwn(world, kind, request, reply),
    });
  }
  http.post('/api/v1/:token/*', {
    config: MACHINES,
    schema: { summary: 'A message under a topic of its make, read as the profile of the device says', ...about },
    handler: (request, reply) => takeMapped(world, request, reply),
  });
  http.get('/api/v1/:token/attributes', {
    config: MACHINES,
    schema: summary('attributes the device told (clientKeys) and those set for it (sharedKeys)'),
    handler: (request) => attributesFor(world, request),
  });
  http.get('/api/v1/:token/attributes/updates', {
    config: MACHINES,
    schema: summary('waits for attributes to be set; 408 when none were within ?timeout= milliseconds'),
    handler: (request, reply) => waitFor(world, 'attributes', request, reply),
  });
  http.get('/api/v1/:token/rpc', {
    config: MACHINES,
    schema: summary('waits for a call; 408 when none came within ?timeout= milliseconds'),
    handler: (request, reply) => waitFor(world, 'call', request, reply),
  });
  http.post('/api/v1/:token/rpc/:id', {
    config: MACHINES,
    schema: summary('the answer to a call'),
    handler: (request, reply) => takeAnswer(world, request, reply),
  });
}

async function takeOwn(world: GatewayWorld, kind: string, request: FastifyRequest, reply: FastifyReply) {
  const device = deviceOf(world, request);
  const body = bodyOf(request);
  const message = decode(`v1/devices/me/${kind}`, body);
  if (!message.ok) throw unreadable(world, device, request, `${message.why} (byte ${message.at})`);
  const drafts = draftsOf(message.value);
  const isTimed = drafts.every(({ deviceAt }) => deviceAt !== null);
  await deliver(world, device, drafts, request, isTimed ? fingerprint(body) : null);
  return reply.send();
}

/** What a make sends under names of its own: the rest of the path is the topic that its profile knows. */
async function takeMapped(world: GatewayWorld, request: FastifyRequest, reply: FastifyReply) {
  const device = deviceOf(world, request);
  const topic = textsOf(request.params)['*'] ?? '';
  const body = bodyOf(request);
  const drafts = readMapped(await world.topics.of(device), topic, body) ?? `no topic of its profile fits "${topic}"`;
  if (typeof drafts === 'string') throw unreadable(world, device, request, drafts);
  const isTimed = drafts.every(({ deviceAt }) => deviceAt !== null);
  await deliver(world, device, drafts, request, isTimed ? fingerprint(body) : null);
  return reply.send();
}

async function attributesFor(world: GatewayWorld, request: FastifyRequest) {
  const device = deviceOf(world, request);
  const { clientKeys = '', sharedKeys = '' } = textsOf(request.query);
  const found = await world.attributes.of(device.townId, device.id);
  if (!found) throw new Refusal('not-ready');
  const listOf = (keys: string) => keys.split(',').filter((key) => key !== '');
  return askedAttributes(found, listOf(clientKeys), listOf(sharedKeys));
}

/** Holds the request until something is to be told to the device, or its time is over. */
async function waitFor(world: GatewayWorld, kind: Down['kind'], request: FastifyRequest, reply: FastifyReply) {
  const device = deviceOf(world, request);
  world.ingest.seen(device.townId, device.id, world.now());
  const timeout = Number(textsOf(request.query)['timeout'] ?? WAIT_MS);
  const ms = Number.isFinite(timeout) ? Math.min(Math.max(timeout, 0), LONGEST_WAIT_MS) : WAIT_MS;
  const { promise, resolve } = Promise.withResolvers<Down | undefined>();
  const timer = setTimeout(resolve, ms, undefined);
  reply.raw.once('close', () => resolve(undefined));
  const way: Way = { takes: (what, forChild) => what === kind && !forChild, send: (_, sent) => resolve(sent) };
  const close = world.calls.open(device.id, way, LINGER_MS);
  // What may no longer come in is told nothing more either.
  const mayStay = () => mayGoOn(world.registry, device, { peer: request.ip, certificate: null });
  const stopWatching = world.registry.onChange(() => void (mayStay() || resolve(undefined)));
  const down = await promise;
  clearTimeout(timer);
  stopWatching();
  close();
  if (!mayStay()) throw new Refusal('device.bad-token');
  if (!down) return reply.code(408).send();
  return reply.send(
    down.kind === 'attributes' ? down.values : { id: down.id, method: down.method, params: down.params },
  );
}

async function takeAnswer(world: GatewayWorld, request: FastifyRequest, reply: FastifyReply) {
  const device = deviceOf(world, request);
  const { id = '' } = textsOf(request.params);
  const message = decode(`v1/devices/me/rpc/response/${id}`, bodyOf(request));
  if (!message.ok) throw unreadable(world, device, request, `${message.why} (byte ${message.at})`);
  if (message.value.kind === 'rpc-response') world.calls.answer(device.id, message.value.id, message.value.body);
  return reply.send();
}

function deviceOf(world: GatewayWorld, request: FastifyRequest): KnownDevice {
  const device = world.registry.byCredential(credentialHash(textsOf(request.params)['token'] ?? ''));
  if (!device?.isActive) throw new Refusal('device.bad-token');
  return refuseStray(world, device, request);
}
