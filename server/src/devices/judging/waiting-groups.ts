import type { Observation } from '../observation.ts';

/** A group of the store that waits to be judged. */
interface WaitingGroup {
  readonly observations: readonly Observation[];
  readonly at: string;
}

/** Groups in the order of the store, within bounds: of more than that it is only remembered that they were lost. */
export interface WaitingGroups {
  readonly add: (observations: readonly Observation[], at: string) => void;
  /** Whether some were let go since last asked; the store has them. */
  readonly lost: () => boolean;
  readonly take: () => readonly WaitingGroup[];
}

/** Observations that may wait. */
const MOST = 100_000;

/** An empty queue. */
export function waitingGroups(most = MOST): WaitingGroups {
  let groups: WaitingGroup[] = [];
  let count = 0;
  let lost = false;
  return {
    add: (observations, at) => {
      groups.push({ observations, at });
      count += observations.length;
      if (count <= most) return;
      groups = [];
      count = 0;
      lost = true;
    },
    lost: () => {
      const was = lost;
      lost = false;
      return was;
    },
    take: () => {
      const taken = groups;
      groups = [];
      count = 0;
      return taken;
    },
  };
}
