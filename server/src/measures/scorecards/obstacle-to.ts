import type { ScoreObstacle, ScoreSheet } from '@chengyun/contract/scorecards-answer';
import { saysTheSame } from './changed-between.ts';

/** What stands in the way of publishing a sheet after the last one that was published; null when nothing does. */
export function obstacleTo(sheet: ScoreSheet, last: ScoreSheet | undefined, now: Date): ScoreObstacle | null {
  if (new Date(sheet.to) > now) return 'not-over';
  if (!sheet.groups.some(({ rows }) => rows.some(({ rank }) => rank !== null))) return 'nobody-ranked';
  return last && saysTheSame(last, sheet) ? 'unchanged' : null;
}
