import type { FastifyReply } from 'fastify';
import type { Actor } from '../../people/actor.ts';
import type { Audiences } from './audiences.ts';
import type { Hub } from './hub.ts';
import { type Numbered, newsText, readAnew, resumeAfter } from './news.ts';

interface Page {
  readonly townId: string;
  readonly actor: Actor;
  readonly reply: FastifyReply;
  readonly lastEventId: string | undefined;
  /** Says that somebody stays, and whom to end when they are no more who they were; the result says that they left. */
  readonly stays: (end: () => void) => () => void;
}

const BEAT = Buffer.from(': beat\n\n');
const BEAT_MS = 20_000;
/** After this the page is told to come back, and who it is and what it may see is asked again. */
const MOST_MS = 15 * 60_000;
const AGAIN = Buffer.from('event: again\ndata: {}\n\n');
/** A page so slow that this much waits for it is let go; it comes back and is told to read anew. */
const MOST_BEHIND = 1_000_000;

/** Streams news to one page until it leaves: what it missed first, then what comes; a beat keeps the line open. */
export function streamNews(hub: Hub, audiences: Audiences, page: Page): void {
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
  const missed = missedBy(hub, page);
  if (missed === null) line.write(newsText([{ town: townId, ...readAnew, seq: hub.last() }], hub.epoch));
  const write = (text: Buffer) => {
    // A page that was ended may take its time with the rest; a word after the end would bring the server down.
    if (line.writableEnded) return;
    line.write(text);
    if (line.writableLength > MOST_BEHIND) line.destroy();
  };
  const leave = audiences.join(townId, actor, { write, end: () => line.end() }, missed ?? []);
  const beat = setInterval(() => (line.writableEnded ? line.destroy() : write(BEAT)), BEAT_MS);
  const renew = () => {
    if (!line.writableEnded) line.end(AGAIN);
  };
  const limit = setTimeout(renew, MOST_MS);
  const left = page.stays(renew);
  line.on('close', () => {
    left();
    clearInterval(beat);
    clearTimeout(limit);
    leave();
  });
}

/** What a page that comes back has missed; null when that is not known. */
function missedBy(hub: Hub, { townId, lastEventId }: Page): readonly Numbered[] | null {
  if (lastEventId === undefined || lastEventId === '') return [];
  const after = resumeAfter(lastEventId, hub.epoch);
  return after === null ? null : hub.since(townId, after);
}
