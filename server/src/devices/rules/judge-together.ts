import type { Rating, RuleOf } from '@chengyun/contract/profile';
import { held } from './judge-level.ts';
import { rateWater } from './rate-water.ts';
import { type Judged, judged, type Memory, type RuleState, unchanged, type Value } from './rule-state.ts';

type Latest = RuleState['latest'];

/** All conditions on values that are fresh enough; a value that is missing or old makes a condition false. */
export function judgeAll(rule: RuleOf<'all'>, before: Memory | undefined, at: number, latest: Latest): Judged {
  if (before && at < before.at) return unchanged(before);
  const so = meetsAll(rule, at, latest);
  if (before?.on) return judged(before, { on: so, at, since: null });
  return judged(before, held(before, at, so, rule.holdSeconds ?? 0));
}

/** Whether all conditions are so at an instant. */
export function meetsAll({ conditions, withinSeconds }: RuleOf<'all'>, at: number, latest: Latest): boolean {
  return conditions.every((condition) => {
    const value = freshValue(latest, condition.point, at, withinSeconds);
    return value !== undefined && meets(condition, value);
  });
}

/** Class worse than the target; without enough data it neither begins nor ends. */
export function judgeClass(
  rule: RuleOf<'class'>,
  rating: Rating,
  before: Memory | undefined,
  at: number,
  latest: Latest,
): Judged {
  if (before && at < before.at) return unchanged(before);
  const rated = rateWater(rating, rule.target, (point) => freshValue(latest, point, at, rating.withinSeconds));
  if (!rated.enough) return unchanged({ ...(before ?? { on: false }), at });
  return judged(before, { on: rated.class > rule.target, at, value: rated.class });
}

function meets({ above, below, equals }: RuleOf<'all'>['conditions'][number], value: Value): boolean {
  if (equals && !equals.includes(String(value))) return false;
  if (above !== undefined && !(typeof value === 'number' && value >= above)) return false;
  return !(below !== undefined && !(typeof value === 'number' && value <= below));
}

function freshValue(latest: Latest, point: string, at: number, seconds: number): Value | undefined {
  const known = latest[point];
  return known && at - known[0] <= seconds * 1000 ? known[1] : undefined;
}
