import type { Me } from '@chengyun/contract/me';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import { paths } from './paths.ts';

/** Who is signed in and what they may see. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api<Me>(paths.me(), { signal }),
  staleTime: 5 * 60_000,
});
