import type { MeasureQuery } from '@chengyun/contract/measures-answer';
import type { WallFigure, WallSection } from '@chengyun/contract/wall';
import type { Localized } from '@chengyun/contract/words';
import { dayIn } from '../../cases/number.ts';
import { askMeasure } from '../../measures/ask-measure.ts';
import { addDays, dayStart } from '../../measures/figures/town-days.ts';
import { deskList } from './desk-list.ts';
import { countFigure, measureFigure, measureLink, type Telling } from './figure.ts';

const WEEK_MS = 7 * 86_400_000;
const NAMES = {
  reported: { zh: '今日受理', en: 'Reported today' },
  filed: { zh: '已立案', en: 'Filed' },
  handling: { zh: '处置中', en: 'In handling' },
  closed: { zh: '已办结', en: 'Ended' },
  late: { zh: '超时未结', en: 'Late and open' },
} satisfies Record<string, Localized>;
/** Parts told beside the great figure; the rest is in its list. */
const MOST_PARTS = 4;

/** The day's flow: what was reported, beside the same hours a week ago; filed and ended today; in hand and late now. */
export async function todayOf(telling: Telling, id: string, by: string): Promise<WallSection> {
  const { ground, now, cases } = telling;
  const { zone } = ground.town;
  const day = dayIn(zone, now);
  const query: MeasureQuery = { from: day, compare: false, ...cases };
  const reported = await askMeasure(telling, 'loop.reported', { ...query, by });
  const weekAgo = await askMeasure(telling, 'loop.reported', {
    ...query,
    from: dayStart(zone, addDays(day, -7)).toISOString(),
    to: new Date(now.getTime() - WEEK_MS).toISOString(),
  });
  if (!reported) return { id, look: 'lead', total: null, figures: [], parts: [], rows: [] };
  const { measure, total, groups } = reported;
  const beside = { ...total, before: weekAgo?.total ?? null };
  const parts = groups
    .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .slice(0, MOST_PARTS)
    .flatMap((group): WallFigure[] => {
      const [key] = group.keys;
      if (!key?.name) return [];
      const own = measureLink('loop.reported', { ...query, [key.by]: key.key });
      return [measureFigure(measure, { ...group, before: null }, own, key.name)];
    });
  const flow = [
    await sumToday(telling, 'loop.filed', query, NAMES.filed),
    await deskList(telling, { state: 'dispatched,handling' }).count(NAMES.handling),
    await endedToday(telling, query),
    await deskList(telling, { attention: 'late' }).count(NAMES.late, 'lower'),
  ];
  const lead = measureFigure(measure, beside, measureLink('loop.reported', query), NAMES.reported);
  return {
    ...{ id, look: 'lead', total: null, parts, rows: [] },
    figures: [lead, ...flow.filter((one) => one !== null)],
  };
}

async function sumToday(
  telling: Telling,
  id: string,
  query: MeasureQuery,
  name: Localized,
): Promise<WallFigure | null> {
  const answer = await askMeasure(telling, id, query);
  return answer && measureFigure(answer.measure, answer.total, measureLink(id, query), name);
}

/** What was ended today: what the share of those ended on time is a share of; it aims at what was due to close so far. */
async function endedToday(telling: Telling, query: MeasureQuery): Promise<WallFigure | null> {
  const answer = await askMeasure(telling, 'loop.on-time', query);
  if (!answer) return null;
  const due = await askMeasure(telling, 'loop.closed-in-time', query);
  const { search, ...link } = measureLink('loop.on-time', query);
  const opens = { ...link, search: { ...search, 'in-part': 'denominator' } };
  return {
    ...countFigure(NAMES.closed, answer.total.denominator ?? 0, opens),
    target: due?.total.denominator ?? null,
  };
}
