import { randomBytes } from 'node:crypto';
import { coalesce, type News, type Numbered, parseNews, readAnew } from './news.ts';

/** Hears the notices of the store and tells each town's listeners, at most four times a second. */
export interface Hub {
  /** Marks this process's numbers, so that another one's are not taken for them. */
  readonly epoch: string;
  readonly hear: (payload: string) => void;
  /** Tells every page to read anew: the store was away, and nobody knows what was said meanwhile. */
  readonly again: () => void;
  /** Tells the listener from now on; the result ends it. */
  readonly subscribe: (townId: string, listener: (news: readonly Numbered[]) => void) => () => void;
  /** News of a town after a number, or null when that is too long ago to know. */
  readonly since: (townId: string, seq: number) => readonly Numbered[] | null;
  /** The number of the last news. */
  readonly last: () => number;
  readonly listeners: () => number;
  readonly stop: () => void;
}

/** The first news after a silence waits so long for what belongs to it. */
const SOON_MS = 20;
/** From one telling to the next. */
const REST_MS = 250;
const KEPT = 10_000;

/** Starts a hub; `later` runs the work once, after some milliseconds, unless its result is called before. */
export function startHub(later: (work: () => void, ms: number) => () => void): Hub {
  const epoch = randomBytes(6).toString('hex');
  const listeners = new Map<string, Set<(news: readonly Numbered[]) => void>>();
  let waiting: Numbered[] = [];
  let kept: Numbered[] = [];
  let seq = 0;
  /** Ends the wait for the next telling; null when there is nothing to wait for. */
  let stopWaiting: (() => void) | null = null;

  const tellAll = () => {
    stopWaiting = null;
    if (waiting.length === 0) return;
    stopWaiting = later(tellAll, REST_MS);
    const batch = coalesce(waiting);
    waiting = [];
    for (const [townId, news] of Map.groupBy(batch, ({ town }) => town)) {
      for (const tell of listeners.get(townId) ?? []) tell(news);
    }
  };
  const take = (news: News) => {
    seq += 1;
    const numbered = { ...news, seq };
    waiting.push(numbered);
    kept.push(numbered);
    if (kept.length > KEPT * 2) kept = kept.slice(-KEPT);
    stopWaiting ??= later(tellAll, SOON_MS);
  };

  return {
    epoch,
    hear(payload) {
      const news = parseNews(payload);
      if (news) take(news);
    },
    again() {
      // Who comes back later with an older number is told the same.
      seq += 1;
      kept = [];
      for (const town of listeners.keys()) take({ town, ...readAnew });
    },
    subscribe(townId, listener) {
      const set = listeners.get(townId) ?? new Set();
      listeners.set(townId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(townId);
      };
    },
    since(townId, after) {
      const oldest = kept[0]?.seq ?? seq + 1;
      if (after < oldest - 1 || after > seq) return null;
      // Numbers follow each other without a gap: where to begin is known.
      return coalesce(kept.slice(after + 1 - oldest).filter(({ town }) => town === townId));
    },
    last: () => seq,
    listeners: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
    stop: () => stopWaiting?.(),
  };
}
