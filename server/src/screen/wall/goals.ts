import type { GoalLine } from '@chengyun/contract/goals-answer';
import type { WallFigure, WallRow, WallSection } from '@chengyun/contract/wall';
import { dayIn } from '../../cases/number.ts';
import { boardOf } from '../../measures/goals/board-of.ts';
import type { GoalBook } from '../../measures/goals/goal-book.ts';
import { sightOf } from '../../people/sight.ts';
import { countFigure, type Telling } from './figure.ts';

const BEHIND = { zh: '落后', en: 'Behind' };
const worst: readonly GoalLine['lamp'][] = ['red', 'yellow'];

/** The year's indicators that are behind, the worst first; nothing for whoever does not see the whole town. */
export async function goalsOf(
  telling: Telling,
  book: GoalBook,
  top: number,
): Promise<Pick<WallSection, 'total' | 'rows'>> {
  if (sightOf(telling.actor) !== 'all') return { total: null, rows: [] };
  const year = Number(dayIn(telling.ground.town.zone, telling.now).slice(0, 4));
  const { groups } = await boardOf(telling, book, year);
  const lines = groups.flatMap(({ goals }) => goals).filter(({ actual }) => actual !== null);
  const behind = worst.flatMap((lamp) => lines.filter((line) => line.lamp === lamp));
  const red = behind.filter(({ lamp }) => lamp === 'red').length;
  if (lines.length === 0) return { total: null, rows: [] };
  return {
    total: countFigure(BEHIND, red, { to: 'goals', id: null, search: { lamp: 'red' } }, 'lower'),
    rows: behind.slice(0, top).map(rowOf),
  };
}

function rowOf(line: GoalLine): WallRow {
  const { id, name, actual, expected, unit, decimals, lamp } = line;
  const text = (value: number | null) => (value === null ? '—' : value.toFixed(decimals));
  return {
    ...{ key: id, title: name, at: null, state: null, thing: null, position: null },
    tone: lamp === 'red' ? 'late' : 'soon',
    note: {
      zh: `${text(actual)}，应达 ${text(expected)} ${unit.zh}`,
      en: `${text(actual)} of ${text(expected)} ${unit.en}`,
    },
    figure: figureOf(line),
  };
}

function figureOf({ id, name, actual, target, direction }: GoalLine): WallFigure {
  const opens = { to: 'goals', id, search: {} } as const;
  return { name, value: actual, format: 'count', direction, target, before: null, opens };
}
