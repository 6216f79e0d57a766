import type { Kiosk, KioskStanding } from '@chengyun/contract/kiosk';
import type { Sql } from '../../support/db/connect.ts';

const columns = (sql: Sql) => sql`
  id, name, last_address as "lastAddress", created_at as "createdAt", opened_at as "openedAt",
  renewed_at as "renewedAt", last_used_at as "lastUsedAt", expires_at as "expiresAt", revoked_at as "revokedAt"`;

/** The screens of a town, newest first. */
export async function kiosksOf(sql: Sql, townId: string): Promise<Kiosk[]> {
  const rows = await sql<Dated[]>`
    select ${columns(sql)} from platform.kiosk where town_id = ${townId} order by created_at desc, id`;
  return rows.map(asKiosk);
}

export type NewScreen = {
  readonly id: string;
  readonly townId: string;
  readonly name: string;
  readonly hash: string;
  readonly expiresAt: Date;
  readonly createdBy: string;
};

/** Keeps a screen by the hash of its link. */
export async function insertKiosk(sql: Sql, screen: NewScreen): Promise<Kiosk> {
  const { id, townId, name, hash, expiresAt, createdBy } = screen;
  const [row] = await sql<[Dated]>`
    insert into platform.kiosk (id, town_id, name, hash, expires_at, created_by)
    values (${id}, ${townId}, ${name}, ${hash}, ${expiresAt}, ${createdBy}) returning ${columns(sql)}`;
  return asKiosk(row);
}

/** Shuts a screen out for good; undefined when the town has no such screen. */
export async function revokeKiosk(sql: Sql, townId: string, id: string): Promise<Kiosk | undefined> {
  await sql`
    update platform.kiosk set revoked_at = now() where town_id = ${townId} and id = ${id} and revoked_at is null`;
  const [row] = await sql<Dated[]>`
    select ${columns(sql)} from platform.kiosk where town_id = ${townId} and id = ${id}`;
  return row && asKiosk(row);
}

/** A screen whose token holds. */
export type LiveKiosk = {
  readonly id: string;
  readonly townId: string;
  readonly name: string;
  /** Used within the last minute, and by its newest token: nothing is to be noted. */
  readonly noted: boolean;
};

/** The screen of a token, if it still holds: its newest one, or the one before while that has not been used. */
export async function liveKiosk(sql: Sql, hash: string): Promise<LiveKiosk | undefined> {
  const [row] = await sql<LiveKiosk[]>`
    select id, town_id as "townId", name,
      coalesce(last_used_at > now() - interval '1 minute', false) and (hash <> ${hash} or previous_hash is null) as noted
    from platform.kiosk
    where (hash = ${hash} or previous_hash = ${hash}) and opened_at is not null and revoked_at is null
      and expires_at > now()`;
  return row;
}

/** Notes that a screen asked; once it does so by its newest token, the one before holds no more. */
export async function kioskUsed(sql: Sql, id: string, hash: string, address: string): Promise<void> {
  await sql`
    update platform.kiosk set last_used_at = now(), last_address = ${address},
      previous_hash = case when hash = ${hash} then null else previous_hash end
    where id = ${id} and revoked_at is null`;
}

type Change = { readonly old: string; readonly fresh: string; readonly expiresAt: Date };

/** Changes the secret of a link, which opens but once, for the token of the screen that opened it. */
export async function openKiosk(sql: Sql, { old, fresh, expiresAt }: Change): Promise<KioskStanding | undefined> {
  const [row] = await sql<Standing[]>`
    update platform.kiosk set hash = ${fresh}, opened_at = now(), renewed_at = now(), expires_at = ${expiresAt}
    where hash = ${old} and opened_at is null and revoked_at is null and expires_at > now()
    returning town_id as town, name, expires_at as "expiresAt"`;
  return row && { ...row, expiresAt: row.expiresAt.toISOString() };
}

/** Gives a screen a new token for its own; the old one holds until the new one is used. */
export async function renewKiosk(sql: Sql, { old, fresh, expiresAt }: Change): Promise<KioskStanding | undefined> {
  const [row] = await sql<Standing[]>`
    update platform.kiosk set hash = ${fresh}, previous_hash = ${old}, renewed_at = now(), expires_at = ${expiresAt}
    where (hash = ${old} or previous_hash = ${old}) and opened_at is not null and revoked_at is null
      and expires_at > now()
    returning town_id as town, name, expires_at as "expiresAt"`;
  return row && { ...row, expiresAt: row.expiresAt.toISOString() };
}

type Standing = Omit<KioskStanding, 'expiresAt'> & { readonly expiresAt: Date };

type Dated = Pick<Kiosk, 'id' | 'name' | 'lastAddress'> & {
  readonly createdAt: Date;
  readonly openedAt: Date | null;
  readonly renewedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
};

function asKiosk({ createdAt, openedAt, renewedAt, lastUsedAt, expiresAt, revokedAt, ...kiosk }: Dated): Kiosk {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...kiosk,
    ...{ createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() },
    ...{ openedAt: text(openedAt), renewedAt: text(renewedAt) },
    ...{ lastUsedAt: text(lastUsedAt), revokedAt: text(revokedAt) },
  };
}
