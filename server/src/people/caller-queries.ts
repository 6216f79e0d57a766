import type { Role } from '@chengyun/contract/words';
import type { Sql } from '../support/db/connect.ts';
import type { Person } from './caller.ts';

export type SessionPerson = Person & { readonly disabled: boolean; readonly signedInAt: Date };

/** Whose session a token is. */
export async function sessionPerson(sql: Sql, token: string): Promise<SessionPerson | undefined> {
  const [row] = await sql<SessionPerson[]>`
    select id, name, username, locale, administrator, must_change_password as "mustChangePassword", disabled,
      signed_in_at as "signedInAt"
    from platform.session_person(${token})`;
  return row;
}

export type Standing = {
  /** Null when the person has no part in the town. */
  readonly roles: readonly Role[] | null;
  readonly unitIds: readonly string[] | null;
  readonly areaCodes: readonly string[] | null;
  readonly townExists: boolean;
};

/** Whose session a token is, and what they are in a town. */
export async function sessionStanding(
  sql: Sql,
  token: string,
  townId: string,
): Promise<(SessionPerson & Standing) | undefined> {
  const [row] = await sql<(SessionPerson & Standing)[]>`
    select p.id, p.name, p.username, p.locale, p.administrator, p.must_change_password as "mustChangePassword",
      p.disabled, p.signed_in_at as "signedInAt", m.roles, m.unit_ids as "unitIds", m.area_codes as "areaCodes",
      exists (select 1 from platform.town t where t.id = ${townId}) as "townExists"
    from platform.session_person(${token}) p
    left join platform.membership m on m.user_id = p.id and m.town_id = ${townId}`;
  return row;
}

export type KeyStanding = {
  readonly id: string;
  readonly townId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly roles: readonly Role[];
  readonly unitIds: readonly string[];
  /** Used within the last minute, so that noting it again can wait. */
  readonly usedLately: boolean;
};

/** The key of a hash, if it still holds. */
export async function liveKey(sql: Sql, hash: string): Promise<KeyStanding | undefined> {
  const [row] = await sql<KeyStanding[]>`
    select id, town_id as "townId", name, scopes, roles, unit_ids as "unitIds",
      coalesce(last_used_at > now() - interval '1 minute', false) as "usedLately"
    from platform.api_key
    where hash = ${hash} and revoked_at is null and (expires_at is null or expires_at > now())`;
  return row;
}

/** Notes that a key was used now. */
export async function keyUsed(sql: Sql, keyId: string): Promise<void> {
  await sql`update platform.api_key set last_used_at = now() where id = ${keyId}`;
}
