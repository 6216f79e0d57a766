import Type, { type Static } from 'typebox';
import { AlarmKind, DeviceEvent, HealthKind, Severity } from './alarm-words.ts';
import { TopicMap } from './topic-map.ts';
import { Localized, Role } from './words.ts';

const closed = { additionalProperties: false } as const;
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]{0,47}$' });
const PointId = Type.String({ pattern: '^[a-z][a-z0-9_]{0,47}$' });
const Seconds = Type.Number({ minimum: 0, maximum: 31_622_400 });

/** A point of a device: what it measures, in what unit, and which values are physically possible. */
export const Point = Type.Object(
  {
    id: PointId,
    name: Localized,
    unit: Type.String({ maxLength: 16, description: 'empty for a switch or a word' }),
    /** Outside of it a value is a fault of the sensor: it neither alarms nor counts as a good value. */
    range: Type.Optional(Type.Object({ min: Type.Number(), max: Type.Number() }, closed)),
    scale: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: 'what arrives times this is in the unit' })),
    from: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 64 }),
            scale: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
          },
          closed,
        ),
        { description: 'further names on the wire, with the scale when another unit is sent under that name' },
      ),
    ),
    words: Type.Optional(Type.Record(Type.String(), Localized)),
  },
  { $id: 'DevicePoint', ...closed },
);
export type Point = Static<typeof Point>;

/**
 * The case an alarm makes, and what it takes: `one` the alarm alone, `two` a second device of the building or a person,
 * `person` somebody who confirms it (GB 50440; domain.md §3.2). A person's confirmation is always enough.
 */
export const CaseWanted = Type.Object(
  {
    kind: Slug,
    taxonomy: Slug,
    category: Type.String({ pattern: '^[A-Za-z0-9.]{1,20}$' }),
    needs: Type.Enum(['one', 'two', 'person']),
  },
  { $id: 'CaseWanted', ...closed },
);
export type CaseWanted = Static<typeof CaseWanted>;

/** What a rule gives when it holds: an alarm, or a line of the maintenance list. */
export const Gives = Type.Union([
  Type.Object({ kind: AlarmKind, severity: Severity, case: Type.Optional(CaseWanted) }, closed),
  Type.Object({ kind: HealthKind }, closed),
]);
export type Gives = Static<typeof Gives>;

const rule = <K extends string, P extends Type.TProperties>(kind: K, more: P) =>
  Type.Object({ id: Slug, name: Localized, gives: Gives, kind: Type.Literal(kind), ...more }, closed);
const Hold = Type.Optional(Seconds);
const Words = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });

/** At or beyond `raise` for `holdSeconds`; over again only beyond `clear`, so it does not flap in between. */
export const ThresholdRule = rule('threshold', {
  point: PointId,
  side: Type.Enum(['above', 'below']),
  raise: Type.Number(),
  clear: Type.Number(),
  holdSeconds: Hold,
});
/** One of these words, or true/false, for `holdSeconds`. */
export const EqualsRule = rule('equals', { point: PointId, values: Words, holdSeconds: Hold });
/** Changes by at least `change` within `seconds`; over when the change is below half of that. */
export const RateRule = rule('rate', {
  point: PointId,
  way: Type.Enum(['up', 'down', 'either']),
  change: Type.Number({ exclusiveMinimum: 0 }),
  seconds: Type.Number({ exclusiveMinimum: 0, maximum: 86_400 }),
});
/** Not heard of for so long; three heartbeats unless told. */
export const SilenceRule = rule('silence', { seconds: Type.Optional(Seconds) });
/** Does not move by more than `tolerance` for `seconds`; with `at`, only while it stays at that value. */
export const StuckRule = rule('stuck', {
  point: PointId,
  seconds: Seconds,
  tolerance: Type.Number({ minimum: 0 }),
  at: Type.Optional(Type.Number()),
});
/** More than `most` means of `minutes` above a value in a calendar day; a mean needs `completeness` of its samples. */
export const CountRule = rule('count', {
  point: PointId,
  minutes: Type.Enum([1, 5, 10, 15, 30, 60]),
  above: Type.Number(),
  most: Type.Integer({ minimum: 0, maximum: 1440 }),
  completeness: Type.Number({ minimum: 0, maximum: 1 }),
  everySeconds: Type.Number({ exclusiveMinimum: 0, maximum: 3600 }),
});
/** All conditions at once, each on a value not older than `withinSeconds`. */
export const AllRule = rule('all', {
  conditions: Type.Array(
    Type.Object(
      {
        point: PointId,
        above: Type.Optional(Type.Number()),
        below: Type.Optional(Type.Number()),
        equals: Type.Optional(Words),
      },
      closed,
    ),
    { minItems: 2, maxItems: 8 },
  ),
  withinSeconds: Seconds,
  holdSeconds: Hold,
});
/** The class by the profile's rating table is worse than the target; without enough data nothing is said. */
export const ClassRule = rule('class', { target: Type.Integer({ minimum: 1, maximum: 5 }) });
/**
 * The protocol says so. With `components` the rule is about these kinds of component alone (GB/T 26875.3-2011, 8.2.1.2)
 * and goes before rules of the event without. The event `confirm` is told of every fire of the system that is confirmed.
 */
