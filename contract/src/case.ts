import Type, { type Static } from 'typebox';
import { Repeats } from './repeats.ts';
import { NewReporter, Reporter } from './reporter.ts';
import {
  CaseState,
  DemandFinding,
  FactFinding,
  Frequency,
  Id,
  Instant,
  Lamp,
  Localized,
  Matter,
  Outcome,
  Position,
  Role,
  Satisfaction,
  SourceId,
  SupervisionLevel,
} from './words.ts';

const closed = { additionalProperties: false } as const;
export const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A class in a taxonomy: id of the taxonomy (standard and version) and the code within it. */
export const CategoryRef = Type.Object(
  { taxonomy: Type.String({ maxLength: 48 }), code: Type.String({ maxLength: 20 }) },
  { $id: 'CategoryRef', ...closed },
);
export type CategoryRef = Static<typeof CategoryRef>;

/** What is needed to report a matter (上报). Text or category must be there; the kind says whether a place must. */
export const NewCase = Type.Object(
  {
    kind: Type.String({ maxLength: 48 }),
    source: SourceId,
    externalNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    matter: Type.Optional(Matter),
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    text: Type.Optional(Type.String({ maxLength: 8000 })),
    category: Type.Optional(CategoryRef),
    place: Type.Optional(Type.String({ maxLength: 200 })),
    position: Type.Optional(Position),
    areaCode: Type.Optional(Type.String({ maxLength: 16 })),
    reporter: Type.Optional(NewReporter),
    complainedUnitId: Type.Optional(Id),
    attachmentIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
    happenedAt: Type.Optional(Instant),
  },
  { $id: 'NewCase', ...closed },
);
export type NewCase = Static<typeof NewCase>;

/** A row of a case list. `dueAt` is the nearest running deadline, `lamp` its colour. */
export const CaseSummary = Type.Object(
  {
    id: Id,
    number: Type.String(),
    version: Type.Integer(),
    kind: Type.String(),
    source: Type.String(),
    externalNumber: Nullable(Type.String()),
    matter: Nullable(Matter),
    state: CaseState,
    title: Type.String(),
    category: Nullable(CategoryRef),
    categoryName: Nullable(Localized),
    place: Nullable(Type.String()),
    position: Nullable(Position),
    areaCode: Nullable(Type.String()),
    areaName: Nullable(Type.String()),
    leadUnitId: Nullable(Id),
    leadUnitName: Nullable(Type.String()),
    lamp: Nullable(Lamp),
    dueClock: Nullable(Type.String()),
    dueAt: Nullable(Instant),
    late: Type.Boolean(),
    exempt: Type.Boolean(),
    suspendedUntil: Nullable(Instant),
    supervision: Nullable(SupervisionLevel),
    led: Type.Boolean(),
    returns: Type.Integer(),
    reworks: Type.Integer(),
    signals: Type.Integer(),
    grouped: Type.Boolean({ description: '群体反映: so many different callers as the pack says report it' }),
    frequent: Frequency,
    sample: Type.Boolean(),
    reportedAt: Instant,
    closedAt: Nullable(Instant),
    updatedAt: Instant,
  },
  { $id: 'CaseSummary', ...closed },
);
export type CaseSummary = Static<typeof CaseSummary>;

/** A clock as shown: what it measures, when it is due and why. */
export const ClockView = Type.Object(
  {
    name: Type.String(),
    state: Type.Union([Type.Literal('running'), Type.Literal('paused'), Type.Literal('stopped')]),
    startedAt: Instant,
    dueAt: Instant,
    bufferDueAt: Nullable(Instant),
    stoppedAt: Nullable(Instant),
    verdict: Nullable(Type.Union([Type.Literal('in_time'), Type.Literal('late')])),
    exempt: Type.Boolean(),
    lamp: Lamp,
    usedShare: Type.Number({ minimum: 0, description: 'share of the limit used, 1 = all of it' }),
    remainingSeconds: Type.Number({ description: "seconds left in the clock's own time; below 0 when late" }),
    explanation: Localized,
  },
  { $id: 'ClockView', ...closed },
);
export type ClockView = Static<typeof ClockView>;

/** One line of the journal: what was done, when, by whom, from which state to which. */
export const JournalLine = Type.Object(
  {
    seq: Type.Integer(),
    at: Instant,
    action: Type.String(),
    actorId: Nullable(Type.String()),
    actorName: Nullable(Type.String()),
    actorRole: Role,
    unitName: Nullable(Type.String()),
    fromState: Nullable(CaseState),
    toState: CaseState,
    input: Type.Record(Type.String(), Type.Unknown()),
    effects: Type.Record(Type.String(), Type.Unknown()),
    undone: Type.Boolean(),
  },
  { $id: 'JournalLine', ...closed },
);
export type JournalLine = Static<typeof JournalLine>;

/** What one unit was asked to do in a case (主办/协办/核实). */
export const Task = Type.Object(
  {
    id: Id,
    unitId: Id,
    unitName: Nullable(Type.String()),
    part: Type.Union([Type.Literal('lead'), Type.Literal('co'), Type.Literal('verify'), Type.Literal('check')]),
    state: Type.Union([
      Type.Literal('open'),
      Type.Literal('accepted'),
      Type.Literal('done'),
      Type.Literal('returned'),
      Type.Literal('withdrawn'),
    ]),
    handlerId: Nullable(Type.String()),
    handlerName: Nullable(Type.String()),
    openedAt: Instant,
    closedAt: Nullable(Instant),
    result: Nullable(Type.String()),
  },
  { $id: 'Task', ...closed },
);
export type Task = Static<typeof Task>;

