import type { RuleOf } from '@chengyun/contract/profile';
import { type Judged, judged, type Memory, unchanged } from './rule-state.ts';

/** Most values of a window that are kept; of a device that sends faster, the newest. */
const KEPT = 120;

/**
 * Change within a window. Holds from `change` on and is over below half of it; late values are passed over. Of the window
 * only those are kept from which a later value can have moved most: a low that a later one reaches is none any more. Of
 * noise around a level that is three of ten, and there is a list for each of sixty thousand detectors.
 */
export function judgeRate(rule: RuleOf<'rate'>, before: Memory | undefined, at: number, value: number): Judged {
  if (before && at < before.at) return unchanged(before);
  const from = at - rule.seconds * 1000;
  const kept: (readonly [number, number])[] = [[at, value]];
  let [low, high, most] = [value, value, 0];
  for (const one of before?.seen?.toReversed() ?? []) {
    const [since, was] = one;
    if (since < from) break;
    most = Math.max(most, moved(rule.way, value - was));
    if ((rule.way !== 'down' && was < low) || (rule.way !== 'up' && was > high)) kept.push(one);
    low = Math.min(low, was);
    high = Math.max(high, was);
  }
  // A list that grew has room for many more; what is kept for each device is as long as it is.
  const seen = kept.reverse().slice(-KEPT);
  return judged(before, { on: before?.on ? most >= rule.change / 2 : most >= rule.change, at, seen });
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
