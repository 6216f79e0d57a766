import { useNow } from '../../ui/now.ts';
import { fullMoment } from '../../ui/time.ts';
import { useTongue } from '../../ui/Zone.tsx';

/* A slow walk round a small square, in units of the wall: no edge of light stands on the same points for weeks. */
const walk = [
  [0, 0],
  [2, 0],
  [3, 2],
  [2, 3],
  [0, 3],
  [-2, 3],
  [-3, 1],
  [-2, 0],
] as const;
const minute = 60_000;
const nightFrom = 22;
const nightTo = 6;

/** Where the wall stands in a minute, so that it does not burn in. */
export function driftAt(ms: number): readonly [x: number, y: number] {
  return walk[Math.floor(ms / minute) % walk.length] ?? walk[0];
}

/** Whether a hall is dark at an hour of the day. */
export function isNight(hour: number): boolean {
  return hour >= nightFrom || hour < nightTo;
}

/** How the wall spares its screen and its readers: where it stands now, and whether it is dimmed. */
export function useCare(): { readonly drift: readonly [number, number]; readonly night: boolean } {
  const now = useNow();
  const { zone } = useTongue();
  return { drift: driftAt(now.getTime()), night: isNight(Number(fullMoment(now, zone).slice(11, 13))) };
}
