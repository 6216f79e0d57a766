import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecurityOverview } from '@chengyun/contract/audit';
import type { Sql } from '../../support/db/connect.ts';
import { backupsDir } from '../backup/make-backup.ts';

type Locked = { readonly username: string; readonly address: string; readonly tries: number; readonly until: Date };
type Chains = SecurityOverview['chains'];

/** Who is locked, which keys are a worry, whether the chains are whole, when the last backup was. */
export async function securityOverview(sql: Sql, townId: string, dataDir: string): Promise<SecurityOverview> {
  const [locked, failures, keys, platform, town, erasures] = await Promise.all([
    lockedAccounts(sql),
    failedSignIns(sql),
    worryingKeys(sql, townId),
    chainState(sql, '_platform', 'platform'),
    chainState(sql, townId, null),
    lastErasures(sql),
  ]);
  return {
    locked: locked.map(({ until, ...one }) => ({ ...one, until: until.toISOString() })),
    ...{ failures, keys: [...keys], chains: [...town, ...platform], backup: await lastBackup(dataDir) },
    erasures: erasures.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
  };
}

// The lockout counts five tries in half an hour (people/accounts/lockout.ts).
function lockedAccounts(sql: Sql): Promise<Locked[]> {
  return sql<Locked[]>`
    select username, address, tries, at + interval '30 minutes' as until from platform.sign_in_try
    where tries >= 5 and at > now() - interval '30 minutes' order by at desc limit 100`;
}

/** Null for who may not read the trail: the policy would let them count nothing. */
async function failedSignIns(sql: Sql): Promise<number | null> {
  const [row] = await sql<{ n: number | null }[]>`
    select case when platform.audits() then count(*)::int end as n from platform.audit
    where at > now() - interval '1 day' and kind = 'account' and not ok and action like 'POST /api/auth/sign-in%'`;
  return row?.n ?? null;
}

type KeyRow = Omit<SecurityOverview['keys'][number], 'createdAt' | 'lastUsedAt' | 'expiresAt'> & {
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
};

async function worryingKeys(sql: Sql, townId: string): Promise<SecurityOverview['keys']> {
  const rows = await sql<KeyRow[]>`
    select * from (
      select id, name, hint, roles, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt",
        case when expires_at < now() + interval '14 days' then 'ends_soon'
          when coalesce(last_used_at, created_at) < now() - interval '90 days' then 'unused'
          when created_at < now() - interval '180 days' then 'old' end as worry
      from platform.api_key
      where town_id = ${townId} and revoked_at is null and (expires_at is null or expires_at > now())
    ) k where worry is not null order by "createdAt" limit 200`;
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }));
}

type ChainRow = {
  readonly seals: number;
  readonly sealedAt: Date | null;
  readonly waiting: number;
  readonly at: Date | null;
  readonly checkedSeals: number;
  readonly checkedRows: number;
  readonly problems: unknown[];
};

/** A town's tables are in reach by name; those of the installation are named. */
async function chainState(sql: Sql, chain: string, schema: 'platform' | null): Promise<Chains> {
  const table = (name: string) => (schema === null ? sql(name) : sql`${sql(schema)}.${sql(name)}`);
  const rows = await sql<ChainRow[]>`
    select coalesce(s.n, 0)::int as seals, s.at as "sealedAt",
      greatest(case when q.is_called then q.last_value else 0 end - coalesce(s.to_id, 0), 0)::int as waiting,
      c.at, c.seals::int as "checkedSeals", c.rows::int as "checkedRows", c.problems
    from ${table('audit_counter')} q
    left join lateral (select n, at, to_id from ${table('audit_seal')} order by n desc limit 1) s on true
    left join lateral (select * from platform.audit_check where chain = ${chain} order by at desc limit 1) c on true`;
  return rows.map(({ seals, sealedAt, waiting, at, checkedSeals, checkedRows, problems }) => ({
    ...{ chain, seals, sealedAt: sealedAt?.toISOString() ?? null, waiting },
    check: at && { at: at.toISOString(), seals: checkedSeals, rows: checkedRows, problems },
  }));
}

type Erasure = Omit<SecurityOverview['erasures'][number], 'at'> & { readonly at: Date };

function lastErasures(sql: Sql): Promise<Erasure[]> {
  return sql<Erasure[]>`
    select e.id, e.at, p.name as by, e.reason, e.months, e.cases
    from erasure e left join platform.person p on p.id = e.by_id order by e.at desc limit 50`;
}

/** The newest thing in the folder of backups that is whole. */
async function lastBackup(dataDir: string): Promise<SecurityOverview['backup']> {
  const dir = backupsDir(dataDir);
  const all = await readdir(dir).catch(() => []); // none was made yet
  const names = all.filter((name) => !name.endsWith('.part'));
  const found = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(dir, name))).mtime })));
  const [newest] = found.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return newest ? { name: newest.name, at: newest.at.toISOString() } : null;
}
