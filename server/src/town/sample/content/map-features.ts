import type { PlanarMap } from '../plane/planar-map.ts';
import type { XY } from '../plane/plane.ts';
import { along, centroid, distance, distanceToSide, isInside } from '../plane/plane.ts';
import { type NamedCommunity, surfaceOf, toPosition, toRing } from '../shape/areas.ts';
import type { DrawnLine } from '../shape/lines.ts';
import type { Feature, FeatureCollection, MapFeatures } from '../types.ts';
import { CREEKS, RIVER } from './names.ts';
import type { Site } from './sites.ts';
import type { Street } from './streets.ts';

/** The river and the main streets run on past the border (metres), so that the town does not float. */
const BEYOND = { river: 650, main: 280, creek: 160 } as const;
/** Half widths in metres. */
const HALF = { river: 34, creek: 8 } as const;

/** The layers of the base map, drawn from the same ground as the areas. */
export function drawMap(
  map: PlanarMap,
  lines: readonly DrawnLine[],
  streets: readonly Street[],
  sites: readonly Site[],
  communities: readonly NamedCommunity[],
): MapFeatures {
  const land = sites.filter(({ use }) => use !== 'estate' && use !== 'park');
  const named = (use: Site['use']): (Site & { readonly name: string })[] =>
    sites.filter((site): site is Site & { readonly name: string } => site.use === use && site.name !== null);
  return {
    landUse: collect(land, ({ faces, use, name }) => feature(surfaceOf(map, faces), { use, name })),
    parks: collect(named('park'), ({ faces, name }) => feature(surfaceOf(map, faces), { name })),
    estates: collect(named('estate'), ({ faces, id, name, address }) =>
      feature(surfaceOf(map, faces), { id, name, address }),
    ),
    water: drawWater(lines),
    roads: drawRoads(lines, streets),
    buildings: collect(
      sites.flatMap(({ use, buildings }) => buildings.map((building) => ({ use, ...building }))),
      ({ outline, use, floors }) => feature({ type: 'Polygon', coordinates: [toRing(outline)] }, { use, floors }),
    ),
    labels: collect(labelsOf(map, sites, communities), ({ at, ...label }) =>
      feature({ type: 'Point', coordinates: toPosition(at) }, label),
    ),
  };
}

function feature<G, P>(geometry: G, properties: P): Feature<G, P> {
  return { type: 'Feature', geometry, properties };
}

function collect<T, G, P>(items: readonly T[], draw: (item: T) => Feature<G, P>): FeatureCollection<G, P> {
  return { type: 'FeatureCollection', features: items.map(draw) };
}

function drawWater(lines: readonly DrawnLine[]): MapFeatures['water'] {
  const border = borderOf(lines);
  const wet = lines.filter(({ tag }) => tag.kind === 'river' || tag.kind === 'creek');
  const creeks = wet.filter(({ tag }) => tag.kind === 'creek');
  return collect(wet, (line) => {
    const kind = line.tag.kind === 'river' ? 'river' : 'creek';
    const name = kind === 'river' ? RIVER : (CREEKS[creeks.indexOf(line)] ?? CREEKS[0]);
    const course = clipped(line.points, border, BEYOND[kind]);
    const bed = toRing(bankToBank(course, HALF[kind]));
    return feature({ type: 'Polygon', coordinates: [bed] }, { class: kind, name });
  });
}

/** The water's bed: the course widened to both sides, breathing a little as water does. */
function bankToBank(course: readonly XY[], half: number): XY[] {
  const side = (sign: 1 | -1): XY[] =>
    course.map((point, i) => {
      const [a, b] = [course[i - 1] ?? point, course[i + 1] ?? point];
      const length = distance(a, b) || 1;
      const wide = sign * half * (1 + 0.16 * Math.sin(i * 0.7) + 0.1 * Math.sin(i * 0.31));
      return [point[0] - ((b[1] - a[1]) / length) * wide, point[1] + ((b[0] - a[0]) / length) * wide];
    });
  return [...side(-1), ...side(1).toReversed()];
}

