import Type, { type Static } from 'typebox';
import { businessRoles, Id, Instant, type Localized, outsideRoles, posts } from './words.ts';

const closed = { additionalProperties: false } as const;

/** Roles of those who work for the town. */
export const staffRoles = [...businessRoles, ...posts] as const;
/** Roles an account can be given: those, and the ones of people from outside; `system` is the product itself. */
export const memberRoles = [...staffRoles, ...outsideRoles] as const;
const StaffRole = Type.Enum(memberRoles, { $id: 'StaffRole' });
export type StaffRole = (typeof memberRoles)[number];

/** At least one role, each once. One of the three administrators stands alone, and so does who is from outside. */
export const StaffRoles = Type.Array(StaffRole, { minItems: 1, maxItems: 7, uniqueItems: true });
const HeldRoles = Type.Array(StaffRole, { maxItems: 7, uniqueItems: true });
const UnitIds = Type.Array(Id, { maxItems: 50, uniqueItems: true });
const AreaCodes = Type.Array(Type.String({ minLength: 1, maxLength: 16 }), { maxItems: 100, uniqueItems: true });
export const PersonName = Type.String({ minLength: 1, maxLength: 64 });
export const Username = Type.String({
  minLength: 2,
  maxLength: 40,
  pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*$',
  description: 'letters, digits and . _ -; case does not matter',
});

/** Rights asked for somebody by a system administrator, which a security administrator grants or refuses. */
export const AskedRights = Type.Object(
  { roles: StaffRoles, unitIds: UnitIds, areaCodes: AreaCodes },
  { $id: 'AskedRights', ...closed },
);
export type AskedRights = Static<typeof AskedRights>;

/**
 * How it stands with an account: active; invited and not yet signed in; waiting for its first grant; locked after wrong
 * tries; disabled by hand, or by the round because nobody used it.
 */
export const accountStates = ['active', 'invited', 'waiting', 'locked', 'stale', 'disabled'] as const;
export type AccountState = (typeof accountStates)[number];
export const accountStateNames: Readonly<Record<AccountState, Localized>> = {
  active: { zh: '正常', en: 'active' },
  invited: { zh: '待首次登录', en: 'not yet signed in' },
  waiting: { zh: '待授权', en: 'to be granted' },
  locked: { zh: '已锁定', en: 'locked' },
  stale: { zh: '久未登录停用', en: 'disabled, unused' },
  disabled: { zh: '已停用', en: 'disabled' },
};

/** A person who works for the town: what they are there and where. */
export const StaffMember = Type.Object(
  {
    id: Type.String(),
    username: Type.String(),
    name: Type.String(),
    roles: HeldRoles,
    unitIds: UnitIds,
    areaCodes: AreaCodes,
    asked: Type.Union([AskedRights, Type.Null()]),
    state: Type.Enum(accountStates),
    secondFactor: Type.Boolean({ description: 'has a second factor' }),
    sample: Type.Boolean({ description: 'came with the sample town' }),
    lastSignInAt: Type.Union([Instant, Type.Null()]),
    disabled: Type.Boolean({ description: 'may not sign in' }),
    mustChangePassword: Type.Boolean(),
    version: Type.Integer(),
  },
  { $id: 'StaffMember', ...closed },
);
export type StaffMember = Static<typeof StaffMember>;

/** Which of the staff: by words of the name or user name, by a role held, by how it stands with the account. */
export const StaffQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 64 })),
    role: Type.Optional(Type.Enum(memberRoles)),
    state: Type.Optional(Type.Enum(accountStates)),
  },
  { $id: 'StaffQuery', ...closed },
);
export type StaffQuery = Static<typeof StaffQuery>;

/** Whether a person is one of those asked for; who waits for a grant may be at work already. */
export function isAskedFor(person: StaffMember, { q = '', role, state }: StaffQuery): boolean {
  const words = q.trim().toLowerCase();
  return (
    (person.name.toLowerCase().includes(words) || person.username.includes(words)) &&
    (role === undefined || person.roles.includes(role)) &&
    (state === undefined || (state === 'waiting' ? person.asked !== null : person.state === state))
  );
}

/** Someone who joins the town's staff; the roles are asked for, not yet held. Without a password they get a one-time one. */
export const NewStaffMember = Type.Object(
  {
    username: Username,
    name: PersonName,
    roles: StaffRoles,
    unitIds: Type.Optional(UnitIds),
    areaCodes: Type.Optional(AreaCodes),
    password: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  { $id: 'NewStaffMember', ...closed },
);
export type NewStaffMember = Static<typeof NewStaffMember>;

/** A change of a staff member; what is left out stays. Rights from a system administrator are asked, from a security administrator held at once. */
export const StaffChange = Type.Object(
  {
    name: Type.Optional(PersonName),
    roles: Type.Optional(HeldRoles),
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

/** What a security administrator says to what was asked. */
export const GrantDecision = Type.Object({ grant: Type.Boolean() }, { $id: 'GrantDecision', ...closed });
export type GrantDecision = Static<typeof GrantDecision>;

/** A list of staff as a file (XLSX or CSV), in base 64. */
export const StaffList = Type.Object(
  {
    file: Type.String({ minLength: 4, maxLength: 2_800_000, pattern: '^[A-Za-z0-9+/]+=*$' }),
    firstSignIn: Type.Optional(
      Type.Enum(['password', 'link'], {
        description: 'how they sign in first: a one-time password, or a link of their own',
      }),
    ),
  },
  { $id: 'StaffList', ...closed },
);

export type StaffList = Static<typeof StaffList>;

/** A row of a list of staff that could not be taken: its line, the field and why. */
const StaffRowFault = Type.Object({ line: Type.Integer(), field: Type.String(), why: Type.String() }, closed);

/** What came of a list of staff: who was added, with a one-time password or a link (shown this once), and what is wrong. */
export const StaffImport = Type.Object(
  {
    added: Type.Array(
      Type.Object(
        {
          ...{ username: Type.String(), name: Type.String() },
          oneTimePassword: Type.Union([Type.String(), Type.Null()]),
          link: Type.Union([Type.String(), Type.Null()], { description: 'below the address of the installation' }),
        },
        closed,
      ),
    ),
    faults: Type.Array(StaffRowFault),
  },
  { $id: 'StaffImport', ...closed },
);
export type StaffImport = Static<typeof StaffImport>;

export const KeyScope = Type.Enum(['read', 'write'], { $id: 'KeyScope' });
export type KeyScope = Static<typeof KeyScope>;

/** A key has business roles, or reads the trail; accounts and rights are for people. */
const KeyRole = Type.Enum([...businessRoles, 'auditor']);

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
    approvedAt: Type.Union([Instant, Type.Null()], {
      description: 'a key does nothing before a security administrator approves it',
    }),
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
    name: PersonName,
    scopes: Type.Array(KeyScope, { minItems: 1, uniqueItems: true }),
    roles: Type.Array(KeyRole, { minItems: 1, maxItems: 7, uniqueItems: true }),
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
