import Type, { type Static } from 'typebox';
import { Nullable } from './case.ts';
import { CaseState, Id, Instant, Lamp } from './words.ts';

const closed = { additionalProperties: false } as const;
const Words = (minLength: number, maxLength: number, description: string) =>
  Type.String({ minLength, maxLength, description });

/**
 * What somebody asks about their own personal data (个人信息保护法 arts. 44–47): to see or copy it (查阅复制), to correct it
 * (更正补充), to erase it (删除), or that it is used no further (撤回同意、拒绝处理).
 */
export const privacyKinds = ['access', 'correct', 'erase', 'object'] as const;
export const PrivacyKind = Type.Enum([...privacyKinds], { $id: 'PrivacyKind' });
export type PrivacyKind = (typeof privacyKinds)[number];

/** The life of a request: 已受理 → 已核验身份 → 已答复, or 不予办理. */
export const privacyStates = ['received', 'verified', 'answered', 'refused'] as const;
export const PrivacyState = Type.Enum([...privacyStates], { $id: 'PrivacyState' });
export type PrivacyState = (typeof privacyStates)[number];

/** How a request came in, and how it is answered: 现场, 电话, 书面, 网上, 转办. */
export const privacyWays = ['window', 'phone', 'letter', 'online', 'transfer'] as const;
export type PrivacyWay = (typeof privacyWays)[number];

/** How it was checked that it is the person: 当面核对证件, 回拨登记号码, 实名认证, 代理人授权材料. */
export const identityWays = ['document', 'call_back', 'account', 'agent'] as const;
export type IdentityWay = (typeof identityWays)[number];

/** What came of a request that was answered: 已办理, 部分办理, 未留存其个人信息. */
export const privacyOutcomes = ['done', 'partly', 'nothing_held'] as const;
export type PrivacyOutcome = (typeof privacyOutcomes)[number];

/**
 * Why a request may be refused: identity not proved; still needed for the matter in hand or kept by law (个人信息保护法
 * art. 47); needed for a duty by law (arts. 34, 35); secret by law (arts. 18, 45); public safety, rights of others, abuse
 * (GB/T 35273-2020, 8.7 e).
 */
export const privacyGrounds = [
  'identity',
  'in_use',
  'kept_by_law',
  'duty',
  'secrecy',
  'public_safety',
  'others',
  'abuse',
] as const;
export const PrivacyGround = Type.Enum([...privacyGrounds], { $id: 'PrivacyGround' });
export type PrivacyGround = (typeof privacyGrounds)[number];

/** The steps of a request as its history has them. */
const privacySteps = [
  'receive',
  'verify',
  'look',
  'ask_export',
  'export',
  'correct',
  'erase',
  'answer',
  'refuse',
] as const;
export type PrivacyStepName = (typeof privacySteps)[number];

/** Who asks; masked unless somebody looked (张*, 138****5678). */
export const Applicant = Type.Object({ name: Type.String(), phone: Type.String() }, { $id: 'Applicant', ...closed });
export type Applicant = Static<typeof Applicant>;

const Name = Type.String({ minLength: 1, maxLength: 64, pattern: '\\S' });
const Phone = Type.String({ maxLength: 32, pattern: '^[0-9+ -]{5,32}$' });

export const NewPrivacyRequest = Type.Object(
  {
    kind: PrivacyKind,
    way: Type.Enum([...privacyWays]),
    applicant: Type.Object({ name: Name, phone: Phone }, closed),
    asked: Words(2, 2000, 'what was asked, in the words of who asked'),
    receivedAt: Type.Optional(Type.String({ ...Instant, description: 'when it came in, if earlier than now' })),
  },
  closed,
);
export type NewPrivacyRequest = Static<typeof NewPrivacyRequest>;

export const PrivacyReceipt = Type.Object(
  { id: Id, number: Type.String(), dueAt: Instant },
  { $id: 'PrivacyReceipt', ...closed },
);
export type PrivacyReceipt = Static<typeof PrivacyReceipt>;

const facts = {
  id: Id,
  number: Type.String(),
  kind: PrivacyKind,
  way: Type.Enum([...privacyWays]),
  state: PrivacyState,
  applicant: Nullable(Applicant),
  receivedAt: Instant,
  receivedBy: Nullable(Type.String()),
  dueAt: Instant,
  lamp: Nullable(Lamp),
  late: Type.Boolean({ description: 'not answered when it was due' }),
  endedAt: Nullable(Instant),
  outcome: Nullable(Type.Enum([...privacyOutcomes])),
  ground: Nullable(PrivacyGround),
};

/** A request as a list shows it; `applicant` is null once it was erased. */
export const PrivacyRequest = Type.Object(facts, { $id: 'PrivacyRequest', ...closed });
export type PrivacyRequest = Static<typeof PrivacyRequest>;

const CaseName = Type.Object({ id: Id, number: Type.String() }, closed);

