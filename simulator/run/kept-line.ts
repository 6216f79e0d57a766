/** A connection that carries packets and says when each is taken. `again` marks one that was sent before. */
export type Wire<P> = {
  readonly send: (packet: P, again: boolean, taken: (how: Taken) => void) => void;
  readonly closed: Promise<void>;
  readonly end: () => void;
};

/** `refused` is for good: to send it again would not help. `later` asks to try again in a moment. */
export type Taken = 'acknowledged' | 'refused' | 'later';

/** What became of a packet: how, and milliseconds since it was first given to the line. */
export type Settled<P> = (packet: P, how: 'acknowledged' | 'refused', ms: number) => void;

/** A line that is kept up: whatever happens to the connection, each packet is sent until it is acknowledged. */
export type KeptLine<P> = {
  /** False when it forgot the packet, for too many wait. */
  readonly give: (packet: P) => boolean;
  /** Given and not settled. */
  readonly waiting: () => number;
  /** Sent again so far. */
  readonly resent: () => number;
  /** Resolves when it is connected for the first time; rejects when it was stopped before. */
  readonly up: Promise<void>;
  readonly stop: () => void;
};

type Options<P> = {
  readonly open: () => Promise<Wire<P>>;
  /** Packets that may be on their way at a time. */
  readonly window: number;
  /** Packets that may wait to be on their way: a device has only so much memory, and what is over it forgets. */
  readonly memory: number;
  /** Milliseconds after which an unacknowledged packet is sent again; null where only a new connection does that. */
  readonly againMs: number | null;
  /** Longest pause before it tries to connect again, in milliseconds. */
  readonly mostPauseMs: number;
  readonly settled: Settled<P>;
  readonly now: () => number;
  /** Called with why a connection could not be had; it is tried again after a pause. */
  readonly onTrouble: (error: unknown) => void;
};

type Sent = { readonly first: number; last: number };

const PAUSES_MS = [200, 500, 1_000, 2_000, 5_000];

/** Opens the line and keeps it up until `stop`. */
export function keepLine<P extends object>(options: Options<P>): KeptLine<P> {
  const { open, window, memory, againMs, mostPauseMs, settled, now, onTrouble } = options;
  const first = new Map<P, number>();
  const underway = new Map<P, Sent>();
  const queue = newQueue<P>();
  const up = Promise.withResolvers<void>();
  let wire: Wire<P> | null = null;
  let [stopped, resent] = [false, 0];

  function send(packet: P, again: boolean): void {
    const on = wire;
    if (!on) return;
    const given = first.get(packet) ?? now();
    underway.set(packet, { first: given, last: now() });
    if (again) resent += 1;
    on.send(packet, again, (how) => {
      if (!underway.has(packet)) return; // settled by an earlier sending
      if (how === 'later') return void setTimeout(() => underway.has(packet) && send(packet, true), 500);
      underway.delete(packet);
      first.delete(packet);
      settled(packet, how, now() - given);
      next();
    });
  }
  function next(): void {
    while (wire && underway.size < window) {
      const packet = queue.take();
      if (!packet) return;
      send(packet, false);
    }
  }
  async function live(): Promise<void> {
    for (let tries = 0; !stopped; ) {
      try {
        const opened = await open();
        tries = 0;
        wire = opened;
        up.resolve();
        for (const packet of [...underway.keys()]) send(packet, true);
        next();
        await opened.closed;
      } catch (error) {
        onTrouble(error);
        tries += 1;
      }
      wire = null;
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, Math.min(mostPauseMs, pauseAfter(tries))));
    }
  }
  const sendLateOnes = (ms: number) => {
    for (const [packet, { last }] of underway) if (now() - last > ms) send(packet, true);
  };
  const timer = againMs === null ? null : setInterval(sendLateOnes, againMs / 4, againMs);
  timer?.unref();
  void live();
  return {
    up: up.promise,
    give: (packet) => {
      if (queue.length() >= memory) return false;
      first.set(packet, now());
      queue.put(packet);
      next();
      return true;
    },
    waiting: () => queue.length() + underway.size,
    resent: () => resent,
    stop: () => {
      stopped = true;
      if (timer) clearInterval(timer);
      wire?.end();
      up.reject(new Error('stopped before it was connected'));
      up.promise.catch(() => {});
    },
  };
}

function pauseAfter(tries: number): number {
  return PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0;
}

/** First in, first out; taking does not move the others each time. */
function newQueue<P>() {
  let items: P[] = [];
  let head = 0;
  return {
    put: (item: P) => void items.push(item),
    take: (): P | undefined => {
      const item = items[head];
      if (item === undefined) return undefined;
      head += 1;
      if (head > 1_000 && head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
    length: () => items.length - head,
  };
}
