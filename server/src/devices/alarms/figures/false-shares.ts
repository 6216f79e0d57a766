import type { FalseShare, FalseShareQuery } from '@chengyun/contract/alarm-figures';
import type { Sql } from '../../../support/db/connect.ts';
import { alarmSources, cutOf, isAmong } from '../view/alarm-filter.ts';
import { baseOf } from './alarm-figures.ts';

interface Row {
  readonly key: string;
  readonly name: string | null;
  readonly site: string | null;
  readonly alarms: number;
  readonly judged: number;
  readonly false: number;
}

/**
 * How many alarms were false (误报率), by site, model, kind of device or device: most false ones first. Drills and
 * maintenance are left out, and a test is neither real nor false.
 */
export async function falseShares(sql: Sql, query: FalseShareQuery): Promise<FalseShare[]> {
  const { by, least = 0 } = query;
  const base = baseOf(query);
  const isDevice = by === 'device';
  const rows = await sql<Row[]>`
    select ${cutOf(sql, by)} as key, ${isDevice ? sql`min(d.name)` : sql`null`} as name,
      ${isDevice ? sql`min(${cutOf(sql, 'site')})` : sql`null`} as site, count(*)::int as alarms,
      (count(*) filter (where a.verdict in ('confirmed', 'false')))::int as judged,
      (count(*) filter (where a.verdict = 'false'))::int as "false"
    from ${alarmSources(sql)} where ${isAmong(sql, base)}
    group by 1 having count(*) filter (where a.verdict = 'false') >= ${least}
    order by "false" desc, alarms desc, 1 limit 200`;
  return rows.map(({ key, name, site, alarms, judged, false: wrong }) => {
    const opens = { ...base, [by]: key };
    return {
      ...{ key, name, site, share: judged === 0 ? null : wrong / judged },
      alarms: { n: alarms, opens },
      judged: { n: judged, opens: { ...opens, verdict: 'judged' } },
      false: { n: wrong, opens: { ...opens, verdict: 'false' } },
    };
  });
}
