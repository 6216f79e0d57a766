import { type Clock, openPause } from './clock.ts';

export type Lamp = 'green' | 'yellow' | 'red';

/** The lamp of a clock: yellow from its yellow instant, red after (not at) its due instant; paused and stopped clocks keep theirs. */
export function lampOf(clock: Clock, now: Date): Lamp {
  const at = clock.stoppedAt ?? openPause(clock)?.from ?? now;
  if (at > clock.dueAt) return 'red';
  return at >= clock.yellowAt ? 'yellow' : 'green';
}

/**
 * The first instant after `after` (default: when the current run began) at which the lamp differs from the one before;
 * null when the clock does not run or is red for good. Red begins a millisecond after the due instant.
 */
export function nextLampChange(clock: Clock, after: Date | null = clock.runningSince): Date | null {
  if (clock.state !== 'running' || !after) return null;
  if (clock.yellowAt > after && clock.yellowAt <= clock.dueAt) return clock.yellowAt;
  const red = new Date(clock.dueAt.getTime() + 1);
  return red > after ? red : null;
}

/** Whether an open clock is past the unit's own deadline; false when it has none. */
export function isPastBuffer(clock: Clock, now: Date): boolean {
  const at = clock.stoppedAt ?? openPause(clock)?.from ?? now;
  return clock.bufferDueAt !== null && at > clock.bufferDueAt;
}
