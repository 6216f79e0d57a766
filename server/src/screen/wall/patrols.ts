import type { WallSection } from '@chengyun/contract/wall';
import type { Localized } from '@chengyun/contract/words';
import { dayIn } from '../../cases/number.ts';
import { dayStart } from '../../measures/figures/town-days.ts';
import { countFigure, type Telling } from './figure.ts';

const NAMES = {
  on: { zh: '在岗', en: 'On patrol' },
  found: { zh: '今日发现', en: 'Found today' },
} satisfies Record<string, Localized>;

/** Patrols on the road now and what was found today; nothing before either. */
export async function patrolsOf({ sql, ground, now }: Telling): Promise<Pick<WallSection, 'figures'>> {
  const { zone } = ground.town;
  const midnight = dayStart(zone, dayIn(zone, now));
  const [row] = await sql<{ on: number; found: number }[]>`
    select (select count(*)::int from patrol_round where ended_at is null) as on,
      (select count(*)::int from cases where source = 'patrol' and reported_at >= ${midnight}) as found`;
  if (!row || row.on + row.found === 0) return { figures: [] };
  const search = { source: 'patrol', from: midnight.toISOString() };
  return {
    figures: [
      countFigure(NAMES.on, row.on, { to: 'patrols', id: null, search: { state: 'on' } }),
      countFigure(NAMES.found, row.found, { to: 'desk', id: null, search }),
    ],
  };
}
