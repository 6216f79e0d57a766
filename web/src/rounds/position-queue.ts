import { mostPositions, type RoundPosition } from '@chengyun/contract/round';

/** Positions that wait to be sent, oldest first. */
export type Queue = readonly RoundPosition[];

const gapMs = 10_000;
/** An hour and more without a network; what is older is let go. */
const mostWaiting = 600;

/** Adds a position, unless it is no news after the last. */
export function withPosition(queue: Queue, one: RoundPosition): Queue {
  const last = queue.at(-1);
  if (last && Date.parse(one.at) - Date.parse(last.at) < gapMs) return queue;
  return [...queue, one].slice(-mostWaiting);
}

/** The next batch to send, and what waits after it. */
export function nextBatch(queue: Queue): { readonly batch: Queue; readonly rest: Queue } {
  return { batch: queue.slice(0, mostPositions), rest: queue.slice(mostPositions) };
}
