import type { Map as MapLibre } from 'maplibre-gl';

/** What is asked of a map here. */
export type Watched = Pick<MapLibre, 'on' | 'off'>;

/** What a map says of a source: of its tiles the one that came or failed. */
type OfSource = { readonly sourceId?: string; readonly tile?: { readonly state: string } };

/**
 * Tells whether the tiles of a source fail: at the first that could not be had, and again at the next that was; nothing before
 * either. Gives what ends it.
 */
export function watchTiles(map: Watched, source: string, tell: (failing: boolean) => void): () => void {
  const failed = (event: object) => {
    if ((event as OfSource).sourceId === source) tell(true);
  };
  const came = (event: object) => {
    const { sourceId, tile } = event as OfSource;
    if (sourceId === source && tile?.state === 'loaded') tell(false);
  };
  map.on('error', failed);
  map.on('sourcedata', came);
  return () => {
    map.off('error', failed);
    map.off('sourcedata', came);
  };
}
