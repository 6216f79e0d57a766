import type { MySession } from '@chengyun/contract/second-factor';
import type { Sql } from '../../support/db/connect.ts';

type Row = Omit<MySession, 'signedInAt' | 'seenAt'> & { readonly signedInAt: Date; readonly seenAt: Date };

/** The sessions of a person, the last used first; `secrets` must be able to read them. */
export async function sessionsOf(secrets: Sql, userId: string, hereId: string): Promise<MySession[]> {
  const rows = await secrets<Row[]>`
    select id, nullif(ip_address, '') as address, nullif(user_agent, '') as browser, created_at as "signedInAt",
      seen_at as "seenAt", id = ${hereId} as here
    from platform.session where user_id = ${userId} and expires_at > now() order by here desc, seen_at desc limit 100`;
  return rows.map((row) => ({
    ...row,
    signedInAt: row.signedInAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
  }));
}

/** Ends one session of a person. */
export async function endSession(secrets: Sql, userId: string, id: string): Promise<boolean> {
  const ended = await secrets`delete from platform.session where id = ${id} and user_id = ${userId} returning id`;
  return ended.length > 0;
}