function drawRoads(lines: readonly DrawnLine[], streets: readonly Street[]): MapFeatures['roads'] {
  const border = borderOf(lines);
  const wet = lines.filter(({ tag }) => tag.kind === 'river' || tag.kind === 'creek');
  return collect(streets, ({ line, kind, name, pieces }) => {
    const whole =
      kind === 'main'
        ? [clipped(lines[line]?.points ?? [], border, BEYOND.main)]
        : pieces.map((piece) => (kind === 'lane' ? ashore(piece, wet) : piece));
    const coordinates = whole.map((piece) => piece.map(toPosition));
    return feature({ type: 'MultiLineString', coordinates }, { class: kind, name });
  });
}

/** A lane ends at the bank, although the ground it parts goes on to the middle of the water. */
function ashore(piece: readonly XY[], wet: readonly DrawnLine[]): readonly XY[] {
  const pulled = (end: XY | undefined, next: XY | undefined): XY[] => {
    if (end === undefined || next === undefined) return [];
    const water = wet.find(({ points }) => points.some((b, i) => distanceToSide(end, points[i - 1] ?? b, b) < 4));
    const back = water === undefined ? 0 : HALF[water.tag.kind === 'river' ? 'river' : 'creek'] * 1.3 + 4;
    return [along(end, next, Math.min(0.9, back / (distance(end, next) || 1)))];
  };
  return [...pulled(piece[0], piece[1]), ...piece.slice(1, -1), ...pulled(piece.at(-1), piece.at(-2))];
}

function borderOf(lines: readonly DrawnLine[]): readonly XY[] {
  return lines.find(({ tag }) => tag.kind === 'outline')?.points ?? [];
}

/** The part of a line inside the border and so many metres beyond it, at both ends. */
function clipped(points: readonly XY[], border: readonly XY[], beyond: number): XY[] {
  const fine = points.flatMap((b, i) => {
    const a = points[i - 1];
    return a === undefined ? [b] : [along(a, b, 0.5), b];
  });
  const first = fine.findIndex((point) => isInside(border, point));
  const last = fine.findLastIndex((point) => isInside(border, point));
  if (first < 0) return [];
  const far = (from: number, step: 1 | -1): number => {
    let passed = 0;
    let i = from;
    for (; fine[i + step] !== undefined && passed < beyond; i += step)
      passed += distance(fine[i] ?? [0, 0], fine[i + step] ?? [0, 0]);
    return i;
  };
  return fine.slice(far(first, -1), far(last, 1) + 1);
}

type Label = { readonly class: 'community' | 'estate' | 'park' | 'poi'; readonly name: string; readonly at: XY };

function labelsOf(map: PlanarMap, sites: readonly Site[], communities: readonly NamedCommunity[]): Label[] {
  const classes = { estate: 'estate', park: 'park', school: 'poi', hospital: 'poi', market: 'poi' } as const;
  const isLabelled = (use: string): use is keyof typeof classes => use in classes;
  const places = sites.flatMap(({ use, name, middle }): Label[] =>
    name !== null && isLabelled(use) ? [{ class: classes[use], name, at: middle }] : [],
  );
  const quarters = communities.map(({ name, grids }): Label => {
    const faces = new Set(grids.flatMap((grid) => [...grid]));
    return { class: 'community', name, at: middleOf(map, faces) };
  });
  return [...quarters, ...places];
}

function middleOf(map: PlanarMap, faces: ReadonlySet<number>): XY {
  const corners = [...faces].map((face) => centroid((map.faces.get(face) ?? []).map((n) => map.points[n] ?? [0, 0])));
  const sum = corners.reduce<XY>(([x, y], [cx, cy]) => [x + cx, y + cy], [0, 0]);
  return [sum[0] / corners.length, sum[1] / corners.length];
}
