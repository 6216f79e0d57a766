import Type, { type Static } from 'typebox';
import { Nullable } from './case.ts';
import { Id, Instant, type Role } from './words.ts';

const closed = { additionalProperties: false } as const;

/** Of what a file with personal data in full is: what is held about who asks for it, rows of a list that did not fit. */
export const fullFileThings = ['privacy_request', 'bad_rows'] as const;

/** 待审批 → 已批准 → 已导出, or 未批准, or 已过期 when nobody decided or took it in time. */
export const fullFileStates = ['asked', 'approved', 'refused', 'taken', 'expired'] as const;
export type FullFileState = (typeof fullFileStates)[number];

/** Who may approve or refuse what somebody else asks for. */
export const fullFileApprovers: readonly Role[] = ['chief', 'leader'];

/** A file with personal data in full: who asked and why, who decided and why, whether it was taken. */
export const FullFile = Type.Object(
  {
    id: Id,
    what: Type.Enum([...fullFileThings]),
    aboutId: Id,
    about: Type.String({ description: 'the number of a request, the name of a list' }),
    format: Type.Enum(['csv', 'xlsx']),
    items: Type.Integer({ description: 'cases or rows in it' }),
    reason: Type.String(),
    state: Type.Enum([...fullFileStates], { description: 'as of now' }),
    until: Nullable(Instant),
    askedBy: Nullable(Type.String()),
    askedAt: Instant,
    decidedBy: Nullable(Type.String()),
    decidedAt: Nullable(Instant),
    why: Nullable(Type.String({ description: 'why it was approved or refused' })),
    takenAt: Nullable(Instant),
    mayDecide: Type.Boolean({ description: 'the reader may approve or refuse it: another than who asked' }),
    mayTake: Type.Boolean({ description: 'the reader asked for it and may take it now, once' }),
  },
  { $id: 'FullFile', ...closed },
);
export type FullFile = Static<typeof FullFile>;

export const FullFileList = Type.Object(
  {
    files: Type.Array(FullFile),
    waiting: Type.Integer({ description: 'of others, which the reader may decide' }),
  },
  { $id: 'FullFileList', ...closed },
);
export type FullFileList = Static<typeof FullFileList>;

export const FullFileQuery = Type.Object(
  { state: Type.Optional(Type.Enum([...fullFileStates])), what: Type.Optional(Type.Enum([...fullFileThings])) },
  closed,
);
export type FullFileQuery = Static<typeof FullFileQuery>;

const Why = Type.String({
  minLength: 2,
  maxLength: 200,
  pattern: '\\S\\s*\\S',
  description: 'why; numbers are left out',
});

/** Approves or refuses it, with the reason. */
export const FullFileDecision = Type.Object({ approve: Type.Boolean(), why: Why }, closed);
export type FullFileDecision = Static<typeof FullFileDecision>;

/** Asks for all rows of a list that did not fit, in full. */
export const AskBadRows = Type.Object({ reason: Why, format: Type.Enum(['csv', 'xlsx']) }, closed);
