import Type, { type Static } from 'typebox';
import { Id, Instant, Localized, Position, posts, Role } from './words.ts';

const closed = { additionalProperties: false } as const;

/** What to sign in with. */
export const SignIn = Type.Object(
  {
    username: Type.String({ minLength: 1, maxLength: 64 }),
    password: Type.String({ minLength: 1, maxLength: 128 }),
  },
  { $id: 'SignIn' },
);
export type SignIn = Static<typeof SignIn>;

/** A change of one's own password. */
export const PasswordChange = Type.Object(
  {
    currentPassword: Type.String({ minLength: 1, maxLength: 128 }),
    newPassword: Type.String({ minLength: 1, maxLength: 200 }),
    revokeOtherSessions: Type.Optional(Type.Boolean()),
  },
  { $id: 'PasswordChange' },
);
export type PasswordChange = Static<typeof PasswordChange>;

/** The account itself; `locale` is the language chosen for it, if one was. */
export const Account = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    username: Type.String(),
    locale: Type.Union([Type.Enum(['zh', 'en']), Type.Null()]),
    post: Type.Union([Type.Enum(posts), Type.Null()], {
      description: 'one of the three administrators, of every town',
    }),
    bootstrap: Type.Boolean({ description: 'the first account: sets up the three administrators, then ends itself' }),
    sample: Type.Boolean({ description: 'came with the sample town' }),
  },
  { $id: 'Account', ...closed },
);
export type Account = Static<typeof Account>;

const Named = Type.Object({ id: Type.String(), name: Type.String() }, closed);

const Percent = Type.Union([Type.Integer({ minimum: 0, maximum: 99 }), Type.Null()]);

/** How far the making of a town is that goes on behind the pages: percent of each part, null for one that is done. */
export const TownProgress = Type.Object({ cases: Percent, devices: Percent }, { $id: 'TownProgress', ...closed });
export type TownProgress = Static<typeof TownProgress>;

/** A town the caller belongs to and what they are there. */
export const MyTown = Type.Object(
  {
    id: Type.String(),
    name: Localized,
    sample: Type.Boolean(),
    zone: Type.String({ description: 'IANA time zone' }),
    roles: Type.Array(Role, { description: 'none until the security administrator has granted them' }),
    units: Type.Array(Type.Object({ id: Id, name: Type.String() }, closed)),
    areaCodes: Type.Array(Type.String()),
    areas: Type.Array(Named, { description: 'the same areas with their names' }),
    center: Position,
    bbox: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
    progress: Type.Union([TownProgress, Type.Null()], { description: 'null when the town is made' }),
  },
  { $id: 'MyTown', ...closed },
);
export type MyTown = Static<typeof MyTown>;

/** What a person must do before anything else is open to them. */
export const nextSteps = ['password', 'factor', 'enrol'] as const;
export const NextStep = Type.Enum(nextSteps, { $id: 'NextStep' });
export type NextStep = (typeof nextSteps)[number];

/** Who is signed in and where they belong. Until a second factor is shown, no towns are told. */
export const Me = Type.Object(
  {
    user: Account,
    mustChangePassword: Type.Boolean(),
    next: Type.Union([NextStep, Type.Null()], {
      description: 'password: set one of your own; factor: show the second factor; enrol: set one up',
    }),
    passwordEnds: Type.Union([Instant, Type.Null()], { description: 'when the password must be changed' }),
    idleMinutes: Type.Number({ description: 'a session unused for so long ends' }),
    towns: Type.Array(MyTown),
  },
  { $id: 'Me', ...closed },
);
export type Me = Static<typeof Me>;

/** What one may change of one's own account. */
export const MeChange = Type.Object(
  { locale: Type.Union([Type.Enum(['zh', 'en']), Type.Null()]) },
  { $id: 'MeChange', ...closed },
);
export type MeChange = Static<typeof MeChange>;
