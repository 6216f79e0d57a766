import type { GroundMaps } from '@chengyun/contract/tiles';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

/** Which base maps there are beside the drawn one; that changes with a new start of the server. */
export function groundMapsQuery(town: string) {
  return queryOptions({
    queryKey: ['town', town, 'map', 'ground'],
    queryFn: ({ signal }) => api<GroundMaps>(paths.groundMaps(town), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
