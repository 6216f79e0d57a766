import type { RuleOf } from '@chengyun/contract/profile';
import { type Judged, judged, type Memory, unchanged, type Value } from './rule-state.ts';

/**
 * Threshold with hysteresis and hold time. A value in the band between `clear` and `raise` never turns it either way; a
 * value older than the newest one judged is passed over, so late data changes nothing.
 */
export function judgeThreshold(
  rule: RuleOf<'threshold'>,
  before: Memory | undefined,
  at: number,
  value: number,
): Judged {
  if (before && at < before.at) return unchanged(before);
  const above = rule.side === 'above';
  if (before?.on) {
    const back = above ? value < rule.clear : value > rule.clear;
    return judged(before, { on: !back, at, since: null });
  }
  const over = above ? value >= rule.raise : value <= rule.raise;
  return judged(before, held(before, at, over, rule.holdSeconds ?? 0));
}

/** A word or a switch at one of the values named, for the hold time. */
export function judgeEquals(rule: RuleOf<'equals'>, before: Memory | undefined, at: number, value: Value): Judged {
  if (before && at < before.at) return unchanged(before);
  const so = rule.values.includes(String(value));
  if (before?.on) return judged(before, { on: so, at, since: null });
  return judged(before, held(before, at, so, rule.holdSeconds ?? 0));
}

/** A memory of something that must be so without a break for `seconds` before it holds. */
export function held(before: Memory | undefined, at: number, so: boolean, seconds: number): Memory {
  if (!so) return { on: false, at, since: null };
  const since = before?.since ?? at;
  const on = at - since >= seconds * 1000;
  return { on, at, since: on ? null : since };
}
