import type { Ring, XY } from './plane.ts';
import { centroid, distanceToSide, isInside } from './plane.ts';

/** How buildings stand on a piece of ground, all in metres. */
export interface Pattern {
  readonly width: number;
  readonly depth: number;
  readonly gapX: number;
  readonly gapY: number;
  /** Direction of the long side, radians. */
  readonly turn: number;
}

/** A side of the piece and how far from it (metres) building must stay. */
export interface Margin {
  readonly from: XY;
  readonly to: XY;
  readonly clear: number;
}

/** Steps in metres by which free ground is looked for. */
const FEEL = 5;

/** Rows of rectangles that fit on the ground with all four corners clear of its borders, from the north-west. */
export function layOut(ring: Ring, margins: readonly Margin[], pattern: Pattern): XY[][] {
  const [cx, cy] = centroid(ring);
  const [cos, sin] = [Math.cos(pattern.turn), Math.sin(pattern.turn)];
  const place = ([x, y]: XY): XY => [cx + x * cos - y * sin, cy + x * sin + y * cos];
  const local = ring.map(([x, y]): XY => [(x - cx) * cos + (y - cy) * sin, (y - cy) * cos - (x - cx) * sin]);
  const [west, east] = reach(local.map(([x]) => x));
  const [south, north] = reach(local.map(([, y]) => y));
  const isClear = (point: XY): boolean =>
    isInside(ring, point) && margins.every(({ from, to, clear }) => distanceToSide(point, from, to) >= clear);
  const fits = (x: number, y: number): XY[] | null => {
    const corners = rectangle(x, y, pattern).map(place);
    return corners.every(isClear) ? corners : null;
  };
  const blocks: XY[][] = [];
  for (let y = north; y - pattern.depth > south; ) {
    const row = fillRow(west, east - pattern.width, pattern.width + pattern.gapX, (x) => fits(x, y));
    blocks.push(...row);
    y -= row.length > 0 ? pattern.depth + pattern.gapY : FEEL;
  }
  return blocks;
}

/** Feels its way along a row and puts a building wherever one fits. */
function fillRow(from: number, to: number, step: number, fits: (x: number) => XY[] | null): XY[][] {
  const row: XY[][] = [];
  for (let x = from; x < to; ) {
    const corners = fits(x);
    if (corners !== null) row.push(corners);
    x += corners === null ? FEEL : step;
  }
  return row;
}

function rectangle(x: number, y: number, { width, depth }: Pattern): XY[] {
  return [
    [x, y],
    [x, y - depth],
    [x + width, y - depth],
    [x + width, y],
  ];
}

function reach(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
