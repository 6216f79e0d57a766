/** How long things took, kept as counts by whole milliseconds, so that millions cost no more than a few. */
export type Times = {
  readonly add: (ms: number) => void;
  /** The time within which a share of them were done, in milliseconds; 0 when there were none. */
  readonly within: (share: number) => number;
  readonly count: () => number;
};

const LONGEST_MS = 120_000;

/** None yet. */
export function newTimes(): Times {
  const counts = new Uint32Array(LONGEST_MS + 1);
  let count = 0;
  return {
    count: () => count,
    add: (ms) => {
      const at = Math.max(0, Math.min(LONGEST_MS, Math.round(ms)));
      counts[at] = (counts[at] ?? 0) + 1;
      count += 1;
    },
    within: (share) => {
      const wanted = Math.max(1, Math.ceil(count * share));
      let seen = 0;
      for (let ms = 0; ms <= LONGEST_MS; ms++) {
        seen += counts[ms] ?? 0;
        if (seen >= wanted) return ms;
      }
      return 0;
    },
  };
}
