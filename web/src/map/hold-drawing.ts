import type { Map as MapLibre } from 'maplibre-gl';

/** What is asked of a map here. */
export type Drawn = Pick<
  MapLibre,
  'getStyle' | 'isStyleLoaded' | 'areTilesLoaded' | 'triggerRepaint' | 'on' | 'off'
> & {
  readonly painter: { render: MapLibre['painter']['render'] };
};

/**
 * Lets a map fetch and lay out, but not draw, until every tile of its view is there or `mostMs` have passed; gives what ends it early.
 * Without a graphics card each picture takes the processors a tenth of a second or more, and a first visit drew six before the whole one.
 */
export function holdDrawing(map: Drawn, mostMs: number): () => void {
  const draw = map.painter.render;
  map.painter.render = () => undefined;
  const end = () => {
    clearTimeout(timer);
    map.off('render', look);
    map.painter.render = draw;
  };
  const release = () => {
    end();
    map.triggerRepaint();
  };
  const look = () => {
    if (isWhole(map)) release();
  };
  const timer = setTimeout(release, mostMs);
  map.on('render', look);
  return end;
}

function isWhole(map: Drawn): boolean {
  return map.isStyleLoaded() === true && map.areTilesLoaded() && Object.keys(map.getStyle().sources).length > 0;
}
