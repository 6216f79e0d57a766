import { type TileLayer, tileZooms } from '@chengyun/contract/tiles';
import { useMemo } from 'react';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';

/** Shapes keep their detail down to this zoom. */
const shapeZoom = 16;
/** Degrees around the town in which something of it may still stand. */
const margin = 0.05;

/** The whole address of tiles with its `{z}/{x}/{y}`: the map's worker knows no page it could be relative to. */
export function tileAddress(path: string): string {
  return `${window.location.origin}${path}`;
}

/** The source of a layer of tiles, for `<Source>`. */
export function useTileSource(layer: TileLayer) {
  const { id, bbox } = useTown();
  const [west, south, east, north] = bbox;
  return useMemo(
    () => ({
      type: 'vector' as const,
      tiles: [tileAddress(paths.tiles(id, layer))],
      minzoom: tileZooms.min,
      maxzoom: layer === 'areas' || layer === 'base' ? shapeZoom : tileZooms.max,
      bounds: [west - margin, south - margin, east + margin, north + margin] as [number, number, number, number],
    }),
    [id, layer, west, south, east, north],
  );
}
