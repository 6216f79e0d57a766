import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';

/** What the address says of the page of reports. */
export type ReportSearch = Readonly<Partial<Record<'kind' | 'version' | 'figure' | 'part' | 'with', string>>>;

/** The report, version and figure of the address, and ways to another. */
export function useReportAddress() {
  const { reportId } = useParams({ strict: false }) as { readonly reportId?: string };
  const search = useSearch({ strict: false }) as ReportSearch;
  const navigate = useNavigate();
  return useMemo(
    () => ({
      reportId,
      search,
      version: search.version === undefined ? undefined : Number(search.version),
      /** Changes what the address says; undefined takes it away. */
      go: (changes: { readonly [K in keyof ReportSearch]: ReportSearch[K] | undefined }) =>
        void navigate({ to: '.', search: changed(search, changes) as never, resetScroll: false }),
    }),
    [reportId, search, navigate],
  );
}

/** An address with some of it changed. */
export function changed(search: ReportSearch, changes: object): ReportSearch {
  const all = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(all) as ReportSearch;
}
