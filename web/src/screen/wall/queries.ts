import type { Replay, Wall, WallScene } from '@chengyun/contract/wall';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

/** Key of everything the wall of a town shows. */
export const wallKey = (town: string) => ['town', town, 'wall'] as const;

/* Rates and rankings turn even when nothing is told: hours pass, deadlines run out. */
const everyMs = 60_000;

/** A scene as it stands. Failing it is asked again for as long as the wall hangs there. */
export function sceneQuery(town: string, scene: WallScene) {
  return queryOptions({
    queryKey: [...wallKey(town), 'scene', scene],
    queryFn: ({ signal }) => api<Wall>(paths.wall(town), { query: { scene }, signal }),
    staleTime: 5_000,
    refetchInterval: ({ state }) => (state.status === 'error' ? 5_000 : everyMs),
    refetchIntervalInBackground: true,
  });
}

/** The town at a past moment. */
export function pastQuery(town: string, scene: WallScene, at: string) {
  return queryOptions({
    queryKey: [...wallKey(town), 'past', scene, at],
    queryFn: ({ signal }) => api<Replay>(paths.replay(town), { query: { at, scene }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}
