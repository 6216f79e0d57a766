import { TOWN } from './grounds.ts';
import type { Walker } from './walkers.ts';

/** A stream that is read: what was heard so far as `topic id`, and how to hang up. */
export type Listening = { readonly heard: () => readonly string[]; readonly stop: () => void };

/** Opens the live stream of the town as somebody. */
export async function listenLive(base: string, { headers }: Walker): Promise<Listening> {
  const end = new AbortController();
  const answer = await fetch(`${base}/api/towns/${TOWN}/live`, { headers: { ...headers }, signal: end.signal });
  if (!answer.ok || !answer.body) throw new Error(`live: ${answer.status}`);
  let text = '';
  const read = async (body: ReadableStream<Uint8Array>) => {
    for await (const part of body.pipeThrough(new TextDecoderStream() as never)) text += String(part);
  };
  read(answer.body).catch(() => undefined); // hung up
  return {
    heard: () => [...text.matchAll(/^event: (\S+)\ndata: \{"id":"([^"]+)"/gm)].map(([, topic, id]) => `${topic} ${id}`),
    stop: () => end.abort(),
  };
}
