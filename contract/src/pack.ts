import Type, { type Static } from 'typebox';
import { Limit } from './calendar.ts';
import { MeasureDefinition } from './measures.ts';
import { AlarmPolicy, DeviceProfile } from './profile.ts';
import { Localized, Matter, Role, SourceId, SupervisionLevel } from './words.ts';

const closed = { additionalProperties: false } as const;
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]{0,47}$' });

/** Limits of one case kind, by clock (时限); a clock that is absent is not measured. */
export const ClockLimits = Type.Object(
  {
    accept: Type.Optional(Limit),
    file: Type.Optional(Limit),
    dispatch: Type.Optional(Limit),
    contact: Type.Optional(Limit),
    handle: Type.Optional(Limit),
    check: Type.Optional(Limit),
    whole: Type.Optional(Limit),
  },
  { $id: 'ClockLimits', ...closed },
);
export type ClockLimits = Static<typeof ClockLimits>;

/** How many times a unit may ask, and how far it may go (domain.md §1.2, 延期/挂账/退单). */
export const Quotas = Type.Object(
  {
    extensions: Type.Integer({ minimum: 0, maximum: 9 }),
    suspensions: Type.Integer({ minimum: 0, maximum: 9 }),
    suspensionDays: Type.Integer({ minimum: 1, maximum: 366 }),
    returns: Type.Integer({ minimum: 0, maximum: 9 }),
    /** Attempts at a call-back that reach nobody, after which a case may be closed all the same; 3 unless said. */
    callBackTries: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
    reopenDays: Type.Integer({ minimum: 0, maximum: 366 }),
    undoMinutes: Type.Integer({ minimum: 0, maximum: 60 }),
  },
  { $id: 'Quotas', ...closed },
);
export type Quotas = Static<typeof Quotas>;

/** One kind of case of a scenario and the rules it lives under. */
export const KindPolicy = Type.Object(
  {
    id: Slug,
    name: Localized,
    sources: Type.Array(SourceId, { minItems: 1 }),
    reporters: Type.Array(Role, { minItems: 1 }),
    place: Type.Union([Type.Literal('required'), Type.Literal('optional')]),
    category: Type.Union([Type.Literal('required'), Type.Literal('optional')]),
    taxonomies: Type.Array(Slug, { minItems: 1 }),
    limits: ClockLimits,
    handleByMatter: Type.Optional(
      Type.Object(
        {
          consult: Type.Optional(Limit),
          help: Type.Optional(Limit),
          complaint: Type.Optional(Limit),
          suggestion: Type.Optional(Limit),
          other: Type.Optional(Limit),
        },
        closed,
      ),
    ),
    buffer: Type.Optional(Limit),
    yellowShare: Type.Number({ minimum: 0.1, maximum: 0.99 }),
    quotas: Quotas,
    quickClose: Type.Boolean(),
    replyPhoto: Type.Boolean(),
    callBack: Type.Union([Type.Literal('required'), Type.Literal('optional'), Type.Literal('none')]),
    secondHandling: Type.Optional(Limit),
    autoDispatch: Type.Boolean(),
  },
  { $id: 'KindPolicy', ...closed },
);
export type KindPolicy = Static<typeof KindPolicy>;

/** A condition for filing (立案条件): it sets the limit, the closing rule and who answers. */
export const Condition = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 32 }),
    text: Localized,
    limit: Limit,
    closing: Localized,
    unitKind: Slug,
    overseer: Type.Optional(Slug),
    photo: Type.Optional(Type.Boolean()),
  },
  { $id: 'Condition', ...closed },
);
export type Condition = Static<typeof Condition>;

/** A class of matter; `local` marks codes outside the standard's own numbering (99 downwards). */
export const Category = Type.Object(
  {
    code: Type.String({ pattern: '^[A-Za-z0-9.]{1,20}$' }),
    parent: Type.Union([Type.String(), Type.Null()]),
    name: Localized,
    local: Type.Boolean(),
    matters: Type.Optional(Type.Array(Matter)),
    keywords: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
    unitKind: Type.Optional(Slug),
    conditions: Type.Array(Condition),
  },
  { $id: 'Category', ...closed },
);
export type Category = Static<typeof Category>;

