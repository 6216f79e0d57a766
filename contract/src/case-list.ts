import Type, { type Static } from 'typebox';
import { CaseSummary, CategoryRef, Nullable, Proposal } from './case.ts';
import { Repeats } from './repeats.ts';
import { CaseState, Id, Instant, Localized } from './words.ts';

const closed = { additionalProperties: false } as const;

/** A likely twin: how alike (0–1) and why, in words. */
export const Twin = Type.Object(
  { case: CaseSummary, score: Type.Number({ minimum: 0, maximum: 1 }), why: Localized },
  { $id: 'Twin', ...closed },
);
export type Twin = Static<typeof Twin>;

/** What a list may be asked for; every field is optional and they all narrow. */
export const CaseQuery = Type.Object(
  {
    state: Type.Optional(Type.String({ maxLength: 120, description: 'one state or several, comma separated; "open"' })),
    lamp: Type.Optional(Type.String({ maxLength: 40 })),
    kind: Type.Optional(Type.String({ maxLength: 48 })),
    source: Type.Optional(Type.String({ maxLength: 120 })),
    unit: Type.Optional(Type.String({ maxLength: 64, description: 'unit id, or "mine"' })),
    area: Type.Optional(Type.String({ maxLength: 16, description: 'area code; its parts are included' })),
    category: Type.Optional(Type.String({ maxLength: 80, description: 'taxonomy:code; its parts are included' })),
    attention: Type.Optional(
      Type.Enum([
        'late',
        'due_soon',
        'supervised',
        'unanswered',
        'led',
        'led_by_me',
        'suspended',
        'returned',
        'requests',
        'grouped',
        'frequent',
      ]),
    ),
    ids: Type.Optional(
      Type.String({
        maxLength: 3699,
        description: 'ids of cases, comma separated, at most 100: which of them belong to the list',
      }),
    ),
    q: Type.Optional(Type.String({ maxLength: 200 })),
    bbox: Type.Optional(Type.String({ maxLength: 120, description: 'west,south,east,north' })),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    sort: Type.Optional(Type.Enum(['due', '-reported', 'reported', '-updated'])),
    cursor: Type.Optional(Type.String({ maxLength: 400 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { $id: 'CaseQuery', ...closed },
);
export type CaseQuery = Static<typeof CaseQuery>;

/** A page of cases; `next` is the cursor of the page after, null at the end. */
export const CasePage = Type.Object(
  { cases: Type.Array(CaseSummary), next: Nullable(Type.String()) },
  { $id: 'CasePage', ...closed },
);
export type CasePage = Static<typeof CasePage>;

/** Whose cases are counted; without a unit, all that the asker may see. */
export const CaseCountsQuery = Type.Object({ unit: CaseQuery.properties.unit }, { $id: 'CaseCountsQuery', ...closed });
export type CaseCountsQuery = Static<typeof CaseCountsQuery>;

/** Counts beside the queue's names: by state, by lamp and by what needs attention. */
export const CaseCounts = Type.Object(
  {
    states: Type.Record(Type.String(), Type.Integer()),
    kinds: Type.Record(Type.String(), Type.Integer()),
    lamps: Type.Record(Type.String(), Type.Integer()),
    attention: Type.Record(Type.String(), Type.Integer()),
  },
  { $id: 'CaseCounts', ...closed },
);
export type CaseCounts = Static<typeof CaseCounts>;

/** What a new case or an action answers: where the case stands now. */
export const CaseReceipt = Type.Object(
  { id: Id, number: Type.String(), version: Type.Integer(), state: CaseState },
  { $id: 'CaseReceipt', ...closed },
);
export type CaseReceipt = Static<typeof CaseReceipt>;

/** What is known of a report before it is filed: where it lies, what it may be, who might handle it, what is like it. */
export const CaseDraft = Type.Object(
  {
    areaCode: Nullable(Type.String()),
    areaName: Nullable(Type.String()),
    categories: Type.Array(
      Type.Object({ category: CategoryRef, name: Localized, score: Type.Number(), why: Localized }, closed),
    ),
    proposals: Type.Array(Proposal),
    twins: Type.Array(Twin),
    repeats: Repeats,
  },
  { $id: 'CaseDraft', ...closed },
);
export type CaseDraft = Static<typeof CaseDraft>;

/** One action on many cases; each is taken or refused by itself. */
export const BulkResult = Type.Object(
  {
    done: Type.Array(CaseReceipt),
    refused: Type.Array(Type.Object({ id: Id, code: Type.String(), detail: Type.String() }, closed)),
  },
  { $id: 'BulkResult', ...closed },
);
export type BulkResult = Static<typeof BulkResult>;

/** A queue kept under a name: the address-bar query of the desk. */
export const SavedView = Type.Object(
  {
    id: Id,
    name: Type.String({ minLength: 1, maxLength: 40 }),
    query: Type.String({ maxLength: 2000 }),
    shared: Type.Boolean(),
    own: Type.Boolean(),
  },
  { $id: 'SavedView', ...closed },
);
export type SavedView = Static<typeof SavedView>;
