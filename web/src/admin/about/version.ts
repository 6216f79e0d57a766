import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

/** The version of the server that answers; it is part of the description of its interface. */
export const versionQuery = queryOptions({
  queryKey: ['version'],
  queryFn: async ({ signal }) => {
    const { info } = await api<{ readonly info: { readonly version: string } }>(paths.openApi(), { signal });
    return info.version;
  },
  staleTime: Number.POSITIVE_INFINITY,
});
