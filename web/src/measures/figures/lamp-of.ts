import type { Lamp } from '@chengyun/contract/words';

type Direction = 'higher' | 'lower' | 'neutral';

/** How near a target counts as nearly reached: a twentieth of it. */
const near = 0.05;

/** A value against its target: reached, nearly, or not; nothing where there is no target. */
export function lampOf(value: number | null, target: number | null, direction: Direction): Lamp | undefined {
  if (value === null || target === null || direction === 'neutral') return undefined;
  const gap = direction === 'higher' ? target - value : value - target;
  if (gap <= 0) return 'green';
  return gap <= Math.abs(target) * near ? 'yellow' : 'red';
}

/** A change of a figure: in its own unit for shares (points), else as a part of what it was; null where one is missing. */
export function changeOf(value: number | null, before: number | null | undefined, isShare: boolean): number | null {
  if (value === null || before === null || before === undefined) return null;
  if (isShare) return value - before;
  return before === 0 ? null : (value - before) / before;
}

/** Less than half a point or half a hundredth is no news. */
const noNews = 0.005;

/** Whether a change is for the better, for the worse, or means nothing by itself. */
export function goodness(change: number, direction: Direction): 'better' | 'worse' | 'even' {
  if (direction === 'neutral' || Math.abs(change) < noNews) return 'even';
  return change > 0 === (direction === 'higher') ? 'better' : 'worse';
}
