import { memberRoles, type StaffRole } from '@chengyun/contract/people';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

export type Power = 'reads' | 'writes';
type Row = { readonly tag: string; readonly powers: Readonly<Partial<Record<StaffRole, Power>>> };
type Operation = {
  readonly tags?: readonly string[];
  readonly 'x-roles'?: readonly string[];
  /** Sent by POST though it changes nothing. */
  readonly 'x-only-reads'?: boolean;
};
type Description = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

/** The rules of the routes as the server describes them. */
export const routesQuery = queryOptions({
  queryKey: ['openapi', 'roles'],
  queryFn: async ({ signal }) => roleMatrix(await api<Description>(paths.openApi(), { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

/** What each role may do with each kind of thing: see it, or change it too. */
export function roleMatrix(description: Description): readonly Row[] {
  const operations = Object.values(description.paths).flatMap((methods) => Object.entries(methods));
  const ruled = operations.filter(([, operation]) => operation['x-roles'] !== undefined);
  const tags = [...new Set(ruled.map(([, { tags: [tag = ''] = [] }]) => tag))];
  return tags.map((tag) => ({
    tag,
    powers: Object.fromEntries(
      memberRoles.flatMap((role) => {
        const mine = ruled.filter(([, { tags: of, 'x-roles': roles }]) => of?.[0] === tag && roles?.includes(role));
        if (mine.length === 0) return [];
        return [
          [role, mine.some(([method, one]) => method !== 'get' && !one['x-only-reads']) ? 'writes' : 'reads'] as const,
        ];
      }),
    ),
  }));
}
