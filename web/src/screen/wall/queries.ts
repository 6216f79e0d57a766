import type { AlarmDetail } from '@chengyun/contract/alarm';
import type { CaseDetail } from '@chengyun/contract/case';
import type { Replay, Wall, WallCommand, WallPoints, WallScene, WallThing } from '@chengyun/contract/wall';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';

/** Key of everything the wall of a town shows. */
export const wallKey = (town: string) => ['town', town, 'wall'] as const;

/** Key of what news of the town make old: all that is of now. */
export const liveWallKey = (town: string) => [...wallKey(town), 'scene'] as const;

/* Rates and rankings turn even when nothing is told: hours pass, deadlines run out. */
const everyMs = 60_000;

/** A scene as it stands. Failing it is asked again for as long as the wall hangs there. */
export function sceneQuery(town: string, scene: WallScene) {
  return queryOptions({
    queryKey: [...liveWallKey(town), scene],
    queryFn: ({ signal }) => api<Wall>(paths.wall(town), { query: { scene }, signal }),
    staleTime: 5_000,
    refetchInterval: ({ state }) => (state.status === 'error' || isUncounted(state.data) ? 5_000 : everyMs),
    refetchIntervalInBackground: true,
  });
}

function isUncounted(wall: Wall | undefined): boolean {
  if (!wall) return false;
  return (
    wall.ribbon === null || [...wall.left, ...wall.right].some(({ look }) => look === 'counting' || look === 'failed')
  );
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

/** The open cases of a scene, each where it lies. */
export function pointsQuery(town: string, scene: WallScene) {
  return queryOptions({
    queryKey: [...liveWallKey(town), scene, 'points'],
    queryFn: ({ signal }) => api<WallPoints>(paths.wallPoints(town), { query: { scene }, signal }),
    staleTime: 1_000,
    refetchInterval: everyMs,
  });
}

/** What somebody in command needs of a thing. */
export function commandQuery(town: string, thing: WallThing) {
  return queryOptions({
    queryKey: [...liveWallKey(town), 'command', thing],
    queryFn: ({ signal }) => api<WallCommand>(paths.wallCommand(town), { query: thing, signal }),
    staleTime: 1_000,
  });
}

/** A case with what may be done with it now. */
export function caseActsQuery(town: string, caseId: string) {
  return queryOptions({
    queryKey: [...liveWallKey(town), 'acts', 'case', caseId],
    queryFn: ({ signal }) => api<CaseDetail>(paths.case(town, caseId), { signal }),
  });
}

/** The same of an alarm. */
export function alarmActsQuery(town: string, alarmId: string) {
  return queryOptions({
    queryKey: [...liveWallKey(town), 'acts', 'alarm', alarmId],
    queryFn: ({ signal }) => api<AlarmDetail>(paths.alarm(town, alarmId), { signal }),
  });
}
