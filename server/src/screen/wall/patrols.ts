import type { WallFigure, WallSection } from '@chengyun/contract/wall';
import type { Localized } from '@chengyun/contract/words';
import { dayIn } from '../../cases/number.ts';
import { dayStart } from '../../measures/figures/town-days.ts';
import { countFigure, type Telling } from './figure.ts';

const HOUR_MS = 3_600_000;
const NAMES = {
  found: { zh: '今日发现', en: 'Found today' },
  people: { zh: '近 1 小时上报人员', en: 'Workers reporting' },
} satisfies Record<string, Localized>;

/** Patrols at work, as their reports tell; where a person walks is not kept for it. Nothing before the day's first report. */
export async function patrolsOf({ sql, ground, now }: Telling): Promise<Pick<WallSection, 'figures'>> {
  const { zone } = ground.town;
  const midnight = dayStart(zone, dayIn(zone, now));
  const hour = new Date(now.getTime() - HOUR_MS);
  const since = new Date(Math.min(midnight.getTime(), hour.getTime()));
  const [row] = await sql<{ found: number; people: number }[]>`
    select count(*) filter (where reported_at >= ${midnight})::int as found,
      count(distinct reported_by) filter (where reported_at >= ${hour})::int as people
    from cases where source = 'patrol' and reported_at >= ${since}`;
  if (!row || row.found + row.people === 0) return { figures: [] };
  const figure = (name: keyof typeof NAMES, from: Date): WallFigure =>
    countFigure(NAMES[name], row[name], {
      ...{ to: 'desk', id: null },
      search: { source: 'patrol', from: from.toISOString() },
    });
  return { figures: [figure('found', midnight), figure('people', hour)] };
}
