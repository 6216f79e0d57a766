import type { ReportRulesNow } from '@chengyun/contract/report-rules';
import type { Report, ReportChange, ReportDetail, ReportSettingsNow } from '@chengyun/contract/reports';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

const key = (town: string) => ['town', town, 'reports'] as const;
/** While a report is made it is looked at this often. */
const lookMs = 1500;
const minuteMs = 60_000;

/** The town's reports, the newest period first. */
export function reportsQuery(town: string) {
  return queryOptions({
    queryKey: [...key(town), 'list'],
    queryFn: ({ signal }) => api<{ reports: readonly Report[] }>(paths.reports(town), { signal }),
    refetchInterval: ({ state }) => (state.data?.reports.some(isMaking) ? lookMs : minuteMs),
  });
}

/** One version of a report, the newest unless told. */
export function reportQuery(town: string, id: string, version: number | undefined) {
  return queryOptions({
    queryKey: [...key(town), 'one', id, version ?? 'newest'],
    queryFn: ({ signal }) => api<ReportDetail>(paths.report(town, id), { query: { version }, signal }),
    refetchInterval: ({ state }) => (state.data?.version.state === 'making' ? lookMs : false),
  });
}

/** How one version differs from another. */
export function changesQuery(town: string, id: string, version: number, other: number) {
  return queryOptions({
    queryKey: [...key(town), 'changes', id, version, other],
    queryFn: ({ signal }) =>
      api<{ changes: readonly ReportChange[] }>(paths.reportVersion(town, id, version, '/changes'), {
        query: { with: other },
        signal,
      }),
  });
}

/** The sentence rules in force. */
export function rulesQuery(town: string) {
  return queryOptions({
    queryKey: [...key(town), 'rules'],
    queryFn: ({ signal }) => api<ReportRulesNow>(paths.reportRules(town), { signal }),
  });
}

/** When reports are made by themselves. */
export function settingsQuery(town: string) {
  return queryOptions({
    queryKey: [...key(town), 'settings'],
    queryFn: ({ signal }) => api<ReportSettingsNow>(paths.reportSettings(town), { signal }),
  });
}

/** All that is known of reports, to be read anew. */
export const reportsKey = key;

export function isMaking({ versions: [newest] }: Report): boolean {
  return newest?.state === 'making';
}
