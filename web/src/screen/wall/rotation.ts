import type { WallScene } from '@chengyun/contract/wall';
import { useEffect } from 'react';
import { sceneAfter } from './address.ts';

const missingSeconds = 5;

/** For how many seconds a scene stays: null for ever. One that cannot be shown is left soon. */
export function stayOf(rotate: number | null, missing: boolean): number | null {
  return rotate !== null && missing ? Math.min(rotate, missingSeconds) : rotate;
}

/** Turns to the next scene after so many seconds, round and round; null stays. */
export function useRotation(scene: WallScene, seconds: number | null, turn: (scene: WallScene) => void): void {
  useEffect(() => {
    if (seconds === null) return undefined;
    const timer = setTimeout(() => turn(sceneAfter(scene, 1)), seconds * 1000);
    return () => clearTimeout(timer);
  }, [scene, seconds, turn]);
}
