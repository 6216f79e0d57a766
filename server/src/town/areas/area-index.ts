import type { Area } from '@chengyun/contract/area';
import { polygonsOf } from '@chengyun/contract/area';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import Flatbush from 'flatbush';
import type { LonLat } from '../../support/geo/coordinates.ts';
import { bboxOf } from '../../support/geo/measure.ts';

/** The three areas a position lies in, from the finest to the widest below the town. */
export interface AreaChain {
  readonly unitGrid: Area;
  readonly grid: Area;
  readonly community: Area;
}

export interface AreaIndex {
  /** Whether any area is drawn: without one nothing lies outside. */
  readonly isDrawn: boolean;
  /** The areas at a WGS-84 position, or null outside the town. On a shared border the lowest unit grid code has it. */
  areaAt(lon: number, lat: number): AreaChain | null;
  /** The area with this code, or null. */
  areaByCode(code: string): Area | null;
}

/** Prepares the town's areas for look-ups by position; the areas must have passed `checkAreaTree`. */
export function buildAreaIndex(areas: readonly Area[]): AreaIndex {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const chains = areas
    .filter((area) => area.level === 'unit_grid')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((unitGrid) => chainOf(unitGrid, byId));
  const areaByCode = (code: string): Area | null => byCode.get(code) ?? null;
  if (chains.length === 0) return { isDrawn: false, areaAt: () => null, areaByCode };
  const boxes = new Flatbush(chains.length);
  for (const { unitGrid } of chains) boxes.add(...boxOf(unitGrid));
  boxes.finish();
  const areaAt = (lon: number, lat: number): AreaChain | null => {
    // Lowest number first is lowest code first, whatever order the boxes come in.
    const near = boxes.search(lon, lat, lon, lat).sort((a, b) => a - b);
    for (const number of near) {
      const chain = chains[number];
      if (chain !== undefined && booleanPointInPolygon([lon, lat], chain.unitGrid.polygon)) return chain;
    }
    return null;
  };
  return { isDrawn: true, areaAt, areaByCode };
}

function chainOf(unitGrid: Area, byId: ReadonlyMap<string, Area>): AreaChain {
  const grid = byId.get(unitGrid.parentId ?? '');
  const community = byId.get(grid?.parentId ?? '');
  if (grid === undefined || community === undefined) {
    throw new Error(`Unit grid ${unitGrid.code} has no grid or community above it; check the area tree before use.`);
  }
  return { unitGrid, grid, community };
}

function boxOf(area: Area): [number, number, number, number] {
  const box = bboxOf(polygonsOf(area.polygon).flatMap((rings): LonLat[] => rings[0] ?? []));
  if (box === null) throw new Error(`Area ${area.code} has no points.`);
  return [...box];
}
