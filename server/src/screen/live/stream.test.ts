import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { type Actor, systemActor } from '../../people/actor.ts';
import { type Ask, makeAudiences } from './audiences.ts';
import { startHub } from './hub.ts';
import { streamNews } from './stream.ts';

/** A server that streams over a real line to a page which takes nothing until it is told to. */
async function aSlowPage(ask: Ask) {
  let flush = () => {};
  const hub = startHub((work) => {
    flush = work;
    return () => {};
  });
  const audiences = makeAudiences(hub, ask, () => {});
  const app = fastify();
  const line = Promise.withResolvers<ServerResponse>();
  const actor: Actor = systemActor;
  app.get('/', async (_, reply) => {
    line.resolve(reply.raw);
    streamNews(hub, audiences, { townId: 'q', actor, reply, lastEventId: undefined, stays: () => () => {} });
    return reply;
  });
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  const socket = connect(Number(port), '127.0.0.1').pause();
  socket.write('GET / HTTP/1.1\r\nhost: here\r\n\r\n');
  const say = (many: number) => {
    for (let n = 0; n < many; n += 1)
      hub.hear(JSON.stringify({ town: 'q', topic: 'case', id: `${n}-${'x'.repeat(90)}` }));
    flush();
  };
  return { hub, line: await line.promise, socket, say, stop: () => app.close() };
}

test('news for a page that was ended and has not taken the rest yet goes nowhere, and the server goes on', async () => {
  let breaks = false;
  const { hub, line, socket, say, stop } = await aSlowPage(async (_, actors, news) => {
    if (breaks) throw new Error('the store is away');
    return actors.map(() => news);
  });
  const errors: unknown[] = [];
  line.on('error', (error) => errors.push(error));
  const fill = () => {
    if (line.writableLength < 200_000) say(1_000);
    return line.writableLength;
  };
  await expect.poll(fill, { interval: 5, timeout: 20_000 }).toBeGreaterThan(200_000);
  breaks = true;
  say(1);
  await expect.poll(() => line.writableEnded).toBe(true);
  breaks = false;
  expect(hub.listeners()).toBe(1);
  say(1);
  await new Promise((resolve) => setImmediate(resolve));
  socket.resume();
  await expect.poll(hub.listeners).toBe(0);
  expect(errors).toEqual([]);
  socket.destroy();
  await stop();
});
