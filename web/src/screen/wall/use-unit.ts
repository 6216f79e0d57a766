import { useSyncExternalStore } from 'react';

/** How large the wall is: `unit` pixels stand for one of a wall 1080 high; a wide one has its sides in two columns. */
export type Room = { readonly unit: number; readonly shape: 'tall' | 'usual' | 'wide' };

const drawnHeight = 1080;
/** Below this width for its height, the sides would leave the map no room. */
const leastWidth = 1480;
const narrow = 900;
const wideFrom = 2.3;

/** The room a window gives; on a phone or a narrow window the parts stand below each other. Pure. */
export function roomOf(width: number, height: number): Room {
  if (width < narrow) return { unit: 1, shape: 'tall' };
  const unit = Math.min(height / drawnHeight, width / leastWidth);
  return { unit, shape: width / height >= wideFrom ? 'wide' : 'usual' };
}

let last: Room = { unit: 1, shape: 'usual' };

function now(): Room {
  const next = roomOf(window.innerWidth, window.innerHeight);
  if (next.unit !== last.unit || next.shape !== last.shape) last = next;
  return last;
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

/** The room there is now. */
export function useRoom(): Room {
  return useSyncExternalStore(subscribe, now);
}
