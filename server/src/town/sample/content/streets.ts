import type { PlanarMap, Tag } from '../plane/planar-map.ts';
import { endsOf, pointOf } from '../plane/planar-map.ts';
import type { XY } from '../plane/plane.ts';
import { along, distance } from '../plane/plane.ts';
import type { DrawnLine } from '../shape/lines.ts';
import type { RoadClass } from '../types.ts';
import { BANK_STREET, type NameBook } from './names.ts';

/** A street in pieces ordered from west to east or north to south; house numbers grow that way. */
export interface Street {
  readonly line: number;
  readonly kind: RoadClass;
  readonly name: string | null;
  readonly pieces: readonly (readonly XY[])[];
  readonly length: number;
}

/** Metres of street per house number: odd on the left of its direction, even on the right. */
const PER_NUMBER = 3.2;
/** A lane shorter than this (metres) has no name. */
const NAMED_LANE = 270;

/** Chains the edges of each street line and names what is long enough. */
export function buildStreets(map: PlanarMap, lines: readonly DrawnLine[], book: NameBook): Street[] {
  const byLine = new Map<number, { tag: Tag; edges: (readonly [number, number])[] }>();
  for (const [side, tag] of map.tags) {
    if (roadClass(tag) === null) continue;
    const known = byLine.get(tag.line) ?? { tag, edges: [] };
    known.edges.push(endsOf(side));
    byLine.set(tag.line, known);
  }
  const bank = lines.find(({ tag }) => tag.kind === 'secondary')?.tag.line;
  return [...byLine.values()].map(({ tag, edges }) => {
    const pieces = chain(map, edges);
    const length = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
    const name = tag.line === bank ? BANK_STREET : nameFor(tag, lines, length, book);
    return { line: tag.line, kind: roadClass(tag) ?? 'lane', name, pieces, length };
  });
}

function roadClass({ kind }: Tag): RoadClass | null {
  return kind === 'main' || kind === 'secondary' || kind === 'lane' ? kind : null;
}

function nameFor(tag: Tag, lines: readonly DrawnLine[], length: number, book: NameBook): string | null {
  if (tag.kind === 'main') return book.street(lines[tag.line]?.axis === 'ns' ? 'main-ns' : 'main-ew');
  if (tag.kind === 'secondary') return book.street('secondary');
  return length >= NAMED_LANE ? book.street('lane') : null;
}

function chain(map: PlanarMap, edges: readonly (readonly [number, number])[]): XY[][] {
  const neighbours = new Map<number, number[]>();
  for (const [a, b] of edges) {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    neighbours.set(b, [...(neighbours.get(b) ?? []), a]);
  }
  const seen = new Set<number>();
  const pieces: XY[][] = [];
  for (const start of [...neighbours.keys()].sort(
    (a, b) => (neighbours.get(a)?.length ?? 0) - (neighbours.get(b)?.length ?? 0),
  )) {
    if (seen.has(start)) continue;
    const piece: XY[] = [];
    for (
      let at: number | undefined = start;
      at !== undefined;
      at = neighbours.get(at)?.find((next) => !seen.has(next))
    ) {
      seen.add(at);
      piece.push(pointOf(map, at));
    }
    if (piece.length > 1) pieces.push(forward(piece));
  }
  return pieces.sort((a, b) => rank(a[0]) - rank(b[0]));
}

/** West before east, north before south. */
function rank(point: XY | undefined): number {
  return point === undefined ? 0 : point[0] - point[1];
}

function forward(piece: XY[]): XY[] {
  return rank(piece[0]) <= rank(piece.at(-1)) ? piece : piece.toReversed();
}

export function lengthOf(points: readonly XY[]): number {
  return points.reduce((sum, point, i) => sum + distance(points[i - 1] ?? point, point), 0);
}

/** The house number at the place of the street nearest to a point, on the point's side of it. */
export function houseNumber(street: Street, point: XY): number {
  let passed = 0;
  let best = { off: Number.POSITIVE_INFINITY, at: 0, left: true };
  for (const piece of street.pieces) {
    piece.forEach((b, i) => {
      const a = piece[i - 1];
      if (a === undefined) return;
      const length = distance(a, b) || 1;
      const share = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / length ** 2;
      const foot = along(a, b, Math.min(1, Math.max(0, share)));
      const off = distance(point, foot);
      if (off < best.off) {
        const left = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]) > 0;
        best = { off, at: passed + distance(a, foot), left };
      }
      passed += length;
    });
  }
  return 2 * Math.floor(best.at / (2 * PER_NUMBER)) + (best.left ? 1 : 2);
}
