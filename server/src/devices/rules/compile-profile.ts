import type { DeviceProfile, Point, Rule, RuleOf } from '@chengyun/contract/profile';
import { type DayBounds, dayBounds } from './day-bounds.ts';

type PointRule = RuleOf<'threshold'> | RuleOf<'equals'> | RuleOf<'rate'> | RuleOf<'stuck'> | RuleOf<'count'>;
type EventRule = RuleOf<'event'>;
/** A rule that may wait for a hold time. */
export type HoldRule = RuleOf<'threshold'> | RuleOf<'equals'> | RuleOf<'all'>;
type TogetherRule = RuleOf<'all'> | RuleOf<'class'>;

/** One point with what is judged on it. */
export interface CompiledPoint {
  readonly point: Point;
  readonly rules: readonly PointRule[];
  /** Rules over several points of which this is one. */
  readonly together: readonly TogetherRule[];
}

/** The rules of one event: those for certain kinds of component go before the plain ones. */
export interface EventRules {
  readonly plain: readonly EventRule[];
  readonly byComponent: ReadonlyMap<number, readonly EventRule[]>;
}

/** A profile made ready: rules by the names on the wire and by event. */
export interface CompiledProfile {
  readonly profile: DeviceProfile;
  readonly points: ReadonlyMap<string, CompiledPoint>;
  readonly events: ReadonlyMap<string, EventRules>;
  readonly silences: readonly { readonly rule: RuleOf<'silence'>; readonly ms: number }[];
  readonly counts: readonly RuleOf<'count'>[];
  readonly holds: readonly HoldRule[];
  readonly rules: ReadonlyMap<string, Rule>;
  readonly dayOf: DayBounds;
}

/** Makes a profile ready for the calendar days of a zone. */
export function compileProfile(profile: DeviceProfile, zone: string): CompiledProfile {
  const { rules } = profile;
  const silences = rules.filter((rule) => rule.kind === 'silence');
  return {
    profile,
    points: new Map(profile.points.flatMap((point) => entriesOf(profile, point))),
    events: eventRules(rules.filter((rule) => rule.kind === 'event')),
    silences: silences.map((rule) => ({ rule, ms: (rule.seconds ?? profile.heartbeatSeconds * 3) * 1000 })),
    counts: rules.filter((rule) => rule.kind === 'count'),
    holds: rules.filter(mayWait),
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    dayOf: dayBounds(zone),
  };
}

function entriesOf(profile: DeviceProfile, point: Point): readonly (readonly [string, CompiledPoint])[] {
  const { id, from = [], scale = 1 } = point;
  const own = [{ name: id, scale }, ...from];
  return own.map((way) => [way.name, compilePoint({ ...point, scale: way.scale ?? scale }, profile.rules, profile)]);
}

function compilePoint(point: Point, rules: readonly Rule[], { rating }: DeviceProfile): CompiledPoint {
  const isItem = rating?.items.some((item) => item.point === point.id) ?? false;
  return {
    point,
    rules: rules.filter(isPointRule).filter((rule) => rule.point === point.id),
    together: rules.filter(
      (rule): rule is TogetherRule =>
        (rule.kind === 'class' && isItem) ||
        (rule.kind === 'all' && rule.conditions.some((condition) => condition.point === point.id)),
    ),
  };
}

function eventRules(rules: readonly EventRule[]): ReadonlyMap<string, EventRules> {
  const made = [...Map.groupBy(rules, ({ event }) => event)].map(([event, ofEvent]) => {
    const named = [...new Set(ofEvent.flatMap(({ components = [] }) => components))];
    const byComponent = new Map(
      named.map((component) => [component, ofEvent.filter(({ components }) => components?.includes(component))]),
    );
    return [event, { plain: ofEvent.filter(({ components }) => !components), byComponent }] as const;
  });
  return new Map(made);
}

export function mayWait(rule: Rule): rule is HoldRule {
  return 'holdSeconds' in rule;
}

function isPointRule(rule: Rule): rule is PointRule {
  return 'point' in rule;
}