/** A step of a request: who, when, what; cases it was about, and those it left with the reason. */
export const PrivacyStep = Type.Object(
  {
    seq: Type.Integer(),
    at: Instant,
    action: Type.Enum([...privacySteps]),
    by: Nullable(Type.String()),
    note: Nullable(Type.String()),
    identity: Nullable(Type.Enum([...identityWays])),
    way: Nullable(Type.Enum([...privacyWays])),
    outcome: Nullable(Type.Enum([...privacyOutcomes])),
    ground: Nullable(PrivacyGround),
    cases: Type.Array(CaseName),
    left: Type.Array(Type.Object({ ...CaseName.properties, why: Type.Enum(['open', 'erased']) }, closed), {
      description: 'cases that kept their data: still open, or nothing left in them',
    }),
    fields: Type.Array(Type.Enum(['name', 'phone', 'address']), { description: 'what was corrected' }),
  },
  { $id: 'PrivacyStep', ...closed },
);
export type PrivacyStep = Static<typeof PrivacyStep>;

/** One request with its history, and the steps that may follow. */
export const PrivacyDetail = Type.Object(
  {
    ...facts,
    asked: Nullable(Type.String({ description: 'masked as the applicant is' })),
    identity: Nullable(Type.Enum([...identityWays])),
    steps: Type.Array(PrivacyStep),
    allowed: Type.Array(Type.Enum([...privacySteps])),
  },
  { $id: 'PrivacyDetail', ...closed },
);
export type PrivacyDetail = Static<typeof PrivacyDetail>;

export const PrivacyQuery = Type.Object(
  {
    state: Type.Optional(Type.Enum(['open', ...privacyStates], { description: 'open: neither answered nor refused' })),
    kind: Type.Optional(PrivacyKind),
    q: Type.Optional(
      Type.String({ minLength: 1, maxLength: 64, description: 'a number of a request, or the beginning of one' }),
    ),
  },
  closed,
);
export type PrivacyQuery = Static<typeof PrivacyQuery>;

export const PrivacyList = Type.Object(
  {
    requests: Type.Array(PrivacyRequest),
    counts: Type.Object(
      { open: Type.Integer(), late: Type.Integer(), answered: Type.Integer(), refused: Type.Integer() },
      closed,
    ),
    days: Type.Integer({ description: 'working days within which a request is to be answered' }),
  },
  { $id: 'PrivacyList', ...closed },
);
export type PrivacyList = Static<typeof PrivacyList>;

/** A case found by the telephone of who asks: its reporter, or somebody whose number stands in its texts. */
export const PrivacyCase = Type.Object(
  {
    ...CaseName.properties,
    title: Type.String(),
    state: CaseState,
    reportedAt: Instant,
    closedAt: Nullable(Instant),
    ended: Type.Boolean({ description: 'only what has ended can be erased' }),
    held: Type.Enum(['reporter', 'mentioned']),
    name: Nullable(Type.String({ description: 'of the reporter, masked' })),
    sameName: Nullable(Type.Boolean({ description: 'the reporter gave the name of who asks; null: none' })),
  },
  { $id: 'PrivacyCase', ...closed },
);
export type PrivacyCase = Static<typeof PrivacyCase>;

const CaseIds = Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true });
const Reason = Words(2, 200, 'why; a number in it is sealed');

export const PrivacyVerify = Type.Object(
  { identity: Type.Enum([...identityWays]), note: Type.Optional(Words(1, 500, 'of what was checked')) },
  closed,
);
export const PrivacyLook = Type.Object({ reason: Reason }, closed);
export const PrivacyExport = Type.Object(
  { caseIds: CaseIds, reason: Reason, format: Type.Enum(['xlsx', 'csv']) },
  closed,
);
export const PrivacyErase = Type.Object({ caseIds: CaseIds, reason: Reason }, closed);
export const PrivacyCorrect = Type.Object(
  {
    caseIds: CaseIds,
    reason: Reason,
    applicant: Type.Object(
      {
        name: Type.Optional(Name),
        phone: Type.Optional(Phone),
        address: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
      },
      { ...closed, minProperties: 1, description: 'what holds from now on' },
    ),
  },
  closed,
);
export const PrivacyAnswer = Type.Object(
  {
    outcome: Type.Enum([...privacyOutcomes]),
    way: Type.Enum([...privacyWays]),
    note: Words(2, 1000, 'what was answered'),
  },
  closed,
);
export const PrivacyRefuse = Type.Object(
  {
    ground: PrivacyGround,
    way: Type.Enum([...privacyWays]),
    note: Words(2, 1000, 'the reason as it was told, art. 50'),
  },
  closed,
);
export type PrivacyExport = Static<typeof PrivacyExport>;
export type PrivacyVerify = Static<typeof PrivacyVerify>;
export type PrivacyCorrect = Static<typeof PrivacyCorrect>;
export type PrivacyAnswer = Static<typeof PrivacyAnswer>;
export type PrivacyRefuse = Static<typeof PrivacyRefuse>;
