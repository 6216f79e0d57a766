import type { Invitation } from '@chengyun/contract/invitation';
import type { Role } from '@chengyun/contract/words';
import type { Sql } from '../../support/db/connect.ts';

/** Links listed: those of late, which is all that matters of them. */
const MOST_LISTED = 200;

type Row = Omit<Invitation, 'createdAt' | 'expiresAt' | 'usedAt' | 'revokedAt'> & {
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
};

const listed = (sql: Sql, now: Date) => sql`
  select i.id, i.user_id as "personId", p.name, p.username, coalesce(b.name, i.created_by) as by,
    i.created_at as "createdAt", i.expires_at as "expiresAt", i.used_at as "usedAt", i.revoked_at as "revokedAt",
    case when i.used_at is not null then 'used' when i.revoked_at is not null then 'revoked'
      when i.expires_at <= ${now} then 'expired' else 'open' end as state
  from platform.invitation i join platform.person p on p.id = i.user_id left join platform.person b on b.id = i.created_by`;

/** The invitations of a town, newest first. */
export async function invitationsOf(sql: Sql, townId: string, now: Date): Promise<Invitation[]> {
  const rows = await sql<Row[]>`
    ${listed(sql, now)} where i.town_id = ${townId} order by i.created_at desc, i.id limit ${MOST_LISTED}`;
  return rows.map(asInvitation);
}

/** One of them. */
export async function invitationById(sql: Sql, townId: string, id: string, now: Date): Promise<Invitation | undefined> {
  const [row] = await sql<Row[]>`${listed(sql, now)} where i.town_id = ${townId} and i.id = ${id}`;
  return row && asInvitation(row);
}

export type NewLink = {
  readonly id: string;
  readonly townId: string;
  readonly personId: string;
  readonly hash: string;
  readonly expiresAt: Date;
  readonly createdBy: string;
  readonly now: Date;
};

/** Keeps a link by its hash. */
export async function insertInvitation(sql: Sql, link: NewLink): Promise<void> {
  const { id, townId, personId, hash, expiresAt, createdBy, now } = link;
  await sql`
    insert into platform.invitation (id, town_id, user_id, hash, created_by, created_at, expires_at)
    values (${id}, ${townId}, ${personId}, ${hash}, ${createdBy}, ${now}, ${expiresAt})`;
}

/** Takes back what is open of a person's links; `by` is null when the product does. */
export async function revokeLinksOf(sql: Sql, personId: string, by: string | null): Promise<void> {
  await sql`
    update platform.invitation set revoked_at = now(), revoked_by = ${by}
    where user_id = ${personId} and used_at is null and revoked_at is null`;
}

/** Takes one link back, if it was still open. */
export async function revokeLink(sql: Sql, townId: string, id: string, by: string): Promise<void> {
  await sql`
    update platform.invitation set revoked_at = now(), revoked_by = ${by}
    where town_id = ${townId} and id = ${id} and used_at is null and revoked_at is null`;
}

/** What a link is about. */
export type FoundLink = {
  readonly id: string;
  readonly townId: string;
  readonly personId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly name: string;
  readonly username: string;
  readonly roles: readonly Role[];
  readonly disabled: boolean;
  readonly expiresAt: Date;
  readonly used: boolean;
  readonly revoked: boolean;
};

/** The link of a hash, in whatever state it is. */
export async function linkOf(sql: Sql, hash: string): Promise<FoundLink | undefined> {
  const [row] = await sql<FoundLink[]>`
    select i.id, i.town_id as "townId", i.user_id as "personId", t.name_zh as "nameZh", t.name_en as "nameEn", p.name,
      p.username, coalesce(m.asked_roles, m.roles, '{}') as roles, p.disabled, i.expires_at as "expiresAt",
      i.used_at is not null as used, i.revoked_at is not null as revoked
    from platform.invitation i
    join platform.person p on p.id = i.user_id
    join platform.town t on t.id = i.town_id
    left join platform.membership m on m.user_id = i.user_id and m.town_id = i.town_id
    where i.hash = ${hash}`;
  return row;
}

/** Uses a link; false when somebody else was faster or it holds no more. */
export async function useLink(sql: Sql, id: string, now: Date): Promise<boolean> {
  const used = await sql`
    update platform.invitation set used_at = ${now}
    where id = ${id} and used_at is null and revoked_at is null and expires_at > ${now} returning id`;
  return used.length > 0;
}

function asInvitation({ createdAt, expiresAt, usedAt, revokedAt, ...row }: Row): Invitation {
  return {
    ...row,
    ...{ createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() },
    ...{ usedAt: usedAt?.toISOString() ?? null, revokedAt: revokedAt?.toISOString() ?? null },
  };
}
