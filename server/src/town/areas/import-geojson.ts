import type { Area, AreaLevel, Position, Surface } from '@chengyun/contract/area';
import {
  AREA_LEVELS,
  AreaLevel as AreaLevelSchema,
  levelOfCode,
  Surface as SurfaceSchema,
} from '@chengyun/contract/area';
import { type AreaProblem, checkAreaTree } from '@chengyun/contract/area-tree';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { CoordinateSystem } from '../../support/geo/coordinates.ts';
import { toWgs84 } from '../../support/geo/coordinates.ts';
import { areaM2Of, centerOf } from './shape-facts.ts';

/** What an import refuses beyond what `checkAreaTree` finds. */
export interface ImportProblem {
  readonly kind: AreaProblem['kind'] | 'too-large' | 'not-json' | 'not-a-collection' | 'too-many' | 'feature';
  readonly where: string;
  readonly value: string;
  readonly fits: string;
}

export type AreaImport =
  | { readonly ok: true; readonly areas: readonly Area[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

export interface AreaImportOptions {
  readonly system: CoordinateSystem;
  readonly newId: () => string;
  readonly maxBytes?: number;
  readonly maxFeatures?: number;
}

/** A city's 12,000 unit grids fit in a tenth of this. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_FEATURES = 50_000;
const MAX_PROBLEMS = 200;

const Collection = Compile(
  Type.Object({ type: Type.Literal('FeatureCollection'), features: Type.Array(Type.Unknown()) }),
);
const Feature = Compile(
  Type.Object({
    type: Type.Literal('Feature'),
    geometry: SurfaceSchema,
    properties: Type.Object({
      code: Type.String({ minLength: 9, maxLength: 15 }),
      name: Type.String({ minLength: 1, maxLength: 60 }),
      level: Type.Optional(AreaLevelSchema),
      parent: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    }),
  }),
);

interface Draft {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parent: string | null;
  readonly polygon: Surface;
}

/**
 * Reads a town's areas from a GeoJSON FeatureCollection (RFC 7946). Properties: `code`, `name`, `parent` (the code of
 * the area above) and, when the code does not say it, `level`. Answers areas that pass `checkAreaTree`, or what is wrong.
 */
export function importAreas(text: string, options: AreaImportOptions): AreaImport {
  const parsed = parse(text, options);
  return 'kind' in parsed ? { ok: false, problems: [parsed] } : importCollection(parsed.value, options);
}

/** The same from a value that was parsed already. */
export function importCollection(value: unknown, options: AreaImportOptions): AreaImport {
  const read = featuresOf(value, options);
  if (!Array.isArray(read)) return { ok: false, problems: [read] };
  const drafts = read.map((feature, i) => draftOf(feature, i, options));
  const problems = drafts.filter((draft) => 'kind' in draft);
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) };
  const areas = areasOf(drafts.filter((draft): draft is Draft => !('kind' in draft)));
  const wrong = checkAreaTree(areas);
  return wrong.length > 0 ? { ok: false, problems: wrong.slice(0, MAX_PROBLEMS) } : { ok: true, areas };
}

const where = 'the file';

function parse(text: string, { maxBytes = MAX_BYTES }: AreaImportOptions): { value: unknown } | ImportProblem {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) return { kind: 'too-large', where, value: `${bytes} bytes`, fits: `at most ${maxBytes} bytes` };
  try {
    return { value: JSON.parse(text) };
  } catch (cause) {
    // The parser's own sentence says where it stumbled; there is nothing of ours in it to keep.
    const value = cause instanceof Error ? cause.message : String(cause);
    return { kind: 'not-json', where, value, fits: 'JSON text' };
  }
}

function featuresOf(value: unknown, { maxFeatures = MAX_FEATURES }: AreaImportOptions): unknown[] | ImportProblem {
  if (!Collection.Check(value)) {
    const start = (JSON.stringify(value) ?? '').slice(0, 60);
    return { kind: 'not-a-collection', where, value: start, fits: 'a GeoJSON FeatureCollection' };
  }
  const { features } = value;
  if (features.length <= maxFeatures) return features;
  return { kind: 'too-many', where, value: `${features.length} features`, fits: `at most ${maxFeatures} features` };
}

function draftOf(feature: unknown, number: number, { system, newId }: AreaImportOptions): Draft | ImportProblem {
  const where = `features[${number}]`;
  if (!Feature.Check(feature)) {
    const [first] = Feature.Errors(feature);
    const path = first?.instancePath ?? '';
    return {
      kind: path.endsWith('/code') ? 'code-form' : 'feature',
      where: `${where}${path}`,
      value: textOf(valueAt(feature, path)).slice(0, 80),
      fits: first?.message ?? 'a Feature with Polygon or MultiPolygon, code and name',
    };
  }
  const { code, name, parent = null, level = levelOfCode(code) } = feature.properties;
  if (level === null) return { kind: 'code-form', where, value: code, fits: `a code of ${AREA_LEVELS.join(', ')}` };
  return { id: newId(), code, name, level, parent, polygon: converted(feature.geometry, system) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** What stands at a JSON pointer whose names need no escaping. */
function valueAt(value: unknown, pointer: string): unknown {
  const names = pointer.split('/').slice(1);
  return names.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
    value,
  );
}

function converted(surface: Surface, system: CoordinateSystem): Surface {
  const ring = (positions: Position[]): Position[] => positions.map((at) => [...toWgs84(at, system)]);
  if (surface.type === 'Polygon') return { type: 'Polygon', coordinates: surface.coordinates.map(ring) };
  return { type: 'MultiPolygon', coordinates: surface.coordinates.map((rings) => rings.map(ring)) };
}

function areasOf(drafts: readonly Draft[]): Area[] {
  const idOf = new Map(drafts.map(({ code, id }) => [code, id]));
  return drafts.map(({ parent, ...draft }) => ({
    ...draft,
    // A parent code that is not in the file must stay visible as a missing parent, not turn into a root.
    parentId: parent === null ? null : (idOf.get(parent) ?? parent),
    center: centerOf(draft.polygon),
    areaM2: areaM2Of(draft.polygon),
  }));
}
