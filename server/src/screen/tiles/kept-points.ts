import type { Sql } from '../../support/db/connect.ts';
import { encodePoints, type SentTile } from './encode-tile.ts';
import { buildPointIndex, type PointIndex } from './point-index.ts';
import type { Heard, PointSource } from './point-source.ts';
import { tileCache } from './tile-cache.ts';
import type { TilePoint } from './tile-point.ts';

/** A layer of points kept in memory for readers who see the same of it. */
export interface KeptPoints {
  readonly tile: (z: number, x: number, y: number) => Promise<SentTile>;
  /** How many things are in each state, as of two seconds ago at most: what was read for a tile meanwhile is read for all. */
  readonly totals: () => Promise<Readonly<Record<string, number>>>;
  /** A notice of the store; costs next to nothing until the next tile is asked for. */
  readonly hear: (topic: string, id: string) => void;
  /** Nobody knows what was said meanwhile. */
  readonly again: () => void;
  readonly size: () => number;
}

interface Kept {
  readonly layer: string;
  readonly states: readonly string[];
  readonly source: PointSource;
  /** Opens a transaction in which the store shows what these readers may see. */
  readonly read: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Milliseconds of a steady clock. */
  readonly clock: () => number;
}

/** More news than this and all is read again rather than one by one. */
const MOST_HEARD = 4000;
/** An index that drifted this far from what it was built of is built anew, at once or after a while. */
const DRIFT = { share: 0.05, least: 200, afterMs: 15_000 } as const;
/** Whoever counts is content with what was so this long ago, in ms; legends ask every few seconds. */
const COUNTED_MS = 2000;
/** Comparing all may take at most this share of the time. */
const COMPARE_SHARE = 0.1;

/** Keeps a layer: read when first asked for, then brought up to date by what was heard before each tile. */
export function keepPoints({ layer, states, source, read, clock }: Kept): KeptPoints {
  const cache = tileCache();
  const news = newsBook(source);
  let index: PointIndex | undefined;
  let nextCompare = 0;
  let builtAt = 0;
  // Everything heard before this instant is in the index.
  let readAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;

  const readAll = async () => {
    news.clear();
    const began = clock();
    const points = await read(source.all);
    nextCompare = clock() + (clock() - began) / COMPARE_SHARE;
    if (index) return cache.dropAround(differ(index, points));
    [index, builtAt] = [buildPointIndex(points, states), clock()];
    cache.clear();
  };
  const readSome = async (known: PointIndex) => {
    const { asked, found } = await read((sql) => source.some(sql, news.take()));
    cache.dropAround([...found.flatMap(known.put), ...without(asked, found).flatMap(known.remove)]);
  };
  const comparesNow = () => news.compares() && clock() >= nextCompare;
  const refresh = async () => {
    const began = clock();
    await (!index || comparesNow() ? readAll() : readSome(index));
    readAt = began;
  };
  const isBehind = (ms: number) => !index || ((news.any() || comparesNow()) && clock() - readAt >= ms);
  /** The index without what it is behind by less than `ms`, after as many readings at most. */
  const current = async (readings: number, ms = 0) => {
    for (let turn = 0; turn < readings && isBehind(ms); turn++) {
      running ??= refresh()
        .catch((error: unknown) => {
          news.lose();
          throw error;
        })
        .finally(() => {
          running = undefined;
        });
      await running;
    }
    if (!index) throw new Error(`the layer ${layer} was not read`);
    return index;
  };
  const joined = (known: PointIndex) => {
    const drift = known.drift();
    const far = drift > Math.max(DRIFT.least, known.size() * DRIFT.share);
    if (!far && (drift === 0 || clock() - builtAt <= DRIFT.afterMs)) return known;
    cache.clear();
    [index, builtAt] = [known.rebuilt(), clock()];
    return index;
  };
  return {
    hear: news.hear,
    again() {
      [nextCompare, readAt] = [0, Number.NEGATIVE_INFINITY];
      news.lose();
    },
    size: () => index?.size() ?? 0,
    async totals() {
      const many = (await current(1, COUNTED_MS)).totals();
      return Object.fromEntries(states.map((state, nth) => [state, many[nth] ?? 0]));
    },
    async tile(z, x, y) {
      // Twice: what runs may have begun before the last news. Where news never ends, a tile does not wait for its end.
      const known = joined(await current(2));
      return cache.get(z, x, y, () => encodePoints(layer, known.featuresIn(z, x, y)));
    },
  };
}

/** What was heard and not read yet. */
function newsBook({ topics, lists }: PointSource) {
  let heard = new Map<string, Set<string>>();
  let many = 0;
  let compare = false;
  const take = (): Heard => {
    const taken = heard;
    [heard, many] = [new Map(), 0];
    return taken;
  };
  return {
    hear(topic: string, id: string) {
      if (lists.includes(topic)) compare = true;
      if (!topics.includes(topic) || many > MOST_HEARD) return;
      heard.set(topic, (heard.get(topic) ?? new Set()).add(id));
      many += 1;
      if (many > MOST_HEARD) compare = true;
    },
    any: () => heard.size > 0,
    compares: () => compare,
    /** What is to be read one by one. */
    take,
    /** Everything is read now. */
    clear() {
      take();
      compare = false;
    },
    /** What was taken could not be read, or something was not heard: all must be compared. */
    lose() {
      compare = true;
    },
  };
}

/** Brings an index to what was read; tells where it changed. */
function differ(index: PointIndex, points: readonly TilePoint[]) {
  return [...points.flatMap(index.put), ...without(index.ids(), points).flatMap(index.remove)];
}

function without(ids: readonly string[], points: readonly TilePoint[]): readonly string[] {
  const found = new Set(points.map(({ id }) => id));
  return ids.filter((id) => !found.has(id));
}
