import Type, { type Static, type TSchema } from 'typebox';
import {
  DemandFinding,
  demandFindings,
  FactFinding,
  factFindings,
  frequencies,
  Localized,
  Matter,
  matters,
  Outcome,
  outcomes,
  Satisfaction,
  SourceId,
  satisfactions,
} from './words.ts';

const closed = { additionalProperties: false } as const;
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]{0,47}$' });
const None = Type.Literal('none');

/** How a case ended, and "open" for one that has not. */
export const endings = ['open', 'closed', 'declined', 'voided', 'merged'] as const;
export type Ending = (typeof endings)[number];

/** What became of a deadline: kept, missed, or neither yet. */
export const verdicts = ['in_time', 'late', 'none'] as const;
export type Verdict = (typeof verdicts)[number];

/** Of the first contact there is a fourth: the case was closed and nobody had been contacted. */
export const contacts = ['in_time', 'late', 'missed', 'none'] as const;
export type Contact = (typeof contacts)[number];

/** The instants of a case by which it is counted into a period; due ones count on the day they are done or due, whichever is first. */
export const caseBases = ['reported', 'filed', 'dispatch', 'handle', 'close', 'closed'] as const;
export type CaseBasis = (typeof caseBases)[number];

const oneOf = <S extends TSchema>(one: S) => Type.Optional(Type.Array(one, { minItems: 1, uniqueItems: true }));
const AtLeast = Type.Optional(Type.Object({ atLeast: Type.Integer({ minimum: 1, maximum: 1000 }) }, closed));
const Flag = Type.Optional(Type.Boolean());
const orNone = <S extends TSchema>(one: S) => Type.Union([one, None]);

/** What may be asked of a case; a list means one of these, and everything asked must hold. */
export const CaseTests = Type.Object(
  {
    kind: oneOf(Slug),
    source: oneOf(SourceId),
    matter: oneOf(orNone(Matter)),
    ended: oneOf(Type.Enum(endings)),
    filed: Flag,
    accept: oneOf(Type.Enum(verdicts)),
    file: oneOf(Type.Enum(verdicts)),
    dispatch: oneOf(Type.Enum(verdicts)),
    contact: oneOf(Type.Enum(contacts)),
    handle: oneOf(Type.Enum(verdicts)),
    check: oneOf(Type.Enum(verdicts)),
    close: oneOf(Type.Enum(verdicts)),
    outcome: oneOf(orNone(Outcome)),
    factFinding: oneOf(orNone(FactFinding)),
    demandFinding: oneOf(orNone(DemandFinding)),
    satisfaction: oneOf(orNone(Satisfaction)),
    solved: oneOf(Type.Enum(['yes', 'no', 'none'])),
    calledBack: Flag,
    late: Flag,
    exempt: Flag,
    dissatisfied: Flag,
    quick: Flag,
    returned: Flag,
    supervised: Flag,
    led: Flag,
    suspended: Flag,
    part: Flag,
    reworks: AtLeast,
    extensions: AtLeast,
    reopens: AtLeast,
    signals: AtLeast,
    grouped: Flag,
    frequent: oneOf(Type.Enum(frequencies)),
  },
  { $id: 'CaseTests', ...closed },
);
export type CaseTests = Static<typeof CaseTests>;

/** Which cases: all that pass the tests, or one of the alternatives if such are given. */
export const CaseCondition = Type.Object(
  { ...CaseTests.properties, any: Type.Optional(Type.Array(CaseTests, { minItems: 2, maxItems: 6 })) },
  { $id: 'CaseCondition', ...closed },
);
export type CaseCondition = Static<typeof CaseCondition>;

const words = {
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,23}\\.[a-z][a-z0-9-]{0,39}$' }),
  name: Localized,
  formula: Localized,
  direction: Type.Enum(['higher', 'lower', 'neutral']),
  target: Type.Optional(Type.Number()),
};
const caseWords = { ...words, basis: Type.Enum(caseBases), of: CaseCondition };

/** A number of cases. */
export const CountMeasure = Type.Object({ kind: Type.Literal('count'), ...caseWords }, closed);
/** Of the cases `of`, the part that also passes `part`; with weights, their weighted sum. */
export const ShareMeasure = Type.Object(
  {
    kind: Type.Literal('share'),
    ...caseWords,
    part: Type.Array(
      Type.Object({ when: CaseCondition, weight: Type.Number({ exclusiveMinimum: 0, maximum: 1 }) }, closed),
      { minItems: 1, maxItems: 6 },
    ),
  },
  closed,
);
/** The mean handling time in hours over the cases `of`, pauses left out. */
export const MeanMeasure = Type.Object(
  { kind: Type.Literal('mean'), ...caseWords, mean: Type.Literal('handleSeconds') },
  closed,
);
/** Over the cases `of`, how many different ones there are of something, as a share of all there are or per one of them. */
export const SpreadMeasure = Type.Object(
  { kind: Type.Literal('spread'), ...caseWords, spread: Type.Enum(['unit-grids', 'reporters']) },
  closed,
);

/** What may be asked of an alarm. */
export const AlarmTests = Type.Object(
  {
    alarm: oneOf(Type.Enum(['fire', 'warning', 'fault', 'offline', 'shield', 'tamper'])),
    severity: oneOf(Type.Enum(['critical', 'major', 'minor', 'notice'])),
    state: oneOf(Type.Enum(['raised', 'acknowledged', 'confirmed', 'false', 'test', 'cleared'])),
    verdict: oneOf(Type.Enum(['confirmed', 'false', 'test', 'none'])),
    drill: Flag,
    acknowledged: Flag,
  },
  { $id: 'AlarmTests', ...closed },
);
export type AlarmTests = Static<typeof AlarmTests>;

/** Alarms of a period: how many, which part of them, or how long until they were acknowledged (median, in minutes). */
export const AlarmMeasure = Type.Object(
  {
    kind: Type.Literal('alarms'),
    ...words,
    figure: Type.Enum(['count', 'share', 'median-minutes']),
    of: AlarmTests,
    part: Type.Optional(AlarmTests),
  },
  closed,
);

/** What may be asked of a device as it stands now. */
export const DeviceTests = Type.Object(
  { online: Flag, fault: Flag, silent: Flag, profile: oneOf(Slug) },
  { $id: 'DeviceTests', ...closed },
);
export type DeviceTests = Static<typeof DeviceTests>;

/** Devices as they stand now: how many, or which part of them. */
export const DeviceMeasure = Type.Object(
  {
    kind: Type.Literal('devices'),
    ...words,
    figure: Type.Enum(['count', 'share']),
    of: DeviceTests,
    part: Type.Optional(DeviceTests),
  },
  closed,
);

/** A measure as data: what is counted, by which instant, how it is named and read. */
export const MeasureDefinition = Type.Union([
  CountMeasure,
  ShareMeasure,
  MeanMeasure,
  SpreadMeasure,
  AlarmMeasure,
  DeviceMeasure,
]);
export type MeasureDefinition = Static<typeof MeasureDefinition>;
export type CaseMeasure = Extract<MeasureDefinition, { basis: CaseBasis }>;
export const MeasureList = Type.Array(MeasureDefinition, { minItems: 1 });

/** The values a field of a case can have, for whoever lists them. */
export const caseFieldValues = {
  matter: matters,
  ended: endings,
  outcome: outcomes,
  factFinding: factFindings,
  demandFinding: demandFindings,
  satisfaction: satisfactions,
} as const;
