import { type PointLayerName, pointStates, type TileTotals } from '@chengyun/contract/tiles';
import { type Actor, systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { sightOf } from '../../people/sight.ts';
import type { Pool } from '../../support/db/connect.ts';
import { parseNews } from '../live/news.ts';
import type { SentTile } from './encode-tile.ts';
import { type KeptPoints, keepPoints } from './kept-points.ts';
import { pointSource } from './point-source.ts';
import { type KeptShapes, readAreas, readBase } from './shape-layers.ts';

/** The layers of all towns as far as somebody looks at them. */
export interface Layers {
  readonly points: (townId: string, layer: PointLayerName, actor: Actor, at: TileAddress) => Promise<SentTile>;
  /** How many things each state of each layer has. */
  readonly totals: (townId: string, actor: Actor) => Promise<TileTotals>;
  readonly shapes: (townId: string, layer: 'areas' | 'base', at: TileAddress) => Promise<SentTile>;
  /** A notice of the channel `chengyun_live`. */
  readonly hear: (payload: string) => void;
  /** The ground of a town changed. */
  readonly groundChanged: (townId: string) => void;
  /** The store was away: nothing that is kept is sure. */
  readonly again: () => void;
}

export type TileAddress = readonly [z: number, x: number, y: number];

interface KeptLayer {
  readonly townId: string;
  readonly layer: PointLayerName;
  readonly kept: KeptPoints;
  usedAt: number;
}

/** Layers of points kept at a time, and things in all of them; the longest unused go first. */
const MOST = { layers: 60, things: 400_000 } as const;
const IDLE_MS = 15 * 60_000;

/** Keeps layers when they are first asked for. Whoever sees the whole town shares them; others have their own. */
export function openLayers(pool: Pool, clock: () => number): Layers {
  const points = new Map<string, KeptLayer>();
  const shapes = new Map<string, Promise<KeptShapes>>();

  const pointsOf = (townId: string, layer: PointLayerName, actor: Actor): KeptPoints => {
    // What lies on the ground of a town everybody of it may see, as its areas.
    const sight = layer === 'sites' ? 'all' : sightOf(actor);
    const reader = sight === 'all' ? systemActor : { ...actor, from: { address: '', request: '' } };
    const key = `${townId} ${layer} ${sight}`;
    const known = points.get(key);
    points.delete(key);
    const one = known ?? {
      ...{ townId, layer, usedAt: 0 },
      kept: keepPoints({
        ...{ layer, clock, states: pointStates[layer], source: pointSource(layer) },
        read: (work) => inTown(pool, townId, reader, work),
      }),
    };
    one.usedAt = clock();
    points.set(key, one);
    forgetUnused(points, clock());
    return one.kept;
  };
  return {
    points: (townId, layer, actor, at) => pointsOf(townId, layer, actor).tile(...at),
    async totals(townId, actor) {
      const names = ['cases', 'devices', 'alarms', 'cameras', 'sections', 'patrols', 'sites'] as const;
      const counted = await Promise.all(names.map((layer) => pointsOf(townId, layer, actor).totals()));
      return Object.fromEntries(names.map((layer, nth) => [layer, counted[nth] ?? {}])) as TileTotals; // one for each name
    },
    async shapes(townId, layer, at) {
      const key = `${townId} ${layer}`;
      const read = layer === 'areas' ? readAreas : readBase;
      const kept = shapes.get(key) ?? inTown(pool, townId, systemActor, read);
      shapes.set(key, kept);
      kept.catch(() => shapes.delete(key));
      return (await kept).tile(...at);
    },
    hear(payload) {
      const news = parseNews(payload);
      if (!news) return;
      for (const { townId, kept } of points.values()) if (townId === news.town) kept.hear(news.topic, news.id);
    },
    groundChanged(townId) {
      for (const layer of ['areas', 'base']) shapes.delete(`${townId} ${layer}`);
      for (const one of points.values()) if (one.townId === townId && one.layer === 'sites') one.kept.again();
    },
    again() {
      shapes.clear();
      for (const { kept } of points.values()) kept.again();
    },
  };
}

function forgetUnused(points: Map<string, KeptLayer>, now: number): void {
  let things = [...points.values()].reduce((sum, { kept }) => sum + kept.size(), 0);
  for (const [key, { kept, usedAt }] of points) {
    const enough = points.size <= MOST.layers && things <= MOST.things && now - usedAt < IDLE_MS;
    if (enough || points.size === 1) return;
    points.delete(key);
    things -= kept.size();
  }
}