/** A taxonomy: standard, version and its codes; codes are never compared across versions. */
export const Taxonomy = Type.Object(
  {
    id: Slug,
    standard: Type.String({ minLength: 1 }),
    version: Type.String({ minLength: 1 }),
    name: Localized,
    categories: Type.Array(Category, { minItems: 1 }),
  },
  { $id: 'Taxonomy', ...closed },
);
export type Taxonomy = Static<typeof Taxonomy>;

/** Which unit a case goes to: steps tried in order, territory first by default (domain.md §2.1). */
export const RoutingPolicy = Type.Object(
  {
    order: Type.Array(Type.Union([Type.Literal('territory'), Type.Literal('special'), Type.Literal('category')]), {
      minItems: 1,
      uniqueItems: true,
    }),
    special: Type.Array(
      Type.Object(
        {
          name: Localized,
          words: Type.Array(Type.String({ minLength: 1 })),
          categories: Type.Array(Type.String()),
          unitKind: Slug,
        },
        closed,
      ),
    ),
  },
  { $id: 'RoutingPolicy', ...closed },
);
export type RoutingPolicy = Static<typeof RoutingPolicy>;

/** A rung of the supervision ladder: so long after an event, raise a supervision of that level. */
export const LadderRung = Type.Object(
  {
    after: Type.Union([Type.Literal('yellow'), Type.Literal('late')]),
    delay: Type.Optional(Limit),
    level: SupervisionLevel,
    to: Role,
    answerWithin: Type.Optional(Limit),
    demand: Localized,
  },
  { $id: 'LadderRung', ...closed },
);
export type LadderRung = Static<typeof LadderRung>;

/** What counts as a likely duplicate before filing (domain.md §2.4). */
export const DuplicatePolicy = Type.Object(
  {
    metres: Type.Number({ minimum: 1, maximum: 5000 }),
    hours: Type.Number({ minimum: 1, maximum: 8784 }),
    sameCategory: Type.Boolean(),
  },
  { $id: 'DuplicatePolicy', ...closed },
);
export type DuplicatePolicy = Static<typeof DuplicatePolicy>;

/**
 * What counts as reported again and again. `group` (群体反映): so many different callers report one matter within so many
 * days. `place` (高频): so many reports of one class within so many metres and days; `alert` is told, `supervise` is to be
 * supervised.
 */
export const RepeatPolicy = Type.Object(
  {
    group: Type.Object(
      { callers: Type.Integer({ minimum: 2, maximum: 1000 }), days: Type.Integer({ minimum: 1, maximum: 366 }) },
      closed,
    ),
    place: Type.Object(
      {
        metres: Type.Integer({ minimum: 1, maximum: 1000 }),
        days: Type.Integer({ minimum: 1, maximum: 366 }),
        alert: Type.Integer({ minimum: 2, maximum: 1000 }),
        supervise: Type.Integer({ minimum: 2, maximum: 1000 }),
      },
      closed,
    ),
  },
  { $id: 'RepeatPolicy', ...closed },
);
export type RepeatPolicy = Static<typeof RepeatPolicy>;

/** A pack (场景包): one scenario as versioned data. Taxonomies are given inline once loaded. */
export const Pack = Type.Object(
  {
    id: Slug,
    version: Type.Integer({ minimum: 1 }),
    name: Localized,
    calendar: Slug,
    kinds: Type.Array(KindPolicy, { minItems: 1 }),
    taxonomies: Type.Array(Taxonomy),
    routing: RoutingPolicy,
    ladder: Type.Array(LadderRung),
    duplicates: DuplicatePolicy,
    repeats: Type.Optional(RepeatPolicy),
    profiles: Type.Optional(Type.Array(DeviceProfile)),
    alarms: Type.Optional(AlarmPolicy),
    measures: Type.Optional(Type.Array(MeasureDefinition)),
  },
  { $id: 'Pack', ...closed },
);
export type Pack = Static<typeof Pack>;
