import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const WORTH_IT =
  /^(application\/(json|problem\+json|javascript|geo\+json|xml|vnd\.mapbox)|text\/(?!event-stream)|image\/svg)/;
const LEAST_BYTES = 1024;
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Compresses answers of 1 kB and more that shrink; event streams and what is compressed already go as they are. */
export function addCompression(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload: unknown, done) => {
    if (!mayShrink(request, reply)) return done(null, payload);
    reply.header('vary', 'accept-encoding');
    const encoding = chosen(String(request.headers['accept-encoding'] ?? ''));
    if (encoding === undefined) return done(null, payload);
    compress(payload, encoding, reply).then((packed) => done(null, packed), done);
  });
}

function mayShrink(request: FastifyRequest, reply: FastifyReply): boolean {
  if (!WORTH_IT.test(String(reply.getHeader('content-type') ?? ''))) return false;
  return !reply.hasHeader('content-encoding') && request.method !== 'HEAD' && reply.statusCode !== 304;
}

type Encoding = 'br' | 'gzip';

function chosen(accepted: string): Encoding | undefined {
  if (/\bbr\b(?!;q=0)/.test(accepted)) return 'br';
  return /\bgzip\b(?!;q=0)/.test(accepted) ? 'gzip' : undefined;
}

async function compress(payload: unknown, encoding: Encoding, reply: FastifyReply): Promise<unknown> {
  if (payload instanceof Readable) {
    mark(reply, encoding);
    const packer = encoding === 'br' ? createBrotliCompress(QUALITY) : createGzip();
    payload.on('error', (error) => packer.destroy(error));
    return payload.pipe(packer);
  }
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
  if (Buffer.byteLength(payload) < LEAST_BYTES) return payload;
  mark(reply, encoding);
  return encoding === 'br' ? promisify(brotliCompress)(payload, QUALITY) : promisify(gzip)(payload);
}

function mark(reply: FastifyReply, encoding: Encoding): void {
  reply.header('content-encoding', encoding).removeHeader('content-length');
}
