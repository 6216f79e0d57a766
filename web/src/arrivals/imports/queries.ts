import type { DeviceProtocol } from '@chengyun/contract/device';
import type {
  ImportKind,
  ImportMapping,
  ImportPreview,
  ImportRun,
  ImportRunDetail,
  ImportRuns,
} from '@chengyun/contract/import';
import { keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../../api/client.ts';
import { useLive } from '../../api/LiveProvider.tsx';
import { paths } from '../../api/paths.ts';

/** A run is looked at again this often while it runs: the live stream may be lost just then. */
const lookMs = 5000;

export function runsQuery(town: string) {
  return queryOptions({
    queryKey: ['town', town, 'imports', 'list'],
    queryFn: ({ signal }) => api<ImportRuns>(paths.imports(town), { signal }),
  });
}

export function runQuery(town: string, id: string) {
  return queryOptions({
    queryKey: ['town', town, 'imports', 'run', id],
    queryFn: ({ signal }) => api<ImportRunDetail>(paths.import(town, id), { signal }),
    refetchInterval: ({ state }) => (state.data?.run.state === 'running' ? lookMs : false),
  });
}

/** The first rows as a mapping would read them; `given` is known already and need not be asked for. */
export function previewQuery(town: string, id: string, mapping: ImportMapping, given: ImportPreview) {
  return queryOptions({
    queryKey: ['town', town, 'imports', 'preview', id, mapping],
    queryFn: ({ signal }) => api<ImportPreview>(paths.importPreview(town, id), { body: mapping, signal }),
    ...(mapping === given.mapping && { initialData: given }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What is said of a file beside the file; of cases their kind and source, of devices their protocol and profile. */
export type Said = {
  readonly caseKind?: string;
  readonly source?: string;
  readonly protocol?: DeviceProtocol | undefined;
  readonly profile?: string | undefined;
};

export function sendFile(town: string, file: File, rows: ImportKind, said: Said): Promise<ImportRunDetail> {
  const body = new FormData();
  body.append('file', file, file.name);
  return api<ImportRunDetail>(paths.importKind(town, rows), { body, query: said });
}

export function startRun(town: string, id: string, mapping: ImportMapping): Promise<ImportRun> {
  return api<ImportRun>(paths.importStart(town, id), { body: mapping });
}

/** Reads the runs again whenever the server says that one moved on. */
export function useLiveImports(town: string): void {
  const queryClient = useQueryClient();
  const refresh = useCallback(
    () => void queryClient.invalidateQueries({ queryKey: ['town', town, 'imports'] }),
    [queryClient, town],
  );
  useLive('import', refresh);
  useLive('refetch', refresh);
}
