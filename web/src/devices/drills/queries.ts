import type { Occasion } from '@chengyun/contract/occasion';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

/** Key of the drills and maintenance windows of a town. */
export const occasionsKey = (town: string) => ['town', town, 'occasions'] as const;

/** Drills and maintenance windows: those that are on or to come, and those of the last `days`. */
export function occasionsQuery(town: string, days = 31) {
  return queryOptions({
    queryKey: [...occasionsKey(town), days],
    queryFn: ({ signal }) =>
      api<{ occasions: readonly Occasion[] }>(paths.occasions(town), { query: { days }, signal }),
  });
}
