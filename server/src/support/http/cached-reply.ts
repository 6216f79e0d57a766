import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Answers that seldom change and are worth compressing once: kept by name until their mark is another. */
export type ReplyCache = {
  /** Sends the body that belongs to `mark`, or 304 to who has it; `make` is called only for a new mark. */
  readonly send: (request: FastifyRequest, reply: FastifyReply, kept: KeptReply) => Promise<FastifyReply>;
};

export type KeptReply = {
  /** Unique among all bodies, such as `town_a/areas`. */
  readonly name: string;
  /** Changes whenever the body would. */
  readonly mark: string;
  readonly make: () => Promise<string>;
  readonly type?: string;
  /** Seconds for which a browser need not ask again; 0 asks each time and mostly gets 304. */
  readonly maxAge?: number;
};

type Body = {
  readonly mark: string;
  readonly plain: Buffer;
  readonly br: Promise<Buffer>;
  readonly gz: Promise<Buffer>;
};

// A quality that packs 2 MB in a tenth of a second; it is paid once per change, not per request.
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** Keeps at most `most` bodies; the longest unused go first. */
export function replyCache(most = 32): ReplyCache {
  const bodies = new Map<string, Promise<Body>>();
  const bodyOf = async ({ name, mark, make }: KeptReply): Promise<Body> => {
    const known = bodies.get(name);
    bodies.delete(name);
    const body = await known?.catch(() => undefined);
    const next = body?.mark === mark ? Promise.resolve(body) : packed(mark, make);
    bodies.set(name, next);
    next.catch(() => bodies.delete(name));
    const [oldest] = bodies.keys();
    if (bodies.size > most && oldest !== undefined) bodies.delete(oldest);
    return next;
  };
  return {
    send: async (request, reply, kept) => {
      const tag = `"${createHash('sha256').update(kept.mark).digest('base64url').slice(0, 22)}"`;
      const { type = 'application/json; charset=utf-8', maxAge = 0 } = kept;
      reply.headers({ etag: tag, vary: 'accept-encoding, cookie', 'cache-control': `private, max-age=${maxAge}` });
      if (knows(request.headers['if-none-match'], tag)) return reply.code(304).send();
      const body = await bodyOf(kept);
      const accepted = String(request.headers['accept-encoding'] ?? '');
      reply.type(type);
      if (/\bbr\b(?!;q=0)/.test(accepted)) return reply.header('content-encoding', 'br').send(await body.br);
      if (/\bgzip\b(?!;q=0)/.test(accepted)) return reply.header('content-encoding', 'gzip').send(await body.gz);
      return reply.send(body.plain);
    },
  };
}

async function packed(mark: string, make: () => Promise<string>): Promise<Body> {
  const plain = Buffer.from(await make());
  return { mark, plain, br: promisify(brotliCompress)(plain, QUALITY), gz: promisify(gzip)(plain) };
}

function knows(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
