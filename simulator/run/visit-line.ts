import type { KeptLine, Settled, Taken, Wire } from './kept-line.ts';

type Options<P> = {
  readonly open: () => Promise<Wire<P>>;
  /** Packets that may wait. */
  readonly memory: number;
  /** Milliseconds an answer is waited for. */
  readonly patienceMs: number;
  readonly settled: Settled<P>;
  readonly now: () => number;
  readonly onTrouble: (error: unknown) => void;
};

const PAUSES_MS = [2_000, 10_000, 60_000, 300_000];

/** A line that connects when there is something to say and leaves when it is said, as sleepy devices do. */
export function visitLine<P extends object>(options: Options<P>): KeptLine<P> {
  const { memory, settled, now, onTrouble } = options;
  const queue: { readonly packet: P; readonly given: number }[] = [];
  let [busy, stopped, resent] = [false, false, 0];

  async function visits(): Promise<void> {
    busy = true;
    for (let tries = 0; queue.length > 0 && !stopped; ) {
      try {
        await visit(options, queue, ({ packet, given }, how) => settled(packet, how, now() - given));
        tries = 0;
      } catch (error) {
        onTrouble(error);
        resent += 1;
        await pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0);
        tries += 1;
      }
    }
    busy = false;
  }
  return {
    up: Promise.resolve(),
    give: (packet) => {
      if (queue.length >= memory) return false;
      queue.push({ packet, given: now() });
      if (!busy) void visits();
      return true;
    },
    waiting: () => queue.length,
    resent: () => resent,
    stop: () => {
      stopped = true;
    },
  };
}

/** One connection, on which all that waits is said one after the other; throws when something was not taken. */
async function visit<W extends { readonly packet: object }, P extends W['packet']>(
  { open, patienceMs }: Pick<Options<P>, 'open' | 'patienceMs'>,
  queue: (W & { readonly packet: P })[],
  settle: (said: W & { readonly packet: P }, how: 'acknowledged' | 'refused') => void,
): Promise<void> {
  const wire = await open();
  try {
    for (let first = queue[0]; first; first = queue[0]) {
      const how = await answer(wire, first.packet, patienceMs);
      if (how === 'later') throw new Error('It was not taken, and is said again later');
      queue.shift();
      settle(first, how);
    }
  } finally {
    wire.end();
  }
}

function answer<P>(wire: Wire<P>, packet: P, patienceMs: number): Promise<Taken> {
  return new Promise((resolve) => {
    const limit = setTimeout(resolve, patienceMs, 'later');
    limit.unref();
    const done = (how: Taken) => {
      clearTimeout(limit);
      resolve(how);
    };
    void wire.closed.then(() => done('later'));
    wire.send(packet, false, done);
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
