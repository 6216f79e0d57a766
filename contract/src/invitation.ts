import Type, { type Static } from 'typebox';
import { Nullable } from './case.ts';
import { NewStaffMember, StaffMember } from './people.ts';
import { Id, Instant, Localized, Role } from './words.ts';

const closed = { additionalProperties: false } as const;

/** How it stands with a link that was made for somebody. */
export const invitationStates = ['open', 'used', 'expired', 'revoked'] as const;

/** A link with which somebody sets the password of the account made for them, as listed; the link itself is never shown again. */
export const Invitation = Type.Object(
  {
    id: Id,
    personId: Type.String(),
    name: Type.String(),
    username: Type.String(),
    by: Type.String({ description: 'the name of who made it' }),
    createdAt: Instant,
    expiresAt: Instant,
    usedAt: Nullable(Instant),
    revokedAt: Nullable(Instant),
    state: Type.Enum(invitationStates),
  },
  { $id: 'Invitation', ...closed },
);
export type Invitation = Static<typeof Invitation>;

const { password: _, ...invited } = NewStaffMember.properties;
/** Someone who is invited; the roles are asked for, not yet held. */
export const NewInvitation = Type.Object(invited, { $id: 'NewInvitation', ...closed });
export type NewInvitation = Static<typeof NewInvitation>;

/** A link just made, with whom it is for. It opens once. */
export const MadeInvitation = Type.Object(
  { link: Type.String({ description: 'shown this once' }), expiresAt: Instant, person: StaffMember },
  { $id: 'MadeInvitation', ...closed },
);
export type MadeInvitation = Static<typeof MadeInvitation>;

const Token = Type.String({ minLength: 20, maxLength: 200 });

/** The secret of a link. It stands behind the # of the address and in the body of a request, so that no log has it. */
export const InviteToken = Type.Object({ token: Token }, { $id: 'InviteToken', ...closed });

/** Whom a link is for: shown before a password is set. */
export const InviteShown = Type.Object(
  {
    town: Localized,
    name: Type.String(),
    username: Type.String(),
    roles: Type.Array(Role, { description: 'asked for; a security administrator grants them' }),
    expiresAt: Instant,
    minLength: Type.Integer({ description: 'of a password, by the policy of accounts' }),
    kinds: Type.Integer({ description: 'kinds of signs it must hold' }),
  },
  { $id: 'InviteShown', ...closed },
);
export type InviteShown = Static<typeof InviteShown>;

export const InviteTaken = Type.Object(
  { token: Token, password: Type.String({ minLength: 1, maxLength: 200 }) },
  { $id: 'InviteTaken', ...closed },
);
