import type { PrivacyCase, PrivacyDetail, PrivacyList } from '@chengyun/contract/privacy-request';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

/** All that is known of requests, to be read anew. */
export const privacyKey = (town: string) => ['town', town, 'privacy'] as const;
const minuteMs = 60_000;

/** What narrows the list; parts of the address. */
export interface Narrow {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly q?: string | undefined;
}

/** The requests of a list; lamps turn with time. */
export function requestsQuery(town: string, { state, kind, q }: Narrow) {
  return queryOptions({
    queryKey: [...privacyKey(town), 'list', state, kind, q],
    queryFn: ({ signal }) => api<PrivacyList>(paths.privacyRequests(town), { query: { state, kind, q }, signal }),
    refetchInterval: minuteMs,
    placeholderData: (before) => before,
  });
}

/** One request with its history. */
export function requestQuery(town: string, id: string) {
  return queryOptions({
    queryKey: [...privacyKey(town), 'one', id],
    queryFn: ({ signal }) => api<PrivacyDetail>(paths.privacyRequest(town, id), { signal }),
    refetchInterval: minuteMs,
  });
}

/** The cases that hold the number of who asks. */
export function requestCasesQuery(town: string, id: string) {
  return queryOptions({
    queryKey: [...privacyKey(town), 'cases', id],
    queryFn: ({ signal }) =>
      api<{ readonly cases: readonly PrivacyCase[] }>(paths.privacyRequest(town, id, '/cases'), { signal }),
  });
}
