import Type, { type Static } from 'typebox';
import { Id, Localized, Position, Role } from './words.ts';

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
    administrator: Type.Boolean({ description: 'runs the installation: makes towns and administers each of them' }),
  },
  { $id: 'Account', ...closed },
);
export type Account = Static<typeof Account>;

const Named = Type.Object({ id: Type.String(), name: Type.String() }, closed);

/** A town the caller belongs to and what they are there. */
export const MyTown = Type.Object(
  {
    id: Type.String(),
    name: Localized,
    sample: Type.Boolean(),
    zone: Type.String({ description: 'IANA time zone' }),
    roles: Type.Array(Role),
    units: Type.Array(Type.Object({ id: Id, name: Type.String() }, closed)),
    areaCodes: Type.Array(Type.String()),
    areas: Type.Array(Named, { description: 'the same areas with their names' }),
    center: Position,
    bbox: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
    progress: Type.Unknown({ description: 'how far the making of the town is, null when done' }),
  },
  { $id: 'MyTown', ...closed },
);
export type MyTown = Static<typeof MyTown>;

/** Who is signed in and where they belong. */
export const Me = Type.Object(
  { user: Account, mustChangePassword: Type.Boolean(), towns: Type.Array(MyTown) },
  { $id: 'Me', ...closed },
);
export type Me = Static<typeof Me>;

/** What one may change of one's own account. */
export const MeChange = Type.Object(
  { locale: Type.Union([Type.Enum(['zh', 'en']), Type.Null()]) },
  { $id: 'MeChange', ...closed },
);
export type MeChange = Static<typeof MeChange>;
