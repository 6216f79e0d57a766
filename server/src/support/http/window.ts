/** Counts by name within windows of time: how often since the window of a name began. */
export type Window = {
  /** Counts one and gives the seconds to wait, 0 while no more than `most` came. */
  readonly hit: (name: string) => number;
  /** The same without counting. */
  readonly full: (name: string) => number;
};

type Count = { readonly began: number; readonly n: number };

/** Makes a counter of `most` per `ms`; it remembers `kept` names, and forgets all when more come. */
export function makeWindow(most: number, ms: number, kept: number, now: () => number): Window {
  const counts = new Map<string, Count>();
  const current = (name: string): Count => {
    const count = counts.get(name);
    return count && now() - count.began < ms ? count : { began: now(), n: 0 };
  };
  const wait = ({ began, n }: Count) => (n > most ? Math.max(1, Math.ceil((began + ms - now()) / 1000)) : 0);
  return {
    hit: (name) => {
      const { began, n } = current(name);
      if (counts.size >= kept && !counts.has(name)) counts.clear();
      counts.set(name, { began, n: n + 1 });
      return wait({ began, n: n + 1 });
    },
    full: (name) => {
      const { began, n } = current(name);
      return wait({ began, n: n + 1 });
    },
  };
}
