import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Refusal } from './refusal.ts';

/** Serves the built pages from `dir`; an address no file has is the application's own and gets its first page. */
export async function addStaticWeb(app: FastifyInstance, dir: string): Promise<void> {
  const built = existsSync(join(dir, 'index.html'));
  if (built)
    await app.register(fastifyStatic, {
      root: dir,
      preCompressed: true,
      wildcard: true,
      cacheControl: false,
      setHeaders,
    });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const ours = request.method === 'GET' && !/^\/(api|assets|georeport|healthz|readyz|metrics)(\/|$)/.test(path);
    // A page's address may end like a file's name (measures/loop.reported); who opens it asks for HTML.
    const isPage = !/\.\w+$/.test(path) || request.headers.accept?.includes('text/html');
    if (!built || !ours || !isPage) throw new Refusal('not-found', { what: path });
    return reply.sendFile('index.html');
  });
}

type WithHeader =
  | { setHeader: (name: string, value: string) => unknown }
  | { header: (name: string, value: string) => unknown };

/** Files whose name bears a hash of their content never change; every other one is asked for again. */
function setHeaders(reply: WithHeader, path: string): void {
  const forever = /[\\/]assets[\\/]/.test(path);
  const value = forever ? 'public, max-age=31536000, immutable' : 'no-cache';
  if ('header' in reply) reply.header('cache-control', value);
  else reply.setHeader('cache-control', value);
}
