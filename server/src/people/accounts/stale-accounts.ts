import type { Pool } from '../../support/db/connect.ts';
import { systemActor } from '../actor.ts';
import { inPlatform } from '../in-platform.ts';
import { readPolicy } from '../policy/policy-store.ts';

/**
 * Disables accounts that nobody signed in to for as long as the policy allows, and ends their sessions. The last who
 * holds one of the three posts in a town stays, and so does the first account: without them nobody could let anybody in.
 * A resident stays as well, who comes when there is something to report.
 * Returns the user names.
 */
export function disableStale(sql: Pool, now: Date): Promise<readonly string[]> {
  return inPlatform(sql, systemActor, async (tx) => {
    const { staleDays } = (await readPolicy(tx)).policy;
    if (staleDays === 0) return [];
    const rows = await tx<{ id: string; username: string }[]>`
      update platform.person p set disabled = true, disabled_because = 'stale', updated_at = now()
      where not p.disabled and not p.bootstrap
        and coalesce(p.last_sign_in_at, p.created_at) < ${now}::timestamptz - make_interval(days => ${staleDays})
        and not exists (select 1 from platform.session s where s.user_id = p.id and s.expires_at > ${now})
        and p.post is null
        and not exists (
          select 1 from platform.membership m
          where m.user_id = p.id and m.roles && array['sysadmin', 'secadmin', 'auditor', 'resident'])
      returning id, username`;
    for (const { id } of rows) await tx`delete from platform.session where user_id = ${id}`;
    return rows.map((row) => row.username);
  });
}
