import type { Message } from '../plan/message.ts';
import type { Plan } from '../plan/plan.ts';
import { packetsOf, type TokenOf } from '../speak/packets-of.ts';
import type { SimTown } from '../town/sim-device.ts';
import { openLines } from './open-lines.ts';
import type { Where } from './open-wire.ts';
import { newTally, type Report, type Tally } from './tally.ts';

/** A run of a plan against a server. Times in milliseconds. */
export type RunOptions = {
  readonly town: SimTown;
  readonly where: Where;
  readonly tokenOf: TokenOf;
  /** The plan, made when everything is connected; it begins at `start` and lasts `planMs` of its own time. */
  readonly planFrom: (start: number) => Plan;
  readonly planMs: number;
  /** Milliseconds of the plan in one of the clock: 60 plays an hour in a minute. */
  readonly speed: number;
  /** Each line connects only to speak. */
  readonly visits?: boolean;
  /** Milliseconds between two looks at the plan; 20 unless told. */
  readonly tickMs?: number;
  /** Told of each message as it goes out, at an instant in epoch milliseconds. */
  readonly onSaid?: (message: Message, at: number) => void;
  /** Told now and then how it goes. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the run early; what is on its way is still waited for. */
  readonly signal?: AbortSignal;
};

export type Progress = {
  readonly connections: number;
  readonly connected: boolean;
  readonly seconds: number;
  readonly report: Report;
  readonly waiting: number;
};

const TICK_MS = 20;
const PROGRESS_MS = 5_000;
/** How long the end is waited for what is not acknowledged. */
const PATIENCE_MS = 60_000;

/** Connects, says what the plan says when it is time, waits for what is on its way, and tells what was sent. */
export async function runPlan(options: RunOptions): Promise<Report> {
  const { town, where, tokenOf, onProgress, signal, visits = false } = options;
  const tally = newTally();
  const trouble: { last: unknown } = { last: null };
  const onTrouble = (error: unknown) => {
    trouble.last = error;
  };
  const lines = openLines({ town, where, tokenOf, settled: tally.settled, onTrouble, visits });
  const begun = performance.now();
  const tell = (connected: boolean) =>
    onProgress?.({
      ...{ connections: lines.connections, connected, waiting: lines.waiting() },
      ...{ seconds: (performance.now() - begun) / 1000, report: tally.report(lines.resent()) },
    });
  let connected = false;
  const progress = setInterval(() => tell(connected), PROGRESS_MS);
  try {
    await within(lines.up, PATIENCE_MS, () => new Error(`Not all lines could be connected: ${String(trouble.last)}`));
    connected = true;
    await play(options, lines, tally);
    const until = performance.now() + PATIENCE_MS;
    while (lines.waiting() > 0 && performance.now() < until && !isImpatient(signal)) await pause(TICK_MS);
    return tally.report(lines.resent());
  } finally {
    clearInterval(progress);
    lines.stop();
  }
}

/** Asked twice to stop, it does not wait. */
function isImpatient(signal: AbortSignal | undefined): boolean {
  return signal?.reason === 'now';
}

async function play(options: RunOptions, lines: ReturnType<typeof openLines>, tally: Tally): Promise<void> {
  const { town, tokenOf, planFrom, planMs, speed, onSaid, signal, tickMs = TICK_MS } = options;
  const realStart = Date.now();
  // Played faster than the clock, it ends now: no device speaks of what has not come yet.
  const start = Math.round(realStart + planMs / speed - planMs);
  const plan = planFrom(start);
  const end = start + planMs;
  for (let from = start; from < end && !signal?.aborted; ) {
    await pause(tickMs);
    const to = Math.min(end, start + Math.floor((Date.now() - realStart) * speed));
    if (to <= from) continue;
    for (const packet of packetsOf(town, plan.between(from, to), tokenOf)) {
      const went = lines.give(packet);
      if (went) tally.sent(packet);
      else tally.forgotten(packet);
      if (went && onSaid) for (const message of packet.messages) onSaid(message, Date.now());
    }
    from = to;
  }
}

function within<T>(promise: Promise<T>, ms: number, tooLate: () => Error): Promise<T> {
  const { promise: limit, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(tooLate()), ms);
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
