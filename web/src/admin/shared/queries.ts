import type { AccountPolicyNow } from '@chengyun/contract/account-policy';
import type { UnitList } from '@chengyun/contract/ground';
import type { ApiKey, StaffMember } from '@chengyun/contract/people';
import type { CalendarHistory, CalendarList, PackHistory, PackText } from '@chengyun/contract/policy';
import { queryOptions } from '@tanstack/react-query';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

export type AreaShapes = FeatureCollection<
  Polygon | MultiPolygon,
  { readonly id: string; readonly name: string; readonly level: string; readonly parent: string | null }
>;

/** The key below which everything of a town's ground is kept; a change of one part may touch the others. */
export const groundKey = (town: string) => ['town', town] as const;

export function unitsQuery(town: string) {
  return queryOptions({
    queryKey: [...groundKey(town), 'units'],
    queryFn: ({ signal }) => api<UnitList>(paths.units(town), { signal }),
  });
}

/** Shapes of one level; the whole town's unit grids are some hundred. */
export function areaShapesQuery(town: string, level: string) {
  return queryOptions({
    queryKey: [...groundKey(town), 'area-shapes', level],
    queryFn: ({ signal }) => api<AreaShapes>(paths.areaShapes(town), { query: { level }, signal }),
    staleTime: 10 * 60_000,
  });
}

export function peopleQuery(town: string) {
  return queryOptions({
    queryKey: [...groundKey(town), 'people'],
    queryFn: ({ signal }) => api<readonly StaffMember[]>(paths.people(town), { signal }),
  });
}

export function keysQuery(town: string) {
  return queryOptions({
    queryKey: [...groundKey(town), 'keys'],
    queryFn: ({ signal }) => api<readonly ApiKey[]>(paths.keys(town), { signal }),
  });
}

export function policyQuery(town: string) {
  return queryOptions({
    queryKey: [...groundKey(town), 'account-policy'],
    queryFn: ({ signal }) => api<AccountPolicyNow>(paths.accountPolicy(town), { signal }),
  });
}

export function calendarsQuery(town: string) {
  return queryOptions({
    queryKey: [...groundKey(town), 'calendars'],
    queryFn: ({ signal }) => api<CalendarList>(paths.calendars(town), { signal }),
  });
}

export function calendarHistoryQuery(town: string, id: string) {
  return queryOptions({
    queryKey: [...groundKey(town), 'calendars', id],
    queryFn: ({ signal }) => api<CalendarHistory>(paths.calendar(town, id), { signal }),
  });
}

export function packHistoryQuery(town: string, id: string) {
  return queryOptions({
    queryKey: [...groundKey(town), 'pack-history', id],
    queryFn: ({ signal }) => api<PackHistory>(paths.pack(town, id), { signal }),
  });
}

export function packTextQuery(town: string, id: string, write: string) {
  return queryOptions({
    queryKey: [...groundKey(town), 'pack-text', id, write],
    queryFn: ({ signal }) => api<PackText>(paths.pack(town, id, '/text'), { query: { write }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
