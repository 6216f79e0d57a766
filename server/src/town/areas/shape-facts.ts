import type { Position, Surface } from '@chengyun/contract/area';
import { polygonsOf } from '@chengyun/contract/area';
import { area as areaOnEarth } from '@turf/area';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';

/** Square metres of a surface, to the nearest one. */
export function areaM2Of(surface: Surface): number {
  return Math.round(areaOnEarth(surface));
}

/**
 * A point for labels and flights of the map, to 6 digits: the centre of mass of the largest polygon, or when that falls
 * outside (a bent shape), the middle of the widest stretch at its height.
 */
export function centerOf(surface: Surface): Position {
  const [largest = []] = polygonsOf(surface)
    .map((rings) => rings[0] ?? [])
    .sort((a, b) => Math.abs(massOf(b).weight) - Math.abs(massOf(a).weight));
  const { at } = massOf(largest);
  const inside = booleanPointInPolygon([...at], surface) ? at : widestAt(surface, at[1]);
  return [Number(inside[0].toFixed(6)), Number(inside[1].toFixed(6))];
}

function massOf(ring: readonly Position[]): { at: Position; weight: number } {
  const [ox, oy] = ring[0] ?? [0, 0];
  let [x, y, weight] = [0, 0, 0];
  ring.forEach((to, i) => {
    const from = ring[i - 1];
    if (from === undefined) return;
    const cross = (from[0] - ox) * (to[1] - oy) - (to[0] - ox) * (from[1] - oy);
    x += (from[0] + to[0] - 2 * ox) * cross;
    y += (from[1] + to[1] - 2 * oy) * cross;
    weight += cross;
  });
  return { at: weight === 0 ? [ox, oy] : [ox + x / (3 * weight), oy + y / (3 * weight)], weight };
}

function widestAt(surface: Surface, lat: number): Position {
  const crossings = polygonsOf(surface)
    .flat()
    .flatMap((ring) =>
      ring.flatMap(([x2, y2], i) => {
        const [x1, y1] = ring[i - 1] ?? [x2, y2];
        return y1 > lat === y2 > lat ? [] : [x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)];
      }),
    )
    .sort((a, b) => a - b);
  let [middle, width] = [crossings[0] ?? 0, 0];
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [enter = 0, leave = 0] = [crossings[i], crossings[i + 1]];
    if (leave - enter > width) [middle, width] = [(enter + leave) / 2, leave - enter];
  }
  return [middle, lat];
}
