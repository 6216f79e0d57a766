import type { NewCase } from '@chengyun/contract/case';
import type { CaseDraft, CasePage } from '@chengyun/contract/case-list';
import type { PlaceAt } from '@chengyun/contract/place';
import type { Position } from '@chengyun/contract/words';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import type { DraftAnswer } from './twins-said.ts';

/** What can be told of a report before it is made; the last answer stays until the next is there. */
export function draftQuery(town: string, report: NewCase, wanted: boolean) {
  return queryOptions({
    queryKey: ['town', town, 'cases', 'draft', report],
    queryFn: async ({ signal }): Promise<DraftAnswer> => {
      const draft = await api<CaseDraft>(paths.caseDraft(town), { body: report, signal });
      return { ...draft, position: report.position };
    },
    enabled: wanted,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
}

/** The latest cases that a number called about. */
export function callsOfQuery(town: string, phone: string) {
  return queryOptions({
    queryKey: ['town', town, 'cases', 'calls', phone],
    queryFn: ({ signal }) =>
      api<CasePage>(paths.cases(town), { query: { q: phone, sort: '-reported', limit: 5 }, signal }),
    enabled: /^[0-9+]{5,20}$/.test(phone),
  });
}

/** What lies at a position. */
export function placeAtQuery(town: string, position: Position | undefined) {
  const [lon, lat] = position ?? [0, 0];
  return queryOptions({
    enabled: position !== undefined,
    queryKey: ['town', town, 'places', 'at', lon, lat],
    queryFn: ({ signal }) => api<PlaceAt>(paths.placeAt(town), { query: { lon, lat }, signal }),
    staleTime: 10 * 60_000,
  });
}
