import type { GoalDefinition } from '@chengyun/contract/goals';
import type { Localized } from '@chengyun/contract/words';

/** The bounds of an indicator in words when a value lies beyond them; null when it may be. */
export function beyond({ least, most }: GoalDefinition, value: number): Localized | null {
  const low = least !== undefined && value < least;
  const high = most !== undefined && value > most;
  if (!low && !high) return null;
  if (least === undefined) return { zh: `不应大于 ${most}`, en: `is at most ${most}` };
  if (most === undefined) return { zh: `不应小于 ${least}`, en: `is at least ${least}` };
  return { zh: `应在 ${least} 与 ${most} 之间`, en: `lies between ${least} and ${most}` };
}
