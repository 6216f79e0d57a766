import { readMore, startReading } from './sse.ts';

/** Where the stream stands; `since` is when it was lost, `restored` for some seconds after that is over. */
export type LiveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly restored?: { readonly since: Date } }
  | { readonly kind: 'reconnecting'; readonly since: Date };

/** What the server says changed; listeners read the thing again by its id. */
export type LiveNews = { readonly id: string; readonly version?: number };

/** `topic` is an event's name; the topic `refetch` is called after a gap, when anything may have been missed. */
export type LiveListener = (news: readonly LiveNews[]) => void;

export type Live = {
  readonly subscribe: (topic: string, listener: LiveListener) => () => void;
  readonly watch: (watcher: () => void) => () => void;
  readonly state: () => LiveState;
  readonly close: () => void;
};

/** The world the stream lives in. `frame` runs a flush at the next moment the page may be drawn. */
export type LiveWorld = {
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly random: () => number;
  readonly frame: (flush: () => void) => void;
  readonly silenceMs: number;
  readonly firstPauseMs: number;
  /** How long it is told that the stream was restored. */
  readonly restoredMs: number;
  /** Tells whenever the machine's own line goes or comes; the result ends it. */
  readonly line: (changed: (up: boolean) => void) => () => void;
};

const longestPauseMs = 30_000;

/** The pause before try `n` (from 1): doubling, at most 30 s, with a fifth of chance so that not all return at once. */
export function pauseBefore(tries: number, firstMs: number, random: number): number {
  return Math.min(longestPauseMs, firstMs * 2 ** (tries - 1)) * (0.9 + random * 0.2);
}

function parseNews(data: string): LiveNews | undefined {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
    const version = 'version' in value && typeof value.version === 'number' ? { version: value.version } : {};
    return { id: String(value.id), ...version };
  } catch {
    /* A malformed event is skipped: the next refetch makes up for it, and the stream must go on. */
    return undefined;
  }
}

/** Waits for events by topic and tells each listener once per frame, with the newest news of each id. */
export function makeBatches(frame: LiveWorld['frame']) {
  const listeners = new Map<string, Set<LiveListener>>();
  let waiting = new Map<string, Map<string, LiveNews>>();
  const flush = () => {
    const batch = waiting;
    waiting = new Map();
    for (const [topic, news] of batch) {
      for (const listener of listeners.get(topic) ?? []) listener([...news.values()]);
    }
  };
  return {
    add(topic: string, news: LiveNews | undefined) {
      if (waiting.size === 0) frame(flush);
      const ofTopic = waiting.get(topic) ?? new Map<string, LiveNews>();
      if (news) ofTopic.set(news.id, news);
      waiting.set(topic, ofTopic);
    },
    subscribe(topic: string, listener: LiveListener) {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => void set.delete(listener);
    },
  };
}

type Batches = ReturnType<typeof makeBatches>;

/** Reads one connection to its end; gives the last event id. Throws when the line breaks or falls silent. */
async function readStream(
  url: string,
  lastId: string,
  world: LiveWorld,
  closing: AbortSignal,
  hear: Hear,
): Promise<void> {
  const silence = new AbortController();
  let alarm = setTimeout(() => silence.abort(), world.silenceMs);
  try {
    const headers = { accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) };
    const signal = AbortSignal.any([closing, silence.signal]);
    const answer = await world.fetch(url, { headers, credentials: 'same-origin', cache: 'no-store', signal });
    if (!answer.ok || !answer.body) throw new Error(`live stream answered ${answer.status}`);
    hear.opened();
    let reading = startReading(lastId);
    const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await text.read(); !piece.done; piece = await text.read()) {
      clearTimeout(alarm);
      alarm = setTimeout(() => silence.abort(), world.silenceMs);
      const read = readMore(reading, piece.value);
      reading = read.reading;
      for (const event of read.events) hear.event(event.event, event.data, event.id);
    }
  } finally {
    clearTimeout(alarm);
  }
}

type Hear = { readonly opened: () => void; readonly event: (topic: string, data: string, id: string) => void };

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Opens a town's stream and keeps it open until `close`; the only reader of events in the web. */
export function openLive(url: string, world: LiveWorld): Live {
  const closing = new AbortController();
  const watchers = new Set<() => void>();
  const batches: Batches = makeBatches(world.frame);
  let state: LiveState = { kind: 'connecting' };
  let [lastId, tries, renewing] = ['', 0, false];
  let [cut, wake] = [new AbortController(), () => {}];
  const become = (next: LiveState) => {
    state = next;
    for (const watcher of watchers) watcher();
  };
  const leaveLine = world.line((up) => {
    if (up) wake();
    else cut.abort();
  });
  const hear: Hear = {
    opened() {
      tries = 0;
      // Where nothing was heard yet, the server cannot tell what came between the two streams.
      if (state.kind === 'reconnecting' || (renewing && lastId === '')) batches.add('refetch', undefined);
      renewing = false;
      if (state.kind !== 'reconnecting') return become({ kind: 'connected' });
      const restored: LiveState = { kind: 'connected', restored: { since: state.since } };
      become(restored);
      setTimeout(() => state === restored && become({ kind: 'connected' }), world.restoredMs);
    },
    event(topic, data, id) {
      lastId = id;
      if (topic === 'again') {
        renewing = true;
        return;
      }
      batches.add(topic, topic === 'refetch' ? undefined : parseNews(data));
    },
  };
  const run = async () => {
    while (!closing.signal.aborted) {
      cut = new AbortController();
      const leaving = AbortSignal.any([closing.signal, cut.signal]);
      await readStream(url, lastId, world, leaving, hear).catch(() => undefined);
      if (closing.signal.aborted) return;
      // The server ends a stream now and then to ask anew who reads it: no line was lost, and nobody need be told.
      tries += 1;
      if (renewing && tries === 1 && !cut.signal.aborted) continue;
      if (state.kind !== 'reconnecting') become({ kind: 'reconnecting', since: world.now() });
      const woken = new AbortController();
      wake = () => woken.abort();
      const pause = pauseBefore(tries, world.firstPauseMs, world.random());
      await wait(pause, AbortSignal.any([closing.signal, woken.signal]));
    }
  };
  void run();
  return {
    subscribe: batches.subscribe,
    watch: (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    state: () => state,
    close: () => {
      leaveLine();
      closing.abort();
    },
  };
}
