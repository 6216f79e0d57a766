/** What was started, to be stopped in reverse. */
export type Stops = {
  readonly add: (stop: () => unknown) => void;
  /** Stops everything, the latest first, each once; a stop that fails does not keep the others running. */
  readonly run: () => Promise<void>;
};

/** Collects stops as things start; a start cut short stops what had started. */
export function makeStops(): Stops {
  const stops: (() => unknown)[] = [];
  return {
    add: (stop) => void stops.push(stop),
    run: async () => {
      const failed: unknown[] = [];
      for (let stop = stops.pop(); stop; stop = stops.pop()) {
        await Promise.resolve()
          .then(stop)
          .catch((error: unknown) => failed.push(error));
      }
      if (failed.length > 0) throw new AggregateError(failed, 'Not everything stopped cleanly');
    },
  };
}
