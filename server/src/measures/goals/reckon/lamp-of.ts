import type { GoalLamp, GoalLine, GoalProjection } from '@chengyun/contract/goals-answer';

/** What the lamp of an indicator is told by. */
export interface Standing {
  readonly direction: 'higher' | 'lower';
  readonly target: number | null;
  readonly actual: number | null;
  readonly expected: number | null;
  readonly projection: GoalProjection | null;
  /** Part of the target by which the actual may lag before it is red. */
  readonly tolerance: number;
}

/** The lamp, and why it is not green. */
export interface Light {
  readonly lamp: GoalLamp;
  readonly why: GoalLine['why'];
}

/**
 * Red: behind where it should be by more than the tolerance, or even the better end of the band misses the target.
 * Amber: behind by less, or the middle of the projection misses it. Green otherwise; none without target or value.
 */
export function lampOf({ direction, target, actual, expected, projection, tolerance }: Standing): Light {
  if (target === null || actual === null) return { lamp: 'none', why: null };
  // Sums of decimals are not exact; what is short by less than that is not short.
  const least = 1e-9 * Math.max(1, Math.abs(target));
  const short = (value: number, wanted: number) => (direction === 'higher' ? wanted - value : value - wanted);
  const lag = expected === null ? 0 : short(actual, expected);
  if (lag > tolerance * Math.abs(target) + least) return { lamp: 'red', why: 'behind' };
  const best = direction === 'higher' ? projection?.high : projection?.low;
  if (best !== null && best !== undefined && short(best, target) > least) return { lamp: 'red', why: 'will-miss' };
  if (lag > least) return { lamp: 'yellow', why: 'lags' };
  if (projection && short(projection.value, target) > least) return { lamp: 'yellow', why: 'may-miss' };
  return { lamp: 'green', why: null };
}
