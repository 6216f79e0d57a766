import Type, { type Static } from 'typebox';
import { Id, Instant, Role } from './words.ts';

const closed = { additionalProperties: false } as const;
const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** What a line of the audit trail is about. */
export const auditKinds = ['account', 'look', 'export', 'rights', 'policy', 'configuration', 'action'] as const;
export const AuditKind = Type.Enum(auditKinds, { $id: 'AuditKind' });
export type AuditKind = (typeof auditKinds)[number];

/** One line of the trail: who, when, from where, what, before and after, with success or not. */
export const AuditEntry = Type.Object(
  {
    id: Type.String({ description: 'the table and the number in it' }),
    at: Instant,
    kind: AuditKind,
    action: Type.String({
      description: 'a step such as case.close, a change such as unit.update, or a call of the API',
    }),
    ok: Type.Boolean(),
    code: OrNull(Type.String({ description: 'why it was refused' })),
    actorId: OrNull(Type.String({ description: 'null: nobody known, the command line or the database itself' })),
    actorName: OrNull(Type.String()),
    actorRoles: Type.Array(Type.String()),
    address: OrNull(Type.String({ description: 'network address the request came from' })),
    request: OrNull(Type.String({ description: 'lines of one request bear one id' })),
    objectType: OrNull(Type.String()),
    objectId: OrNull(Type.String()),
    objectName: OrNull(Type.String({ description: "a case's number, a person's name" })),
    detail: Type.Unknown({ description: 'what was sent, without secrets and personal data' }),
    before: Type.Unknown(),
    after: Type.Unknown(),
  },
  { $id: 'AuditEntry', ...closed },
);
export type AuditEntry = Static<typeof AuditEntry>;

export const AuditPage = Type.Object(
  { entries: Type.Array(AuditEntry), next: OrNull(Type.String()) },
  { $id: 'AuditPage', ...closed },
);
export type AuditPage = Static<typeof AuditPage>;

const Word = Type.String({ minLength: 1, maxLength: 128 });

/** Filters of the trail; without `from` it reaches back seven days. */
export const AuditQuery = Type.Object(
  {
    who: Type.Optional(Type.String({ ...Word, description: 'id, user name or name of a person; id of a key' })),
    kind: Type.Optional(AuditKind),
    action: Type.Optional(Type.String({ ...Word, description: 'the beginning of an action, such as case.' })),
    object: Type.Optional(Type.String({ ...Word, description: 'an id, or the number of a case' })),
    address: Type.Optional(Word),
    ok: Type.Optional(Type.Enum(['yes', 'no'])),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  closed,
);
export type AuditQuery = Static<typeof AuditQuery>;

const ChainState = Type.Object(
  {
    chain: Type.String({ description: '_platform, or the id of the town' }),
    seals: Type.Integer(),
    sealedAt: OrNull(Instant),
    waiting: Type.Integer({ description: 'numbers given out that no seal covers yet' }),
    check: OrNull(
      Type.Object(
        { at: Instant, seals: Type.Integer(), rows: Type.Integer(), problems: Type.Array(Type.Unknown()) },
        closed,
      ),
    ),
  },
  closed,
);

/** How safe the installation is right now, at a glance. */
export const SecurityOverview = Type.Object(
  {
    locked: Type.Array(
      Type.Object({ username: Type.String(), address: Type.String(), tries: Type.Integer(), until: Instant }, closed),
      { description: 'accounts that may not try for now, with the address that tried' },
    ),
    failures: OrNull(
      Type.Integer({ description: 'refused sign-ins of the last 24 hours; null for who may not read the trail' }),
    ),
    keys: Type.Array(
      Type.Object(
        {
          ...{ id: Id, name: Type.String(), hint: Type.String(), roles: Type.Array(Role), createdAt: Instant },
          ...{ lastUsedAt: OrNull(Instant), expiresAt: OrNull(Instant) },
          worry: Type.Enum(['old', 'unused', 'ends_soon']),
        },
        closed,
      ),
      { description: 'keys that hold and are over 180 days old, unused for 90, or end within 14' },
    ),
    chains: Type.Array(ChainState),
    backup: OrNull(Type.Object({ name: Type.String(), at: Instant }, closed)),
    erasures: Type.Array(
      Type.Object(
        {
          ...{ id: Id, at: Instant, by: OrNull(Type.String()), reason: OrNull(Type.String()) },
          ...{ months: OrNull(Type.Integer()), cases: Type.Integer() },
        },
        closed,
      ),
      {
        description:
          'the latest erasures of personal data: by a person with a reason, or by the age in months of the policy',
      },
    ),
  },
  { $id: 'SecurityOverview', ...closed },
);
export type SecurityOverview = Static<typeof SecurityOverview>;
