import type { Passkey } from '@chengyun/contract/second-factor';
import type { Sql } from '../../support/db/connect.ts';

/* All of it is asked with the role that may read second factors. */

/** The sealed secret of somebody's authenticator app. */
export type Totp = { readonly secret: string; readonly lastStep: number; readonly confirmed: boolean };

/** The authenticator app of a person; the row is locked until the transaction ends, so that a code counts once. */
export async function lockTotp(secrets: Sql, userId: string): Promise<Totp | undefined> {
  const [row] = await secrets<Totp[]>`
    select secret, last_step::float8 as "lastStep", confirmed_at is not null as confirmed from platform.totp
    where user_id = ${userId} for update`;
  return row;
}

/** Keeps a new secret that waits to be confirmed; false when a confirmed one is there. */
export async function putTotp(secrets: Sql, userId: string, secret: string): Promise<boolean> {
  const made = await secrets`
    insert into platform.totp (user_id, secret) values (${userId}, ${secret})
    on conflict (user_id) do update set secret = excluded.secret, last_step = 0, created_at = now()
    where totp.confirmed_at is null returning user_id`;
  return made.length > 0;
}

/** Notes the step whose code was used; the secret is thereby confirmed. */
export async function useTotp(secrets: Sql, userId: string, step: number): Promise<void> {
  await secrets`
    update platform.totp set last_step = ${step}, confirmed_at = coalesce(confirmed_at, now()) where user_id = ${userId}`;
}

/** Takes the authenticator app and its recovery codes away. */
export async function dropTotp(sql: Sql, userId: string): Promise<void> {
  await sql`delete from platform.totp where user_id = ${userId}`;
  await sql`delete from platform.recovery_code where user_id = ${userId}`;
}

/** Takes every second factor of a person away. */
export async function dropFactors(sql: Sql, userId: string): Promise<void> {
  await dropTotp(sql, userId);
  await sql`delete from platform.passkey where user_id = ${userId}`;
}

/** Replaces the recovery codes. */
export async function putRecoveryCodes(secrets: Sql, userId: string, hashes: readonly string[]): Promise<void> {
  await secrets`delete from platform.recovery_code where user_id = ${userId}`;
  await secrets`
    insert into platform.recovery_code (user_id, hash) select ${userId}, hash from unnest(${[...hashes]}::text[]) as given (hash)`;
}

/** Uses up a recovery code; false when it is none, or was used. */
export async function useRecoveryCode(secrets: Sql, userId: string, hash: string): Promise<boolean> {
  const used = await secrets`
    update platform.recovery_code set used_at = now()
    where user_id = ${userId} and hash = ${hash} and used_at is null returning hash`;
  return used.length > 0;
}

/** What a person has: app, codes left, passkeys, connected identity. */
export async function factorsOf(secrets: Sql, userId: string) {
  const [row] = await secrets<{ totp: boolean; left: number; oidc: boolean }[]>`
    select exists (select 1 from platform.totp where user_id = ${userId} and confirmed_at is not null) as totp,
      (select count(*)::int from platform.recovery_code where user_id = ${userId} and used_at is null) as left,
      exists (select 1 from platform.credential where user_id = ${userId} and provider_id = 'oidc') as oidc`;
  return {
    totp: row?.totp ?? false,
    left: row?.left ?? 0,
    oidc: row?.oidc ?? false,
    passkeys: await passkeysOf(secrets, userId),
  };
}

type PasskeyRow = Omit<Passkey, 'createdAt' | 'lastUsedAt'> & {
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

async function passkeysOf(secrets: Sql, userId: string): Promise<Passkey[]> {
  const rows = await secrets<PasskeyRow[]>`
    select id, name, created_at as "createdAt", last_used_at as "lastUsedAt" from platform.passkey
    where user_id = ${userId} order by created_at, id`;
  return rows.map(({ createdAt, lastUsedAt, ...key }) => ({
    ...key,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/** Notes that a session has shown a second factor. */
export async function factorShown(secrets: Sql, sessionId: string, now: Date): Promise<void> {
  await secrets`update platform.session set factor_at = ${now} where id = ${sessionId}`;
}
