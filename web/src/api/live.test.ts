import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type LiveNews, type LiveWorld, makeBatches, openLive, pauseBefore } from './live.ts';

async function aServer(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/live`;
}

const lostAt = new Date('2026-11-24T15:24:00+08:00');

function aLive(url: string, silenceMs = 5000, more: Partial<LiveWorld> = {}) {
  const world = {
    ...{ fetch, now: () => lostAt, random: () => 0.5, frame: setImmediate, silenceMs, firstPauseMs: 10 },
    ...{ restoredMs: 50, line: () => () => {}, ...more },
  };
  const live = openLive(url, world);
  onTestFinished(live.close);
  return live;
}

test('a listener hears the newest news of each id once per frame', () => {
  let flush = () => {};
  const batches = makeBatches((next) => {
    flush = next;
  });
  const heard: (readonly LiveNews[])[] = [];
  batches.subscribe('case', (news) => heard.push(news));
  batches.add('case', { id: '7', version: 1 });
  batches.add('case', { id: '8', version: 4 });
  batches.add('case', { id: '7', version: 2 });
  flush();
  expect(heard).toEqual([
    [
      { id: '7', version: 2 },
      { id: '8', version: 4 },
    ],
  ]);
});

test('after a break the stream resumes from the last event and asks for a refetch', async () => {
  const resumedFrom: (string | undefined)[] = [];
  const url = await aServer((request, response) => {
    resumedFrom.push(request.headers['last-event-id']?.toString());
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (resumedFrom.length === 1) response.end('id: 41\nevent: case\ndata: {"id":"7","version":2}\n\n');
    else response.write(': hello\n\n');
  });
  const live = aLive(url);
  const heard: unknown[] = [];
  live.subscribe('case', (news) => heard.push(['case', news]));
  live.subscribe('refetch', () => heard.push(['refetch']));
  await vi.waitFor(() => expect(heard).toEqual([['case', [{ id: '7', version: 2 }]], ['refetch']]));
  expect(resumedFrom).toEqual([undefined, '41']);
  expect(live.state()).toEqual({ kind: 'connected', restored: { since: lostAt } });
  await vi.waitFor(() => expect(live.state()).toEqual({ kind: 'connected' }));
});

test('a server that asks to come back is come back to at once, and nobody is told of a loss', async () => {
  const resumedFrom: (string | undefined)[] = [];
  const url = await aServer((request, response) => {
    resumedFrom.push(request.headers['last-event-id']?.toString());
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const again = 'event: again\ndata: {}\n\n';
    if (resumedFrom.length === 1) response.end(again);
    else if (resumedFrom.length === 2) response.end(`id: 41\nevent: case\ndata: {"id":"7"}\n\n${again}`);
    else response.write(': hello\n\n');
  });
  // Pauses of half a minute: who waits for one fails.
  const live = aLive(url, 60_000, { firstPauseMs: 30_000 });
  const [states, heard]: [string[], string[]] = [[], []];
  live.watch(() => states.push(live.state().kind));
  for (const topic of ['case', 'refetch']) live.subscribe(topic, () => heard.push(topic));
  await vi.waitFor(() => expect(resumedFrom).toEqual([undefined, undefined, '41']));
  await vi.waitFor(() => expect(states).toHaveLength(3));
  expect(new Set(states)).toEqual(new Set(['connected']));
  // Only where nothing had been heard yet could something be missed.
  expect(heard.toSorted()).toEqual(['case', 'refetch']);
});

test('a server that asks to come back and is gone then counts as lost', async () => {
  let asked = 0;
  const url = await aServer((_request, response) => {
    asked += 1;
    if (asked > 1) return void response.writeHead(503).end();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end('event: again\ndata: {}\n\n');
  });
  const live = aLive(url);
  await vi.waitFor(() => expect(asked).toBeGreaterThan(2));
  expect(live.state()).toEqual({ kind: 'reconnecting', since: lostAt });
});

test('a server that refuses is asked again and the state says since when', async () => {
  let asked = 0;
  const url = await aServer((_request, response) => {
    asked += 1;
    response.writeHead(503).end();
  });
  const live = aLive(url);
  await vi.waitFor(() => expect(asked).toBeGreaterThan(2));
  expect(live.state()).toEqual({ kind: 'reconnecting', since: lostAt });
});

test('a line that falls silent counts as lost', async () => {
  const url = await aServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': hello\n\n');
  });
  const live = aLive(url, 50);
  await vi.waitFor(() => expect(live.state().kind).toBe('connected'));
  await vi.waitFor(() => expect(live.state().kind).toBe('reconnecting'));
});

test('pauses double up to half a minute', () => {
  expect([1, 2, 3, 6, 20].map((tries) => pauseBefore(tries, 1000, 0.5))).toEqual([1000, 2000, 4000, 30_000, 30_000]);
});

test('when the machine loses its line that is told at once, and when it has it again there is no pause', async () => {
  let [asked, change] = [0, (_up: boolean) => {}];
  const url = await aServer((_request, response) => {
    asked += 1;
    if (asked === 2) return void response.writeHead(503).end();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': hello\n\n');
  });
  const line: LiveWorld['line'] = (changed) => {
    change = changed;
    return () => {};
  };
  // A try at once and then pauses of a minute: only the line's return can be what wakes it.
  const live = aLive(url, 60_000, { line, firstPauseMs: 30_000 });
  await vi.waitFor(() => expect(live.state().kind).toBe('connected'));
  change(false);
  await vi.waitFor(() => expect(live.state()).toEqual({ kind: 'reconnecting', since: lostAt }));
  change(true);
  await vi.waitFor(() => expect(asked).toBe(2));
  await vi.waitFor(() => expect(live.state().kind).toBe('reconnecting'));
  change(true);
  await vi.waitFor(() => expect(live.state()).toEqual({ kind: 'connected', restored: { since: lostAt } }));
});
