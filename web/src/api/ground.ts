import type { AreaList, Directory } from '@chengyun/contract/ground';
import type { FoundPlaces } from '@chengyun/contract/place';
import type { PackList, UnitKindList } from '@chengyun/contract/policy';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { api } from './client.ts';
import { paths } from './paths.ts';

const aWhile = 10 * 60_000;

/** The town's packs; they change with a release of policy, not during a day's work. */
export function packsQuery(town: string) {
  return queryOptions({
    queryKey: ['town', town, 'packs'],
    queryFn: ({ signal }) => api<PackList>(paths.packs(town), { signal }),
    staleTime: aWhile,
  });
}

/** Places by name or address. */
export function placesQuery(town: string, q: string) {
  return queryOptions({
    queryKey: ['town', town, 'places', q],
    queryFn: ({ signal }) => api<FoundPlaces>(paths.places(town), { query: { q, limit: 8 }, signal }),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: aWhile,
  });
}

/** Units and people by name, for whoever has to choose one. */
export function directoryQuery(town: string) {
  return queryOptions({
    queryKey: ['town', town, 'directory'],
    queryFn: ({ signal }) => api<Directory>(paths.directory(town), { signal }),
    staleTime: aWhile,
  });
}

/** Kinds of units a pack may name. */
export function unitKindsQuery(town: string) {
  return queryOptions({
    queryKey: ['town', town, 'unit-kinds'],
    queryFn: ({ signal }) => api<UnitKindList>(paths.unitKinds(town), { signal }),
    staleTime: aWhile,
  });
}

/** The town's areas without their borders. */
export function areasQuery(town: string) {
  return queryOptions({
    queryKey: ['town', town, 'areas'],
    queryFn: ({ signal }) => api<AreaList>(paths.areas(town), { signal }),
    staleTime: aWhile,
  });
}

/** Borders of areas; `id` is the area's code. */
export type AreaShapes = FeatureCollection<
  Polygon | MultiPolygon,
  { readonly id: string; readonly name: string; readonly level: string; readonly parent: string | null }
>;

/** Borders of one level of areas. */
export function areaShapesQuery(town: string, level: 'community' | 'grid' | 'unit_grid') {
  return queryOptions({
    queryKey: ['town', town, 'area-shapes', level],
    queryFn: ({ signal }) => api<AreaShapes>(paths.areaShapes(town), { query: { level }, signal }),
    staleTime: aWhile,
  });
}
