import type { Sql } from '../../support/db/connect.ts';
import { encodePoints, type SentTile } from './encode-tile.ts';
import { buildPointIndex, type PointIndex } from './point-index.ts';
import type { PointSource } from './point-source.ts';
import { tileCache } from './tile-cache.ts';
import type { TilePoint } from './tile-point.ts';

/** A layer of points kept in memory for readers who see the same of it. */
export interface KeptPoints {
  readonly tile: (z: number, x: number, y: number) => Promise<SentTile>;
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
/** Comparing all may take at most this share of the time. */
const COMPARE_SHARE = 0.1;

/** Keeps a layer: read when first asked for, then brought up to date by what was heard before each tile. */
export function keepPoints({ layer, states, source, read, clock }: Kept): KeptPoints {
  const cache = tileCache();
  let index: PointIndex | undefined;
  let heard = new Map<string, Set<string>>();
  let many = 0;
  let compare = false;
  let nextCompare = 0;
  let builtAt = 0;
  let running: Promise<void> | undefined;

  const takeHeard = () => {
    const taken = heard;
    heard = new Map();
    many = 0;
    return taken;
  };
  const readAll = async () => {
    takeHeard();
    compare = false;
    const began = clock();
    const points = await read(source.all);
    nextCompare = clock() + (clock() - began) / COMPARE_SHARE;
    if (index) return cache.dropAround(differ(index, points));
    [index, builtAt] = [buildPointIndex(points, states), clock()];
    cache.clear();
  };
  const readSome = async (known: PointIndex) => {
    const taken = takeHeard();
    try {
      const { asked, found } = await read((sql) => source.some(sql, taken));
      cache.dropAround([...found.flatMap(known.put), ...without(asked, found).flatMap(known.remove)]);
    } catch (error) {
      compare = true; // what was taken is lost, and comparing all makes up for it
      throw error;
    }
  };
  const isDue = () => index === undefined || heard.size > 0 || (compare && clock() >= nextCompare);
  const refresh = async () => {
    if (!index || many > MOST_HEARD || (compare && clock() >= nextCompare)) return readAll();
    return readSome(index);
  };
  const upToDate = async () => {
    // Twice: what runs may have begun before the last news. Where news never ends, a tile does not wait for its end.
    for (let turn = 0; turn < 2 && isDue(); turn++) {
      running ??= refresh().finally(() => {
        running = undefined;
      });
      await running;
    }
  };
  const rebuildWhenDrifted = (known: PointIndex): PointIndex => {
    const drift = known.drift();
    const far = drift > Math.max(DRIFT.least, known.size() * DRIFT.share);
    if (drift === 0 || (!far && clock() - builtAt < DRIFT.afterMs)) return known;
    cache.clear();
    [index, builtAt] = [known.rebuilt(), clock()];
    return index;
  };
  return {
    hear(topic, id) {
      if (source.lists.includes(topic)) compare = true;
      if (!source.topics.includes(topic)) return;
      const ids = heard.get(topic) ?? new Set();
      if (many <= MOST_HEARD) heard.set(topic, ids.add(id));
      many += 1;
    },
    again() {
      [compare, nextCompare] = [true, 0];
    },
    size: () => index?.size() ?? 0,
    async tile(z, x, y) {
      await upToDate();
      if (!index) throw new Error(`the layer ${layer} was not read`);
      const known = rebuildWhenDrifted(index);
      return cache.get(z, x, y, () => encodePoints(layer, known.featuresIn(z, x, y)));
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
