import type { Point } from '@chengyun/contract/profile';
import type { Value } from './rule-state.ts';

/**
 * A reading in the point's unit, or null when it is no good value: not finite, or outside what is physically possible.
 * Such a value never alarms and never counts. Words and switches are taken as they come.
 */
export function goodValue({ scale = 1, range }: Point, value: Value): Value | null {
  if (typeof value !== 'number') return value;
  // Twelve digits: 101 × 0.1 is 10.1 and not 10.100000000000001.
  const scaled = scale === 1 ? value : Number((value * scale).toPrecision(12));
  if (!Number.isFinite(scaled)) return null;
  if (range && (scaled < range.min || scaled > range.max)) return null;
  return scaled;
}
