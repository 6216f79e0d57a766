import type { FastifyReply } from 'fastify';
import type { Actor } from '../../people/actor.ts';
import type { World } from '../../support/world.ts';
import type { Hub } from './hub.ts';
import { eventText, type Numbered, readAnew, resumeAfter } from './news.ts';
import { visibleTo } from './visible.ts';

interface Page {
  readonly townId: string;
  readonly actor: Actor;
  readonly reply: FastifyReply;
  readonly lastEventId: string | undefined;
}

const BEAT_MS = 20_000;
/** After this the page comes back by itself, and who it is and what it may see is asked again. */
const MOST_MS = 15 * 60_000;
/** A page so slow that this much waits for it is let go; it comes back and is told to read anew. */
const MOST_BEHIND = 1_000_000;

/** Streams news to one page until it leaves: what it missed first, then what comes; a beat keeps the line open. */
export function streamNews(world: World, hub: Hub, page: Page): void {
  const { reply, townId, actor } = page;
  reply.hijack();
  const line = reply.raw;
  line.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  });
  line.write('retry: 2000\n\n');

  // One after the other, so that news never overtakes older news while rights are being asked.
  let turn = Promise.resolve();
  const tell = (news: readonly Numbered[]) => {
    turn = turn
      .then(() => visibleTo(world.sql, townId, actor, news))
      .then((seen) => send(seen))
      .catch((error: unknown) => {
        world.log.warn({ err: error }, 'A page could not be told the news and is let go');
        line.end();
      });
  };
  const send = (news: readonly Numbered[]) => {
    if (news.length > 0) line.write(news.map((one) => eventText(one, hub.epoch)).join(''));
    if (line.writableLength > MOST_BEHIND) line.destroy();
  };
  const unsubscribe = hub.subscribe(townId, tell);
  const beat = setInterval(() => line.write(': beat\n\n'), BEAT_MS);
  const leave = setTimeout(() => line.end(), MOST_MS);
  line.on('close', () => {
    clearInterval(beat);
    clearTimeout(leave);
    unsubscribe();
  });
  catchUp(hub, page, tell, (text) => line.write(text));
}

function catchUp(
  hub: Hub,
  { townId, lastEventId }: Page,
  tell: (news: readonly Numbered[]) => void,
  write: (text: string) => void,
): void {
  if (lastEventId === undefined || lastEventId === '') return;
  const after = resumeAfter(lastEventId, hub.epoch);
  const missed = after === null ? null : hub.since(townId, after);
  if (missed === null) write(`event: ${readAnew.topic}\ndata: {"id":"${readAnew.id}"}\n\n`);
  else tell(missed);
}
