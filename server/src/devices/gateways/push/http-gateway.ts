import { handshake } from '@chengyun/protocols/cloudevents/http';
import { addressCheck } from '@chengyun/protocols/onenet/signature';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Http } from '../../../support/http/build-http.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import { credentialHash } from '../../registry/credential.ts';
import type { KnownDevice } from '../../registry/known-device.ts';
import { fingerprint } from '../../store/sequence-key.ts';
import type { GatewayWorld } from '../gateway.ts';
import { byProfiles } from './by-profile.ts';
import { ownDeviceRoutes } from './own-device.ts';
import { PLATFORMS } from './read-push.ts';
import { about, bodyOf, deliver, MACHINES, refuseStray, textsOf, unreadable } from './request-parts.ts';

const LONGEST = 1_048_576;
const PUSHES_PER_MINUTE = 60_000;

/** Devices and platforms that speak HTTP: 200 says that what was sent is durable. */
export function httpGateway(http: Http, world: GatewayWorld): void {
  http.register(async (scope) => {
    // Bytes as they came: signatures are over them, and what cannot be read is kept.
    scope.removeAllContentTypeParsers();
    // One log for all: of two thousand requests a second, hardly one has anything to say.
    scope.setChildLoggerFactory((log) => log);
    const whole = { parseAs: 'buffer' as const, bodyLimit: LONGEST };
    scope.addContentTypeParser('*', whole, (_request, body, done) => done(null, body));
    ownDeviceRoutes(scope, world);
    scope.post('/api/push/:platform', {
      config: MACHINES,
      schema: { summary: 'Pushes of platforms and network servers; token in the query or as a bearer', ...about },
      handler: (request, reply) => takePush(world, request, reply),
    });
    scope.get('/api/push/:platform', {
      schema: { summary: "OneNET's check of the address", ...about },
      handler: async (request, reply) => reply.type('text/plain').send(checked(world, request)),
    });
    scope.options('/api/push/cloudevents', {
      schema: { summary: 'Handshake of a CloudEvents web hook', ...about },
      handler: async (request, reply) =>
        reply.headers(handshake(textsOf(request.headers), PUSHES_PER_MINUTE) ?? {}).send(),
    });
  });
}

async function takePush(world: GatewayWorld, request: FastifyRequest, reply: FastifyReply) {
  const { platform = '' } = request.params as Record<string, string>;
  const read = Object.hasOwn(PLATFORMS, platform) ? PLATFORMS[platform] : undefined;
  if (!read) throw new Refusal('not-found', { what: platform });
  const token = tokenOf(request);
  const link = refuseStray(world, linkOf(world, platform, token), request);
  const body = bodyOf(request);
  const { cipherKey } = link;
  const told = read({ headers: textsOf(request.headers), query: textsOf(request.query), body, token, cipherKey });
  if (typeof told === 'string') throw unreadable(world, link, request, told);
  // Numbers of a platform start again; with the words they tell a repeated push for good.
  const sequence = told.sequence === null ? null : `${told.sequence} ${fingerprint(body)}`;
  await deliver(world, link, await byProfiles(world, link, told.drafts, request.ip), request, sequence);
  return reply.send();
}

/** The platform's own entry in the list of devices; its devices are children of it. */
function linkOf({ registry }: GatewayWorld, platform: string, token: string): KnownDevice {
  const link = token === '' ? undefined : registry.byCredential(credentialHash(token));
  if (!link?.isActive || link.protocol !== platform) throw new Refusal('device.bad-token');
  return link;
}

function checked(world: GatewayWorld, request: FastifyRequest): string {
  const { msg = '', nonce = '', signature = '' } = textsOf(request.query);
  const token = tokenOf(request);
  const { platform = '' } = request.params as Record<string, string>;
  linkOf(world, platform, token);
  const answer = addressCheck({ msg, nonce, signature }, token);
  if (answer === null) throw new Refusal('device.unreadable', { why: 'signature' });
  return answer;
}

function tokenOf({ headers, query }: FastifyRequest): string {
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  return bearer ?? textsOf(query)['token'] ?? '';
}
