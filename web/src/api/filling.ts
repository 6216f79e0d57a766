import type { WallReader } from '@chengyun/contract/kiosk';
import type { Me, MyTown, TownProgress } from '@chengyun/contract/me';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from './client.ts';
import { paths } from './paths.ts';
import { useTown } from './TownProvider.tsx';

const EVERY_MS = 5_000;

/** How far the making of the town is that goes on behind its pages; null once it is done. Then the pages read all anew. */
export function useFilling(): TownProgress | null {
  const town = useTown();
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey: ['town', town.id, 'filling'],
    queryFn: () => readProgress(town),
    initialData: town.progress,
    refetchInterval: ({ state }) => (state.data ? EVERY_MS : false),
    enabled: town.progress !== null,
  });
  const wasFilling = useRef(data !== null);
  useEffect(() => {
    if (wasFilling.current && data === null) void queryClient.invalidateQueries({ queryKey: ['town', town.id] });
    wasFilling.current = data !== null;
  }, [data, queryClient, town.id]);
  return data;
}

async function readProgress({ id, roles }: MyTown): Promise<TownProgress | null> {
  if (roles.includes('kiosk')) return (await api<WallReader>(paths.wallReader(id))).town.progress;
  const { towns } = await api<Me>(paths.me());
  return towns.find((town) => town.id === id)?.progress ?? null;
}