/** A request that waits for a decision: 延期, 挂账, 作废, 申诉. */
export const Request = Type.Object(
  {
    id: Id,
    kind: Type.Union([
      Type.Literal('extension'),
      Type.Literal('suspension'),
      Type.Literal('void'),
      Type.Literal('appeal'),
    ]),
    state: Type.Union([
      Type.Literal('open'),
      Type.Literal('reviewed'),
      Type.Literal('granted'),
      Type.Literal('refused'),
      Type.Literal('lapsed'),
    ]),
    reason: Type.String(),
    until: Nullable(Instant),
    askedBy: Nullable(Type.String()),
    askedAt: Instant,
    decidedBy: Nullable(Type.String()),
    decidedAt: Nullable(Instant),
    decision: Nullable(Type.String()),
  },
  { $id: 'Request', ...closed },
);
export type Request = Static<typeof Request>;

/** 催办, 督办 or 领办 laid on a case: demand, answer-by, answered, lifted. */
export const Supervision = Type.Object(
  {
    id: Id,
    level: SupervisionLevel,
    demand: Type.String(),
    byId: Nullable(Type.String()),
    byName: Nullable(Type.String()),
    leaderId: Nullable(Type.String()),
    leaderName: Nullable(Type.String()),
    at: Instant,
    answerBy: Nullable(Instant),
    answer: Nullable(Type.String()),
    answeredAt: Nullable(Instant),
    liftedAt: Nullable(Instant),
    automatic: Type.Boolean(),
  },
  { $id: 'Supervision', ...closed },
);
export type Supervision = Static<typeof Supervision>;

/** A call, photo or message that is about this case. */
export const Signal = Type.Object(
  {
    id: Id,
    caseId: Id,
    source: Type.String(),
    at: Instant,
    text: Nullable(Type.String()),
    reporter: Nullable(Reporter),
  },
  { $id: 'Signal', ...closed },
);
export type Signal = Static<typeof Signal>;

/** A photo or file; `url` and `thumbUrl` obey the same rights as the case. */
export const Attachment = Type.Object(
  {
    id: Id,
    name: Type.String(),
    type: Type.String(),
    bytes: Type.Integer(),
    width: Nullable(Type.Integer()),
    height: Nullable(Type.Integer()),
    url: Type.String(),
    thumbUrl: Nullable(Type.String()),
    by: Nullable(Type.String()),
    at: Instant,
  },
  { $id: 'Attachment', ...closed },
);
export type Attachment = Static<typeof Attachment>;

/** A unit proposed for dispatch and the reason in words. */
export const Proposal = Type.Object(
  {
    unitId: Id,
    unitName: Type.String(),
    part: Type.Union([Type.Literal('lead'), Type.Literal('co')]),
    step: Type.Union([Type.Literal('territory'), Type.Literal('special'), Type.Literal('category')]),
    why: Localized,
  },
  { $id: 'Proposal', ...closed },
);
export type Proposal = Static<typeof Proposal>;

/** One case with its story. */
export const CaseDetail = Type.Object(
  {
    ...CaseSummary.properties,
    text: Nullable(Type.String()),
    condition: Nullable(Type.Object({ code: Type.String(), text: Localized, closing: Localized }, closed)),
    policyVersion: Type.Integer(),
    reporter: Nullable(Reporter),
    complainedUnitId: Nullable(Id),
    complainedUnitName: Nullable(Type.String()),
    reporterCompany: Nullable(Type.String({ description: 'the company (企业) whose account reported' })),
    reporterHidden: Type.Boolean({
      description: 'the caller is of the unit complained of and learns nothing of the reporter',
    }),
    erasedAt: Nullable(Instant),
    outcome: Nullable(Outcome),
    factFinding: Nullable(FactFinding),
    demandFinding: Nullable(DemandFinding),
    solved: Nullable(Type.Boolean()),
    satisfaction: Nullable(Satisfaction),
    mergedInto: Nullable(Type.Object({ id: Id, number: Type.String() }, closed)),
    parent: Nullable(Type.Object({ id: Id, number: Type.String() }, closed)),
    children: Type.Array(Type.Object({ id: Id, number: Type.String(), state: CaseState }, closed)),
    mergedCases: Type.Array(Type.Object({ id: Id, number: Type.String(), title: Type.String() }, closed)),
    clocks: Type.Array(ClockView),
    journal: Type.Array(JournalLine),
    tasks: Type.Array(Task),
    requests: Type.Array(Request),
    supervisions: Type.Array(Supervision),
    reports: Type.Array(Signal),
    repeats: Repeats,
    attachments: Type.Array(Attachment),
    proposals: Type.Array(Proposal),
    allowedActions: Type.Array(
      Type.Object(
        { action: Type.String(), undoes: Type.Optional(Type.Integer()), needs: Type.Array(Type.String()) },
        closed,
      ),
    ),
  },
  { $id: 'CaseDetail', ...closed },
);
export type CaseDetail = Static<typeof CaseDetail>;
