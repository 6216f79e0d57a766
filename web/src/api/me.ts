import type { Role } from '@chengyun/contract/words';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import { paths } from './paths.ts';

export type Named = { readonly id: string; readonly name: string };

/** A town the reader belongs to, with what they are there. `zone` is an IANA time zone, positions are WGS-84. */
export type MyTown = {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly sample: boolean;
  readonly zone: string;
  readonly roles: readonly Role[];
  readonly units: readonly Named[];
  readonly areas: readonly Named[];
  readonly center: readonly [lon: number, lat: number];
  readonly bbox: readonly [west: number, south: number, east: number, north: number];
};

export type Me = {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly username: string;
    readonly locale?: string | null;
  };
  readonly towns: readonly MyTown[];
  readonly mustChangePassword: boolean;
};

/** Who is signed in and what they may see. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api<Me>(paths.me(), { signal }),
  staleTime: 5 * 60_000,
});