export const EventRule = rule('event', {
  event: DeviceEvent,
  components: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 255 }), { minItems: 1, uniqueItems: true })),
});

export const Rule = Type.Union([
  ThresholdRule,
  EqualsRule,
  RateRule,
  SilenceRule,
  StuckRule,
  CountRule,
  AllRule,
  ClassRule,
  EventRule,
]);
export type Rule = Static<typeof Rule>;
export type RuleOf<K extends Rule['kind']> = Extract<Rule, { kind: K }>;

/** A table for rating by the worst single item (单因子评价), class I to V; beyond V is worse than V (6). */
export const Rating = Type.Object(
  {
    standard: Type.String({ minLength: 1 }),
    /** Values older than this do not count. */
    withinSeconds: Seconds,
    /** Items without which there is no class but "not enough data" (数据不足). */
    required: Type.Array(PointId, { minItems: 1 }),
    items: Type.Array(
      Type.Object(
        {
          point: PointId,
          /** Limits of classes I to V; `below` for upper limits, `above` for lower ones, `between` two for all classes. */
          side: Type.Enum(['below', 'above', 'between']),
          limits: Type.Array(Type.Number(), { minItems: 2, maxItems: 5 }),
          /** False for an item that is watched but left out of the class. */
          rated: Type.Boolean(),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  { $id: 'Rating', ...closed },
);
export type Rating = Static<typeof Rating>;

/** What is known of a model of device: its points, how often it is heard of, and its rules. */
export const DeviceProfile = Type.Object(
  {
    id: Slug,
    name: Localized,
    heartbeatSeconds: Seconds,
    dialect: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 128,
        description: 'how its make departs from the protocol; a device may have its own',
      }),
    ),
    points: Type.Array(Point, { maxItems: 200 }),
    rules: Type.Array(Rule, { maxItems: 100 }),
    rating: Type.Optional(Rating),
    topics: Type.Optional(
      Type.Array(TopicMap, {
        maxItems: 20,
        description: 'how the MQTT messages of its make are read; the first that fits',
      }),
    ),
  },
  { $id: 'DeviceProfile', ...closed },
);
export type DeviceProfile = Static<typeof DeviceProfile>;

/** How a pack treats its alarms: what is one incident, and who is told when nobody acknowledges. */
export const AlarmPolicy = Type.Object(
  {
    incidentMinutes: Type.Number({ minimum: 1, maximum: 1440 }),
    ladder: Type.Array(
      Type.Object({ kind: AlarmKind, afterSeconds: Type.Number({ minimum: 1, maximum: 604_800 }), to: Role }, closed),
    ),
  },
  { $id: 'AlarmPolicy', ...closed },
);
export type AlarmPolicy = Static<typeof AlarmPolicy>;
