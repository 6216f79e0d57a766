import type { RepeatPolicy } from '@chengyun/contract/pack';
import type { Repeats } from '@chengyun/contract/repeats';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import type { CaseFields } from '../life/aggregate.ts';
import { levelOf } from './judge.ts';

/** Most cases of one figure that a list is opened to, the newest: as many as an address that is kept as a view holds. */
const MOST = 50;

/**
 * How often a case is reported again, as its page and the desk tell it: counted now, by the policy the case lives under,
 * over what the actor may see. `id` is null for a report that is being taken, which is counted with the others.
 */
export async function repeatsNow(sql: Sql, ground: Ground, fields: CaseFields, id: string | null): Promise<Repeats> {
  const { repeats } = ground.pack(fields.policyId, fields.policyVersion);
  if (!repeats) return { group: null, place: null };
  const [group, place] = await Promise.all([
    id === null ? null : groupOf(sql, repeats.group, id),
    placeOf(sql, repeats.place, fields, id),
  ]);
  return { group, place };
}

async function groupOf(
  sql: Sql,
  { callers: atLeast, days }: RepeatPolicy['group'],
  id: string,
): Promise<Repeats['group']> {
  const [row] = await sql<{ callers: number; ids: string[] }[]>`
    select most_callers(held.ids, ${days}) as callers, array(
      select c.id from cases c where c.id = any (held.ids) order by c.reported_at desc, c.id desc limit ${MOST}) as ids
    from (select held_by(${id}) as ids) held`;
  return row && row.callers > 0 ? { callers: row.callers, days, atLeast, ids: row.ids } : null;
}

async function placeOf(
  sql: Sql,
  policy: RepeatPolicy['place'],
  { taxonomy, categoryCode, lon, lat, reportedAt }: CaseFields,
  id: string | null,
): Promise<Repeats['place']> {
  if (taxonomy === null || categoryCode === null || lon === null || lat === null) return null;
  const { metres, days } = policy;
  // A case speaks for the reports that went into it, so it is counted up to the last of them.
  const last =
    id === null
      ? sql`${reportedAt}::timestamptz`
      : sql`(select max(h.reported_at) from cases h where h.id = any (held_by(${id})))`;
  const rows = await sql<{ id: string }[]>`
    select c.id from cases c where c.id in (
      select reports_at_spot(${taxonomy}, ${categoryCode}, ${lon}, ${lat}, ${metres},
        ${last} - make_interval(days => ${days}), ${last}))
    order by c.reported_at desc, c.id desc`;
  const reports = rows.length + (id === null ? 1 : 0);
  return { reports, metres, days, level: levelOf(policy, reports), ids: rows.slice(0, MOST).map((row) => row.id) };
}
