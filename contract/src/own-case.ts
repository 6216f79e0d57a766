import Type, { type Static } from 'typebox';
import { Nullable } from './case.ts';
import { Id, Instant, Localized, Matter, Outcome, Position, Satisfaction } from './words.ts';

const closed = { additionalProperties: false } as const;

/** How far a report has come, as it is told to who made it; what the staff do among themselves is left out. */
export const ownStages = [
  'received',
  'accepted',
  'handling',
  'answered',
  'done',
  'declined',
  'voided',
  'merged',
] as const;
export const OwnStage = Type.Enum(ownStages, { $id: 'OwnStage' });
export type OwnStage = (typeof ownStages)[number];

/** A kind of matter that people from outside may report. */
export const OwnKind = Type.Object(
  { id: Type.String(), name: Localized, placeNeeded: Type.Boolean() },
  { $id: 'OwnKind', ...closed },
);
export type OwnKind = Static<typeof OwnKind>;

/** A report (诉求) by a company or a resident; who reports is the account itself. */
export const NewOwnCase = Type.Object(
  {
    kind: Type.String({ maxLength: 48 }),
    matter: Type.Optional(Matter),
    text: Type.String({ minLength: 4, maxLength: 4000, pattern: '\\S' }),
    place: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    position: Type.Optional(Position),
    phone: Type.Optional(Type.String({ maxLength: 32, pattern: '^[0-9+ -]{3,32}$' })),
    attachmentIds: Type.Optional(Type.Array(Id, { maxItems: 9, uniqueItems: true })),
  },
  { $id: 'NewOwnCase', ...closed },
);
export type NewOwnCase = Static<typeof NewOwnCase>;

/** A line of one's own reports. */
export const OwnSummary = Type.Object(
  {
    id: Id,
    number: Type.String(),
    title: Type.String(),
    stage: OwnStage,
    place: Nullable(Type.String()),
    mine: Type.Boolean({ description: 'reported with this very account, and not by a colleague' }),
    mayRate: Type.Boolean(),
    reportedAt: Instant,
    updatedAt: Instant,
  },
  { $id: 'OwnSummary', ...closed },
);
export type OwnSummary = Static<typeof OwnSummary>;

/** A page of them, newest first; `next` is the cursor of the page after, null at the end. */
export const OwnPage = Type.Object(
  { cases: Type.Array(OwnSummary), next: Nullable(Type.String()) },
  { $id: 'OwnPage', ...closed },
);
export type OwnPage = Static<typeof OwnPage>;

/** What became of a report, in the words of its progress. */
export const ownSteps = [
  'received',
  'accepted',
  'declined',
  'passed_on',
  'handling',
  'answered',
  'again',
  'rated',
  'called_back',
  'done',
  'reopened',
  'merged',
  'separated',
  'main_ended',
  'split',
  'voided',
] as const;
export type OwnStep = (typeof ownSteps)[number];

/** A line of the progress: no person of the staff stands in it, and only what is meant for the reporter. */
export const OwnLine = Type.Object(
  {
    at: Instant,
    step: Type.Enum(ownSteps),
    unit: Nullable(Type.String({ description: 'the unit that has it or answered' })),
    text: Nullable(Type.String({ description: 'the answer, or the reason of a refusal' })),
  },
  { $id: 'OwnLine', ...closed },
);
export type OwnLine = Static<typeof OwnLine>;

const OwnFile = Type.Object(
  { id: Id, name: Type.String(), type: Type.String(), url: Type.String(), thumbUrl: Nullable(Type.String()) },
  closed,
);

/** One of one's own reports with its progress. */
export const OwnCase = Type.Object(
  {
    ...OwnSummary.properties,
    text: Nullable(Type.String()),
    matter: Nullable(Matter),
    outcome: Nullable(Outcome),
    satisfaction: Nullable(Satisfaction),
    solved: Nullable(Type.Boolean()),
    files: Type.Array(OwnFile, { description: 'those that came with the report' }),
    lines: Type.Array(OwnLine),
  },
  { $id: 'OwnCase', ...closed },
);
export type OwnCase = Static<typeof OwnCase>;

/** What the reporter says of the answer; who is dissatisfied or not helped says why. */
export const OwnRating = Type.Object(
  {
    solved: Type.Boolean(),
    satisfaction: Satisfaction,
    reason: Type.Optional(Type.String({ minLength: 2, maxLength: 500 })),
  },
  { $id: 'OwnRating', ...closed },
);
export type OwnRating = Static<typeof OwnRating>;
