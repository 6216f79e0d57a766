import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

// MapLibre runs its worker from a blob; antd writes style elements; marks and photos come as data: and blob: images.
const POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  workerSrc: ["'self'", 'blob:'],
  childSrc: ["'self'", 'blob:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'", 'blob:'],
  mediaSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked by machines only: its answers tell no browser how to show them, but that they are not to be guessed at. */
    readonly forMachines?: boolean;
  }
}

/** Sets the headers that keep a browser from doing what no page of ours asks for. */
export function addSecurityHeaders(app: FastifyInstance): void {
  const headers = headersOnce();
  const forMachines = headers.filter(([name]) => name === 'x-content-type-options');
  app.addHook('onRequest', ({ routeOptions }, reply, done) => {
    // On the answer itself: an event stream goes past what the framework would add.
    for (const [name, value] of routeOptions.config.forMachines ? forMachines : headers)
      reply.raw.setHeader(name, value);
    done();
  });
}

/** They are the same for every answer; working them out for each costs a device's message a sixteenth of its time. */
function headersOnce(): readonly (readonly [string, string])[] {
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  const set = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    // Ours to promise only where the address is https; the proxy in front that makes it so sets it.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'sameorigin' },
  });
  set(answer.req, answer, () => {});
  return Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)] as const);
}
