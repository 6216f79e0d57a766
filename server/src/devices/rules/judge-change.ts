import type { RuleOf } from '@chengyun/contract/profile';
import { type Judged, judged, type Memory, unchanged } from './rule-state.ts';

/** Most values of a window that are kept; of a device that sends faster, the newest. */
const KEPT = 120;

/** Change within a window. Holds from `change` on and is over below half of it; late values are passed over. */
export function judgeRate(rule: RuleOf<'rate'>, before: Memory | undefined, at: number, value: number): Judged {
  if (before && at < before.at) return unchanged(before);
  const from = at - rule.seconds * 1000;
  const seen: (readonly [number, number])[] = [];
  let most = 0;
  for (const one of before?.seen ?? []) {
    if (one[0] < from) continue;
    seen.push(one);
    most = Math.max(most, moved(rule.way, value - one[1]));
  }
  seen.push([at, value]);
  // A list that grew has room for many more; what is kept for each device is as long as it is.
  const kept = seen.slice(-KEPT);
  return judged(before, { on: before?.on ? most >= rule.change / 2 : most >= rule.change, at, seen: kept });
}

function moved(way: RuleOf<'rate'>['way'], by: number): number {
  if (way === 'up') return by;
  return way === 'down' ? -by : Math.abs(by);
}

/** A value that does not move for too long, anywhere or at a certain value; late values are passed over. */
export function judgeStuck(rule: RuleOf<'stuck'>, before: Memory | undefined, at: number, value: number): Judged {
  if (before && at < before.at) return unchanged(before);
  if (rule.at !== undefined && Math.abs(value - rule.at) > rule.tolerance) {
    return judged(before, { on: false, at, since: null, value: null });
  }
  const was = before?.value ?? null;
  const stays = was !== null && Math.abs(value - was) <= rule.tolerance;
  const since = stays ? (before?.since ?? at) : at;
  const on = stays && at - since >= rule.seconds * 1000;
  return judged(before, { on, at, since, value: stays ? was : value });
}
