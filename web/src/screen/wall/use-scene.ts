import type { Wall, WallScene } from '@chengyun/contract/wall';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isSignedOut } from '../../api/problem.ts';
import { sceneQuery } from './queries.ts';

/** What the wall shows of a scene. */
export type SceneShown = {
  /** The scene as it was told last; while it has never come, the one before it. */
  readonly wall: Wall | undefined;
  /** The scene was asked for in vain and has never come: what is shown is another one. */
  readonly missing: boolean;
  /** Why there is nothing to be shown at all. */
  readonly error: Error | null;
  readonly retry: () => void;
};

/** A scene as it stands. One that does not come leaves the last that did, for a wall that hangs is never taken down by an error. */
export function useScene(town: string, scene: WallScene, kiosk: boolean): SceneShown {
  const { data, error, isPlaceholderData, errorUpdateCount, refetch } = useQuery({
    ...sceneQuery(town, scene),
    placeholderData: keepPreviousData,
  });
  useShutOut(kiosk, error);
  const wall = useLast(data);
  // Each try begins anew; that one failed before is known from their count.
  const missing = errorUpdateCount > 0 && (data === undefined || isPlaceholderData);
  return { wall, missing, error: wall ? null : error, retry: refetch };
}

/** What came last. */
function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}

/** A screen that was shut out while it hangs looks again whether it may: what it showed goes, and it says why. */
function useShutOut(kiosk: boolean, error: Error | null): void {
  const router = useRouter();
  useEffect(() => {
    if (kiosk && isSignedOut(error)) void router.invalidate();
  }, [kiosk, error, router]);
}
