import type { Post, Role } from '@chengyun/contract/words';
import type { Sql } from '../support/db/connect.ts';
import type { Standing } from './policy/standing.ts';

/** A person and their session as stored; what it means is `policy/standing.ts`. */
export type SessionPerson = Standing & {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly locale: string | null;
  readonly post: Post | null;
  readonly sessionId: string;
};

const person = (sql: Sql) => sql`
  p.id, p.name, p.username, p.locale, p.bootstrap, p.post, p.sample, p.must_change_password as "mustChangePassword",
  p.password_changed_at as "passwordChangedAt", p.disabled, p.signed_in_at as "signedInAt", p.seen_at as "seenAt",
  p.factor_at as "factorAt", p.session_id as "sessionId", p.has_password as "hasPassword", p.has_factor as "hasFactor",
  p.held`;

/** Whose session a token is. */
export async function sessionPerson(sql: Sql, token: string): Promise<SessionPerson | undefined> {
  const [row] = await sql<SessionPerson[]>`select ${person(sql)} from platform.session_person(${token}) p`;
  return row;
}

/** Notes that a session was used now. */
export async function sessionSeen(sql: Sql, token: string, now: Date): Promise<void> {
  await sql`select platform.session_seen(${token}, ${now})`;
}

export type TownStanding = {
  /** Null when the person has no part in the town; none when nobody has granted any yet. */
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
): Promise<(SessionPerson & TownStanding) | undefined> {
  const [row] = await sql<(SessionPerson & TownStanding)[]>`
    select ${person(sql)}, m.roles, m.unit_ids as "unitIds", m.area_codes as "areaCodes",
      exists (select 1 from platform.town t where t.id = ${townId}) as "townExists"
    from platform.session_person(${token}) p
    left join platform.membership m on m.user_id = p.id and m.town_id = ${townId}`;
  return row;
}

type InTown = { readonly townId: string; readonly token: string };

/** The same of many sessions at once; those that have ended are left out. */
export async function sessionStandings(
  sql: Sql,
  sessions: readonly InTown[],
): Promise<readonly (SessionPerson & TownStanding & InTown)[]> {
  return sql<(SessionPerson & TownStanding & InTown)[]>`
    select ${person(sql)}, m.roles, m.unit_ids as "unitIds", m.area_codes as "areaCodes", true as "townExists",
      asked.town as "townId", asked.token
    from unnest(${sessions.map(({ townId }) => townId)}::text[], ${sessions.map(({ token }) => token)}::text[])
      as asked (town, token)
    cross join lateral platform.session_person(asked.token) p
    left join platform.membership m on m.user_id = p.id and m.town_id = asked.town`;
}

/** Of keys and screens, as actors, those that still hold. */
export async function keysAndScreensThatHold(sql: Sql, actorIds: readonly string[]): Promise<readonly string[]> {
  const rows = await sql<{ actor: string }[]>`
    select actor from (
      select 'key:' || id as actor from platform.api_key
      where revoked_at is null and approved_at is not null and (expires_at is null or expires_at > now())
      union all
      select 'kiosk:' || id from platform.kiosk where revoked_at is null and expires_at > now()
    ) holding where actor = any (${[...actorIds]})`;
  return rows.map(({ actor }) => actor);
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
  /** A security administrator has approved it. */
  readonly approved: boolean;
};

/** The key of a hash, if it still holds. */
export async function liveKey(sql: Sql, hash: string): Promise<KeyStanding | undefined> {
  const [row] = await sql<KeyStanding[]>`
    select id, town_id as "townId", name, scopes, roles, unit_ids as "unitIds",
      coalesce(last_used_at > now() - interval '1 minute', false) as "usedLately", approved_at is not null as approved
    from platform.api_key
    where hash = ${hash} and revoked_at is null and (expires_at is null or expires_at > now())`;
  return row;
}

/** Notes that a key was used now. */
export async function keyUsed(sql: Sql, keyId: string): Promise<void> {
  await sql`update platform.api_key set last_used_at = now() where id = ${keyId}`;
}
