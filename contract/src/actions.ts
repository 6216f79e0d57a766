import Type, { type Static } from 'typebox';
import { CategoryRef } from './case.ts';
import {
  DemandFinding,
  FactFinding,
  Id,
  Instant,
  Matter,
  Outcome,
  Position,
  Satisfaction,
  SupervisionLevel,
} from './words.ts';

const closed = { additionalProperties: false } as const;
const Reason = Type.String({ minLength: 2, maxLength: 2000 });
const Note = Type.Optional(Type.String({ maxLength: 2000 }));
const Photos = Type.Optional(Type.Array(Id, { maxItems: 20 }));
const ReasonOnly = Type.Object({ reason: Reason }, closed);
const NoteOnly = Type.Object({ note: Note }, closed);
const Decision = Type.Object({ requestId: Id, approve: Type.Boolean(), reason: Reason }, closed);

/** What each action needs, by its name; the page, the API and the model-based test read this one table. */
export const actionInputs = {
  verify_before_filing: Type.Object({ unitId: Id, note: Note }, closed),
  verify_result: Type.Object({ found: Type.Boolean(), note: Note, attachmentIds: Photos }, closed),
  file: Type.Object(
    { category: Type.Optional(CategoryRef), conditionCode: Type.Optional(Type.String({ maxLength: 32 })), note: Note },
    closed,
  ),
  decline: ReasonOnly,
  quick_close: Type.Object(
    {
      before: Type.Array(Id, { minItems: 1, maxItems: 10 }),
      after: Type.Array(Id, { minItems: 1, maxItems: 10 }),
      note: Note,
    },
    closed,
  ),
  dispatch: Type.Object(
    { leadUnitId: Id, coUnitIds: Type.Optional(Type.Array(Id, { maxItems: 10, uniqueItems: true })), note: Note },
    closed,
  ),
  not_ours: ReasonOnly,
  accept: NoteOnly,
  assign: Type.Object({ handlerId: Type.String({ minLength: 1, maxLength: 64 }), note: Note }, closed),
  start: NoteOnly,
  contact: Type.Union([
    Type.Object(
      {
        contacted: Type.Literal(true),
        at: Instant,
        person: Type.String({ minLength: 1, maxLength: 64 }),
        note: Note,
      },
      closed,
    ),
    Type.Object({ contacted: Type.Literal(false), reason: Reason }, closed),
  ]),
  ask_extension: Type.Object({ reason: Reason, until: Instant }, closed),
  decide_extension: Decision,
  ask_suspension: Type.Object({ reason: Reason, until: Instant }, closed),
  decide_suspension: Decision,
  resume: Type.Object({ reason: Type.Optional(Reason) }, closed),
  reply: Type.Object(
    {
      text: Type.String({ minLength: 2, maxLength: 8000 }),
      outcome: Type.Optional(Outcome),
      factFinding: Type.Optional(FactFinding),
      factNote: Note,
      demandFinding: Type.Optional(DemandFinding),
      demandNote: Note,
      attachmentIds: Photos,
    },
    closed,
  ),
  check: Type.Union([
    Type.Object({ result: Type.Literal('pass'), note: Note, attachmentIds: Photos }, closed),
    Type.Object({ result: Type.Literal('fail'), reason: Reason, attachmentIds: Photos }, closed),
  ]),
  call_back: Type.Object(
    {
      reached: Type.Boolean(),
      solved: Type.Optional(Type.Boolean()),
      satisfaction: Type.Optional(Satisfaction),
      reason: Type.Optional(Reason),
      note: Note,
    },
    closed,
  ),
  close: NoteOnly,
  reopen: ReasonOnly,
  merge: Type.Object({ intoId: Id, reason: Type.Optional(Reason) }, closed),
  unmerge: ReasonOnly,
  split: Type.Object(
    {
      parts: Type.Array(
        Type.Object(
          {
            title: Type.String({ minLength: 1, maxLength: 120 }),
            text: Type.String({ maxLength: 8000 }),
            category: Type.Optional(CategoryRef),
          },
          closed,
        ),
        { minItems: 2, maxItems: 10 },
      ),
      reason: Reason,
    },
    closed,
  ),
  ask_void: ReasonOnly,
  decide_void: Decision,
  supervise: Type.Object({ level: SupervisionLevel, demand: Reason, answerBy: Instant }, closed),
  lead: Type.Object(
    { leaderId: Type.String({ minLength: 1, maxLength: 64 }), demand: Reason, answerBy: Instant },
    closed,
  ),
  urge: Type.Object({ demand: Reason, answerBy: Type.Optional(Instant) }, closed),
  answer_supervision: Type.Object({ supervisionId: Id, text: Type.String({ minLength: 2, maxLength: 4000 }) }, closed),
  lift_supervision: Type.Object({ supervisionId: Id, reason: Reason }, closed),
  appeal: Type.Object({ reason: Reason, attachmentIds: Photos }, closed),
  review_appeal: Decision,
  decide_appeal: Decision,
  edit: Type.Object(
    {
      title: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
      matter: Type.Optional(Matter),
      category: Type.Optional(CategoryRef),
      conditionCode: Type.Optional(Type.String({ maxLength: 32 })),
      place: Type.Optional(Type.String({ maxLength: 200 })),
      position: Type.Optional(Position),
      areaCode: Type.Optional(Type.String({ maxLength: 16 })),
      complainedUnitId: Type.Optional(Id),
      reason: Reason,
    },
    closed,
  ),
  note: Type.Object({ text: Type.String({ minLength: 1, maxLength: 4000 }), attachmentIds: Photos }, closed),
  undo: Type.Object({ seq: Type.Integer({ minimum: 1 }) }, closed),
} as const;

export type ActionName = keyof typeof actionInputs;
export type ActionInput<A extends ActionName> = Static<(typeof actionInputs)[A]>;
export const actionNames: readonly ActionName[] = Object.keys(actionInputs) as ActionName[];
