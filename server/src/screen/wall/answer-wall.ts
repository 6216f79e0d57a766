import type { Wall, WallScene, WallSection } from '@chengyun/contract/wall';
import type { GoalBook } from '../../measures/goals/goal-book.ts';
import type { TownMeasures } from '../../measures/plan/catalogue.ts';
import type { Actor } from '../../people/actor.ts';
import { sightOf } from '../../people/sight.ts';
import type { Sql } from '../../support/db/connect.ts';
import { TooLong, within } from '../../support/within.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { alarmsOf, alarmsToday } from './alarms.ts';
import type { Telling } from './figure.ts';
import { goalsOf } from './goals.ts';
import type { Keep } from './keep.ts';
import { patrolsOf } from './patrols.ts';
import { pressingOf } from './pressing.ts';
import { dangerRibbonOf, ribbonOf } from './ribbon.ts';
import { SCENES, type ScenePart } from './scenes.ts';
import { monthOf, rankingOf } from './standing.ts';
import { devicesOf, sectionsOf } from './things.ts';
import { todayOf } from './today.ts';

/** Who asks for which scene of which town, and how to reach the store as them. */
export interface AskingWall {
  readonly townId: string;
  readonly actor: Actor;
  readonly scene: WallScene;
  readonly ground: Ground;
  readonly measures: TownMeasures;
  readonly book: GoalBook;
  readonly inTown: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  readonly now: Date;
}

const RIBBON_MS = 10_000;
/** A part that takes longer does not hold up the others. */
const PATIENCE_MS = 1_500;
const AREAS_MS = 300_000;

/** A scene of the wall. Each part is made once for all screens whose readers see the same, and kept for its while. */
export async function answerWall(asking: AskingWall, keep: Keep): Promise<Wall> {
  const { townId, actor, scene, now } = asking;
  const { left, right, cases, ribbon } = SCENES[scene];
  const whose = `${townId} ${sightOf(actor)} ${scene}`;
  const make = <T>(name: string, keptMs: number, work: (telling: Telling) => Promise<T>) =>
    keep(`${whose} ${name}`, keptMs, () => asking.inTown((sql) => work({ ...asking, sql, cases })));
  const part = (one: ScenePart) =>
    orCounting(
      one,
      make(one.id, one.keptMs, (telling) => sectionOf(telling, asking.book, one)),
    );
  const [lefts, rights, day, areas] = await Promise.all([
    Promise.all(left.map(part)),
    Promise.all(right.map(part)),
    make('ribbon', RIBBON_MS, ribbon === 'dangers' ? dangerRibbonOf : ribbonOf),
    make('areas', AREAS_MS, areasOf),
  ]);
  return {
    ...{ scene, at: now.toISOString(), left: lefts, right: rights, ribbon: day, ground: areas },
  };
}

// Its making goes on, and the next who asks finds it.
function orCounting({ id }: ScenePart, made: Promise<WallSection>): Promise<WallSection> {
  return within(made, PATIENCE_MS).catch((error: unknown) => {
    if (error instanceof TooLong) return { ...nothing(id), look: 'counting' };
    throw error;
  });
}

function nothing(id: string): WallSection {
  return { id, look: 'awaits', total: null, figures: [], parts: [], rows: [] };
}

async function areasOf({ sql }: Telling): Promise<Wall['ground']> {
  const [row] = await sql<Wall['ground'][]>`
    select count(*) filter (where level = 'community')::int as communities,
      count(*) filter (where level = 'grid')::int as grids
    from area`;
  return row ?? { communities: 0, grids: 0 };
}

async function sectionOf(telling: Telling, book: GoalBook, { id, recipe }: ScenePart): Promise<WallSection> {
  const empty = nothing(id);
  switch (recipe.make) {
    case 'today':
      return todayOf(telling, id, recipe.by);
    case 'alarms-today':
      return { ...empty, look: 'lead', ...(await alarmsToday(telling, recipe.filter)) };
    case 'rates':
    case 'numbers':
      return {
        ...empty,
        look: recipe.make,
        ...(await monthOf(telling, recipe.shown, recipe.own ? telling.cases : {})),
      };
    case 'ranking':
      return {
        ...empty,
        look: 'ranking',
        ...(await rankingOf(telling, recipe.ranked, recipe.own ? telling.cases : {})),
      };
    case 'alarms':
      return { ...empty, look: 'list', ...(await alarmsOf(telling, recipe.filter, recipe.top)) };
    case 'devices':
      return { ...empty, look: 'numbers', ...(await devicesOf(telling)) };
    case 'pressing':
      return { ...empty, look: 'list', ...(await pressingOf(telling, recipe.top)) };
    case 'goals':
      return { ...empty, look: 'list', ...(await goalsOf(telling, book, recipe.top)) };
    case 'sections':
      return { ...empty, look: 'list', ...(await sectionsOf(telling, recipe.top)) };
    case 'patrols':
      return { ...empty, look: 'numbers', ...(await patrolsOf(telling)) };
    case 'awaits':
      return empty;
  }
}
