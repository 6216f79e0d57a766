import type { FullFileList } from '@chengyun/contract/full-file';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import { paths } from './paths.ts';

/** All that is known of files in full, to be read anew. */
export const fullFilesKey = (town: string) => ['town', town, 'full-files'] as const;

/** Files in full the reader may know of; they lapse with time, and others decide. */
export function fullFilesQuery(town: string, state?: string) {
  return queryOptions({
    queryKey: [...fullFilesKey(town), state],
    queryFn: ({ signal }) => api<FullFileList>(paths.fullFiles(town), { query: { state }, signal }),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  });
}
