import Type, { type Static } from 'typebox';
import { businessRoles, Id, Instant, posts } from './words.ts';

const closed = { additionalProperties: false } as const;

/** Roles a person or key can be given; `system` is the product itself. */
export const staffRoles = [...businessRoles, ...posts] as const;
const StaffRole = Type.Enum(staffRoles, { $id: 'StaffRole' });
export type StaffRole = (typeof staffRoles)[number];

/** At least one role, each once. */
export const StaffRoles = Type.Array(StaffRole, { minItems: 1, maxItems: 7, uniqueItems: true });
const UnitIds = Type.Array(Id, { maxItems: 50, uniqueItems: true });
const AreaCodes = Type.Array(Type.String({ minLength: 1, maxLength: 16 }), { maxItems: 100, uniqueItems: true });
const Name = Type.String({ minLength: 1, maxLength: 64 });
const Username = Type.String({
  minLength: 2,
  maxLength: 40,
  pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*$',
  description: 'letters, digits and . _ -; case does not matter',
});

/** A person who works for the town: what they are there and where. */
export const StaffMember = Type.Object(
  {
    id: Type.String(),
    username: Type.String(),
    name: Type.String(),
    roles: StaffRoles,
    unitIds: UnitIds,
    areaCodes: AreaCodes,
    disabled: Type.Boolean({ description: 'may not sign in' }),
    mustChangePassword: Type.Boolean(),
    version: Type.Integer(),
  },
  { $id: 'StaffMember', ...closed },
);
export type StaffMember = Static<typeof StaffMember>;

/** Someone who joins the town's staff. Without a password they get a one-time one. */
export const NewStaffMember = Type.Object(
  {
    username: Username,
    name: Name,
    roles: StaffRoles,
    unitIds: Type.Optional(UnitIds),
    areaCodes: Type.Optional(AreaCodes),
    password: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  { $id: 'NewStaffMember', ...closed },
);
export type NewStaffMember = Static<typeof NewStaffMember>;

/** A change of a staff member; what is left out stays. */
export const StaffChange = Type.Object(
  {
    name: Type.Optional(Name),
    roles: Type.Optional(StaffRoles),
    unitIds: Type.Optional(UnitIds),
    areaCodes: Type.Optional(AreaCodes),
    disabled: Type.Optional(Type.Boolean()),
  },
  { $id: 'StaffChange', ...closed },
);
export type StaffChange = Static<typeof StaffChange>;

/** A member with the password to hand over; it is shown this once and must be changed at the first sign-in. */
export const StaffWithPassword = Type.Object(
  { person: StaffMember, oneTimePassword: Type.Union([Type.String(), Type.Null()]) },
  { $id: 'StaffWithPassword', ...closed },
);
export type StaffWithPassword = Static<typeof StaffWithPassword>;

export const KeyScope = Type.Enum(['read', 'write'], { $id: 'KeyScope' });
export type KeyScope = Static<typeof KeyScope>;

/** A program's key as listed; the key itself is shown once, when made. */
export const ApiKey = Type.Object(
  {
    id: Id,
    name: Type.String(),
    hint: Type.String({ description: 'first and last signs of the key' }),
    scopes: Type.Array(KeyScope),
    roles: StaffRoles,
    unitIds: UnitIds,
    createdAt: Instant,
    expiresAt: Type.Union([Instant, Type.Null()]),
    revokedAt: Type.Union([Instant, Type.Null()]),
    lastUsedAt: Type.Union([Instant, Type.Null()]),
  },
  { $id: 'ApiKey', ...closed },
);
export type ApiKey = Static<typeof ApiKey>;

/** A key to be made. `days` is how long it holds. */
export const NewApiKey = Type.Object(
  {
    name: Name,
    scopes: Type.Array(KeyScope, { minItems: 1, uniqueItems: true }),
    roles: StaffRoles,
    unitIds: Type.Optional(UnitIds),
    days: Type.Integer({ minimum: 1, maximum: 3660 }),
  },
  { $id: 'NewApiKey', ...closed },
);
export type NewApiKey = Static<typeof NewApiKey>;

export const MadeApiKey = Type.Object(
  { key: Type.String({ description: 'shown this once' }), apiKey: ApiKey },
  { $id: 'MadeApiKey', ...closed },
);
export type MadeApiKey = Static<typeof MadeApiKey>;
