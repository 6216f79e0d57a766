import type { AlarmFigures, Counted, FiguresQuery, Pace } from '@chengyun/contract/alarm-figures';
import { type AlarmFilter, type Speed, speeds } from '@chengyun/contract/alarm-query';
import type { Verdict } from '@chengyun/contract/alarm-words';
import type { Sql } from '../../../support/db/connect.ts';
import type { DayBounds } from '../../rules/day-bounds.ts';
import { alarmSources, isAmong, reasonOf } from '../view/alarm-filter.ts';
import { countEach } from './count-alarms.ts';

/** What the figures of a period are about: danger, as it was, without drills and maintenance. */
export function baseOf({ from, to, area, kind }: FiguresQuery): AlarmFilter {
  return { from, to, counted: 'yes', ...(area && { area }), ...(kind && { kind }) };
}

/** The figures of the fire desk in a period, each with the filter it opens to. `dayOf` and `zone` are of the town. */
export async function alarmFigures(
  sql: Sql,
  query: FiguresQuery,
  { zone, dayOf }: { readonly zone: string; readonly dayOf: DayBounds },
): Promise<AlarmFigures> {
  const base = baseOf(query);
  const [counts, acknowledged, judged, reasons, days] = await Promise.all([
    countEach(sql, base, {
      alarms: base,
      confirmed: { ...base, verdict: 'confirmed' },
      false: { ...base, verdict: 'false' },
      test: { ...base, verdict: 'test' },
      unjudged: { ...base, verdict: 'none' },
      cases: { ...base, case: 'any' },
      casesClosed: { ...base, case: 'closed' },
    }),
    paceOf(sql, base, 'ack'),
    paceOf(sql, base, 'judge'),
    reasonsOf(sql, base),
    daysOf(sql, base, zone, dayOf),
  ]);
  return { ...counts, falseShare: shareOf(counts.false, counts.confirmed), acknowledged, judged, reasons, days };
}

function shareOf(wrong: Counted, right: Counted): number | null {
  const judged = wrong.n + right.n;
  return judged === 0 ? null : wrong.n / judged;
}

async function paceOf(sql: Sql, base: AlarmFilter, what: 'ack' | 'judge'): Promise<Pace> {
  const bands: Record<Speed, AlarmFilter> = {
    ...{ m1: { ...base, [what]: 'm1' }, m3: { ...base, [what]: 'm3' }, m10: { ...base, [what]: 'm10' } },
    ...{ h1: { ...base, [what]: 'h1' }, later: { ...base, [what]: 'later' }, none: { ...base, [what]: 'none' } },
  };
  const { done, ...counted } = await countEach(sql, base, { ...bands, done: { ...base, [what]: 'done' } });
  const took = what === 'ack' ? sql`a.acknowledged_at - a.raised_at` : sql`a.judged_at - a.raised_at`;
  const [row] = await sql<{ median: number | null; ninth: number | null }[]>`
    select percentile_cont(0.5) within group (order by extract(epoch from ${took})) as median,
      percentile_cont(0.9) within group (order by extract(epoch from ${took})) as ninth
    from ${alarmSources(sql)} where ${isAmong(sql, done.opens)}`;
  return {
    ...{ done, medianSeconds: row?.median ?? null, ninthSeconds: row?.ninth ?? null },
    bands: speeds.map((speed) => ({ speed, counted: counted[speed] })),
  };
}

async function reasonsOf(sql: Sql, base: AlarmFilter): Promise<AlarmFigures['reasons']> {
  const rows = await sql<{ verdict: Verdict; reason: string; n: number }[]>`
    select a.verdict, ${reasonOf(sql)} as reason, count(*)::int as n
    from ${alarmSources(sql)} where ${isAmong(sql, base)} and a.verdict is not null
    group by 1, 2 order by n desc, 1, 2 limit 100`;
  return rows.map(({ verdict, reason, n }) => ({
    verdict,
    reason,
    counted: { n, opens: { ...base, verdict, reason } },
  }));
}

async function daysOf(sql: Sql, base: AlarmFilter, zone: string, dayOf: DayBounds): Promise<AlarmFigures['days']> {
  const rows = await sql<{ day: string; first: Date; n: number; false: number }[]>`
    select to_char((a.raised_at at time zone ${zone})::date, 'YYYY-MM-DD') as day, min(a.raised_at) as first,
      count(*)::int as n, (count(*) filter (where a.verdict = 'false'))::int as "false"
    from ${alarmSources(sql)} where ${isAmong(sql, base)} group by 1 order by 1`;
  return rows.map(({ day, first, n, false: wrong }) => {
    const { start, end } = dayOf(first.getTime());
    return { day, alarms: { n, opens: within(base, start, end) }, false: wrong };
  });
}

// The first and the last day of a period may be parts of one.
function within(base: AlarmFilter, start: number, end: number): AlarmFilter {
  const from = Math.max(start, Date.parse(base.from ?? '') || start);
  const to = Math.min(end, Date.parse(base.to ?? '') || end);
  return { ...base, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
