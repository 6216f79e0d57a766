import Type, { type Static } from 'typebox';

/** A text in both languages of the product. */
export const Localized = Type.Object(
  { zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
  { $id: 'Localized', additionalProperties: false },
);
export type Localized = Static<typeof Localized>;

/** Life of a case; overlays (suspended, supervised, led, late) are not states. */
export const caseStates = [
  'reported',
  'filed',
  'dispatched',
  'handling',
  'handled',
  'checked',
  'closed',
  'declined',
  'voided',
  'merged',
] as const;
export const CaseState = Type.Enum(caseStates, { $id: 'CaseState' });
export type CaseState = (typeof caseStates)[number];

export const openStates: readonly CaseState[] = ['reported', 'filed', 'dispatched', 'handling', 'handled', 'checked'];

/** The three administrators (三员): accounts, rights, audit. Each excludes the others and all business. */
export const posts = ['sysadmin', 'secadmin', 'auditor'] as const;
export type Post = (typeof posts)[number];

/** Roles of the town's business. */
export const businessRoles = ['admin', 'intake', 'dispatcher', 'chief', 'unit', 'patrol', 'leader'] as const;

/** People from outside (企业用户, 居民): they see what they reported themselves and take no part in handling. Each stands alone. */
export const outsideRoles = ['enterprise', 'resident'] as const;
export type OutsideRole = (typeof outsideRoles)[number];

/** `kiosk` is a screen in a hall that shows the wall; `system` is the product itself. */
export const roles = [...businessRoles, ...outsideRoles, ...posts, 'kiosk', 'system'] as const;
export const Role = Type.Enum(roles, { $id: 'Role' });
export type Role = (typeof roles)[number];

export const lamps = ['green', 'yellow', 'red'] as const;
export const Lamp = Type.Enum(lamps, { $id: 'Lamp' });
export type Lamp = (typeof lamps)[number];

/** Business type of a report (业务类型): 咨询 求助 投诉 意见建议 其他. */
export const matters = ['consult', 'help', 'complaint', 'suggestion', 'other'] as const;
export const Matter = Type.Enum(matters, { $id: 'Matter' });
export type Matter = (typeof matters)[number];

/** Result of handling (处理结果): 实际解决 解释说明 不属实. */
export const outcomes = ['solved', 'explained', 'not_true'] as const;
export const Outcome = Type.Enum(outcomes, { $id: 'Outcome' });
export type Outcome = (typeof outcomes)[number];

/** Fact finding (事实认定): 属实 部分属实 不属实. */
export const factFindings = ['true', 'partly_true', 'not_true'] as const;
export const FactFinding = Type.Enum(factFindings, { $id: 'FactFinding' });
export type FactFinding = (typeof factFindings)[number];

/** Demand finding (诉求认定): 合理合法 部分合理 不合理. */
export const demandFindings = ['justified', 'partly_justified', 'unjustified'] as const;
export const DemandFinding = Type.Enum(demandFindings, { $id: 'DemandFinding' });
export type DemandFinding = (typeof demandFindings)[number];

/** Satisfaction at call-back (满意度): 满意 基本满意 一般 不满意. */
export const satisfactions = ['satisfied', 'mostly', 'neutral', 'dissatisfied'] as const;
export const Satisfaction = Type.Enum(satisfactions, { $id: 'Satisfaction' });
export type Satisfaction = (typeof satisfactions)[number];

/** Supervision levels (催办 → 黄牌 → 红牌 → 领办 → 联席会). */
export const supervisionLevels = ['urge', 'yellow', 'red', 'led', 'council'] as const;
export const SupervisionLevel = Type.Enum(supervisionLevels, { $id: 'SupervisionLevel' });
export type SupervisionLevel = (typeof supervisionLevels)[number];

/** Where a report came from; a pack may name further sources of its own. */
export const SourceId = Type.String({ pattern: '^[a-z][a-z0-9_-]{0,31}$', $id: 'SourceId' });

/** 高频: how often one place and class is reported again, by the pack's numbers: not so often, to be told, to be supervised. */
export const frequencies = ['none', 'alert', 'supervise'] as const;
export const Frequency = Type.Enum(frequencies, { $id: 'Frequency' });
export type Frequency = Static<typeof Frequency>;

/** Opaque id, a UUID (version 7 when made by us). */
export const Id = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
});

/** Instant, RFC 3339 with offset. */
export const Instant = Type.String({ format: 'date-time' });

/** Position, WGS-84 longitude and latitude in degrees. */
export const Position = Type.Tuple(
  [Type.Number({ minimum: -180, maximum: 180 }), Type.Number({ minimum: -90, maximum: 90 })],
  { $id: 'Position' },
);
export type Position = readonly [lon: number, lat: number];
