import type { Invitation, InviteShown, MadeInvitation, NewInvitation } from '@chengyun/contract/invitation';
import { v7 } from 'uuid';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { passwordChanged, replacePassword } from '../accounts/account-queries.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { type Opened, refuseBadPassword, signIn } from '../accounts/sign-in.ts';
import { type Actor, systemActor, type Whence } from '../actor.ts';
import { inTown } from '../in-town.ts';
import { freshKey, hashKey } from '../keys/key.ts';
import { postOf } from '../policy/standing.ts';
import { addStaff, type Prepared } from '../staff/add-staff.ts';
import { refuseBeyond, staffMember, told } from '../staff/change-staff.ts';
import {
  type FoundLink,
  insertInvitation,
  invitationById,
  linkOf,
  revokeLink,
  revokeLinksOf,
  useLink,
} from './invitation-queries.ts';

/** How long a link holds. */
const DAYS = 7;
const DAY = 86_400_000;

/** Who invites, in which town, when. */
export type Inviting = { readonly townId: string; readonly actor: Actor; readonly now: Date };

/** Makes an account and a link for it; nobody knows the password it has until the link is used. */
export async function invite(
  sql: Sql,
  { townId, actor, now }: Inviting,
  member: NewInvitation,
  unknown: Pick<Prepared, 'passwordHash'>,
): Promise<MadeInvitation> {
  const prepared = { ...unknown, oneTimePassword: null };
  const { person } = await addStaff(sql, townId, v7(), member, prepared, actor.id);
  return { ...(await newLink(sql, { townId, actor, now }, person.id)), person };
}

/**
 * Makes a new link for somebody who has not signed in yet, and takes the older one back. As with a reset password, not for
 * who holds a post or reaches beyond the town.
 */
export async function inviteAgain(
  sql: Sql,
  { townId, actor, now }: Inviting,
  personId: string,
): Promise<MadeInvitation> {
  const person = await staffMember(sql, townId, personId);
  const { username } = person;
  if (postOf(person.roles)) throw new Refusal('people.reset-on-machine', { username });
  await refuseBeyond(sql, townId, actor, person);
  if (!person.mustChangePassword || person.lastSignInAt !== null)
    throw new Refusal('invite.has-signed-in', { username });
  await revokeLinksOf(sql, personId, null);
  const made = await newLink(sql, { townId, actor, now }, personId);
  return { ...made, person: await told(sql, townId, personId) };
}

async function newLink(sql: Sql, { townId, actor, now }: Inviting, personId: string) {
  const { key, hash } = freshKey();
  const expiresAt = new Date(now.getTime() + DAYS * DAY);
  await insertInvitation(sql, { id: v7(), townId, personId, hash, expiresAt, createdBy: actor.id, now });
  // Behind the # it reaches no server, and so no log on the way.
  return { link: `/invite#${key}`, expiresAt: expiresAt.toISOString() };
}

/** Takes a link back. */
export async function revokeInvitation(sql: Sql, { townId, actor, now }: Inviting, id: string): Promise<Invitation> {
  await revokeLink(sql, townId, id, actor.id);
  const found = await invitationById(sql, townId, id, now);
  if (!found) throw new Refusal('not-found', { what: id });
  return found;
}

/** Whom a link is for; refuses one that holds no more. */
export async function lookAtInvitation({ sql, policies, now }: Accounts, token: string): Promise<InviteShown> {
  const { nameZh, nameEn, name, username, roles, expiresAt } = await openLink(sql, token, now());
  const { minLength, kinds } = await policies.now();
  return {
    ...{ town: { zh: nameZh, en: nameEn }, name, username, roles: [...roles] },
    ...{ expiresAt: expiresAt.toISOString(), minLength, kinds },
  };
}

/** Sets the password of the invited and signs them in; the link has opened for good. What they may do is still to be granted. */
export async function takeInvitation(
  accounts: Accounts,
  { token, password }: { readonly token: string; readonly password: string },
  from: Whence,
  headers: Headers,
): Promise<Opened & { readonly personId: string }> {
  const { sql, hashing, policies, now } = accounts;
  const { id, townId, personId, username } = await openLink(sql, token, now());
  refuseBadPassword(password, username, await policies.now());
  const hash = await hashing.hash(password);
  // The trail has it in the name of the invited.
  await inTown(sql, townId, { ...systemActor, id: personId, from }, async (tx) => {
    if (!(await useLink(tx, id, now()))) throw new Refusal('invite.used');
    await replacePassword(tx, personId, hash);
    await passwordChanged(tx, personId);
  });
  return { ...(await signIn(accounts, { username, password }, from.address, headers)), personId };
}

async function openLink(sql: Sql, token: string, now: Date): Promise<FoundLink> {
  const link = await linkOf(sql, hashKey(token));
  if (!link) throw new Refusal('invite.unknown');
  if (link.used) throw new Refusal('invite.used');
  if (link.revoked || link.disabled) throw new Refusal('invite.revoked');
  if (link.expiresAt <= now) throw new Refusal('invite.expired');
  return link;
}
