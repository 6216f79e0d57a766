import type { FigureGroup, MeasureQuery } from '@chengyun/contract/measures-answer';
import type { WallFigure, WallRow, WallSection } from '@chengyun/contract/wall';
import { dayIn } from '../../cases/number.ts';
import { askMeasure } from '../../measures/ask-measure.ts';
import { addDays } from '../../measures/figures/town-days.ts';
import { measureFigure, measureLink, monthFigure, type Telling } from './figure.ts';
import type { Ranked, SceneCases, Shown } from './scenes.ts';

type Listed = Pick<WallSection, 'figures' | 'rows'>;

/** Measures of this month, each beside its target. `cases` narrows those that are of cases. */
export async function monthOf(telling: Telling, shown: readonly Shown[], cases: SceneCases): Promise<Listed> {
  const day = dayIn(telling.ground.town.zone, telling.now);
  const from = `${day.slice(0, 7)}-01`;
  const figures: WallFigure[] = [];
  for (const { measure, name, profile } of shown) {
    const query: MeasureQuery = { from, compare: false, ...cases, ...(profile ? { profile } : {}) };
    const answer = await askMeasure(telling, measure, query);
    if (answer && answer.total.value !== null) {
      figures.push(monthFigure(answer.measure, answer.total, measureLink(measure, query), name));
    }
  }
  return { figures, rows: [] };
}

/** The groups of a measure, best first when one way is better, else most first. Small groups of a share rank by chance and stay out. */
export async function rankingOf(telling: Telling, ranked: Ranked, cases: SceneCases): Promise<Listed> {
  const { measure, by, over } = ranked;
  const day = dayIn(telling.ground.town.zone, telling.now);
  const from = over === 'month' ? `${day.slice(0, 7)}-01` : addDays(day, -6);
  const query: MeasureQuery = { from, compare: true, ...cases };
  const answer = await askMeasure(telling, measure, { ...query, by });
  if (!answer) return { figures: [], rows: [] };
  const { format, direction } = answer.measure;
  const named = answer.groups.filter((one) => (one.keys[0]?.name || by === 'site') && one.keys[0]?.key !== 'none');
  const down = format === 'count' || direction !== 'lower' ? -1 : 1;
  const rows = (format === 'count' ? named : named.filter(isEnough))
    .toSorted((a, b) => down * ((a.value ?? 0) - (b.value ?? 0)) || b.rows - a.rows)
    .filter(({ value }) => value !== null && value > 0)
    .slice(0, MOST_RANKED)
    .map((group) => rowOf(group, (key) => measureLink(measure, { ...query, [by]: key }), answer.measure));
  return { figures: [], rows };
}

/** All communities of a large town; a wall shows as many as it has lines for. */
const MOST_RANKED = 40;
/** Fewer than this below the line, and one case more or less makes first or last. */
const LEAST_BELOW = 5;

function isEnough({ denominator }: FigureGroup): boolean {
  return (denominator ?? LEAST_BELOW) >= LEAST_BELOW;
}

type Info = Parameters<typeof measureFigure>[0];

function rowOf(group: FigureGroup, link: (key: string) => WallFigure['opens'], info: Info): WallRow {
  const { key = '', name } = group.keys[0] ?? {};
  const title = name ?? { zh: key, en: key };
  const figure = measureFigure(info, group, link(key), title);
  const missed =
    figure.target !== null && figure.value !== null && isMissed(info.direction, figure.value, figure.target);
  return {
    ...{ key, title, note: null, at: null, state: null, figure, thing: null, position: null },
    tone: missed ? 'soon' : 'plain',
  };
}

function isMissed(direction: Info['direction'], value: number, target: number): boolean {
  return direction === 'lower' ? value > target : value < target;
}
