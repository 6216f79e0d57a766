/** A device that sends more than its share: what is over waits for the next second. */
export type Muted = { readonly deviceId: string; readonly perSecond: number };

/** Deals the capacity out among devices, by whole seconds. */
export type Share = {
  /** Whether one more message of the device is taken at `now` (epoch milliseconds). */
  readonly takes: (deviceId: string, now: number) => boolean;
  /** Who went over its share in the last whole second, with the messages it offered. */
  readonly muted: () => readonly Muted[];
};

/** Messages a second that every device may send whatever the others do. */
const FLOOR = 200;
/** How many times the mean of the others is still a fair share: alone on the line, a device may use all of it. */
const TIMES_MEAN = 4;
/** Longest list of those who are muted. */
const MOST_NAMED = 100;

/** Flood mode: nobody feels a device that runs away, but itself. */
export function newShare(): Share {
  let second = 0;
  let counts = new Map<string, number>();
  let share = Number.POSITIVE_INFINITY;
  let muted: readonly Muted[] = [];

  return {
    takes: (deviceId, now) => {
      const current = Math.floor(now / 1000);
      if (current !== second) {
        muted = over(counts, share);
        share = shareAfter(counts, share);
        counts = new Map();
        second = current;
      }
      const count = (counts.get(deviceId) ?? 0) + 1;
      counts.set(deviceId, count);
      return count <= share;
    },
    muted: () => muted,
  };
}

function over(counts: ReadonlyMap<string, number>, share: number): readonly Muted[] {
  const loud: Muted[] = [];
  for (const [deviceId, perSecond] of counts) if (perSecond > share) loud.push({ deviceId, perSecond });
  return loud.sort((a, b) => b.perSecond - a.perSecond).slice(0, MOST_NAMED);
}

/**
 * The share of the next second from what each device sent in this one. The loudest is left out and what was turned away
 * does not count, or a flood would earn itself a larger share.
 */
export function shareAfter(counts: ReadonlyMap<string, number>, share: number): number {
  if (counts.size < 2) return Number.POSITIVE_INFINITY;
  let total = 0;
  let loudest = 0;
  for (const count of counts.values()) {
    total += Math.min(count, share);
    loudest = Math.max(loudest, Math.min(count, share));
  }
  return Math.max(FLOOR, Math.ceil((TIMES_MEAN * (total - loudest)) / (counts.size - 1)));
}

/** Whether one more message of the device goes by the reserved lane at `now` (epoch milliseconds). */
export type FireLane = (deviceId: string, now: number) => boolean;

/**
 * The lane of fires: they overtake everything, as many of a device in a second as any device may send. More than that is
 * no building on fire but a device that runs away, and has its share like any other.
 */
export function newFireLane(): FireLane {
  let second = 0;
  let counts = new Map<string, number>();
  return (deviceId, now) => {
    const current = Math.floor(now / 1000);
    if (current !== second) {
      counts = new Map();
      second = current;
    }
    const count = (counts.get(deviceId) ?? 0) + 1;
    counts.set(deviceId, count);
    return count <= FLOOR;
  };
}
