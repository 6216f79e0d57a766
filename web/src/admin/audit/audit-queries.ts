import type { AuditPage, AuditQuery, SecurityOverview } from '@chengyun/contract/audit';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { groundKey } from '../shared/queries.ts';

/** The filters of the trail as they stand in the address bar. */
export type AuditFilters = Readonly<Partial<Record<(typeof FILTERS)[number], string>>>;

export const FILTERS = ['who', 'kind', 'action', 'object', 'address', 'ok', 'from', 'to'] as const;

/** Reads the filters of an address; what is no filter, and what is empty, is left out. */
export function readAuditFilters(search: Readonly<Record<string, unknown>>): AuditFilters {
  const given = FILTERS.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}

/** Lines of the trail, newest first, page by page. */
export function auditQuery(town: string, filters: AuditFilters) {
  return infiniteQueryOptions({
    queryKey: [...groundKey(town), 'audit', filters],
    queryFn: ({ pageParam, signal }) => {
      const query: Record<string, string> = { ...filters, ...(pageParam ? { cursor: pageParam } : {}) };
      return api<AuditPage>(paths.audit(town), { query: query as AuditQuery as Record<string, string>, signal });
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
}

export function securityQuery(town: string) {
  return queryOptions({
    queryKey: [...groundKey(town), 'security'],
    queryFn: ({ signal }) => api<SecurityOverview>(paths.security(town), { signal }),
    refetchInterval: 15_000,
  });
}
