import { type TileLayer, tileZooms } from '@chengyun/contract/tiles';
import { useMemo } from 'react';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';

/** Shapes keep their detail down to this zoom. */
const shapeZoom = 16;
/** Degrees around the town in which something of it may still stand. */
const margin = 0.05;

/** The source of a layer of tiles, for `<Source>`. */
export function useTileSource(layer: TileLayer) {
  const { id, bbox } = useTown();
  const [west, south, east, north] = bbox;
  return useMemo(
    () => ({
      type: 'vector' as const,
      tiles: [new URL(paths.tiles(id, layer), window.location.href).href.replaceAll('%7B', '{').replaceAll('%7D', '}')],
      minzoom: tileZooms.min,
      maxzoom: layer === 'areas' || layer === 'base' ? shapeZoom : tileZooms.max,
      bounds: [west - margin, south - margin, east + margin, north + margin] as [number, number, number, number],
    }),
    [id, layer, west, south, east, north],
  );
}
