import type { Wall, WallScene, WallSection } from '@chengyun/contract/wall';
import type { GoalBook } from '../../measures/goals/goal-book.ts';
import type { TownMeasures } from '../../measures/plan/catalogue.ts';
import type { Actor } from '../../people/actor.ts';
import { sightOf } from '../../people/sight.ts';
import type { Sql } from '../../support/db/connect.ts';
import { isOutage } from '../../support/db/outage.ts';
import { TooLong, within } from '../../support/within.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { alarmsOf, alarmsToday } from './alarms.ts';
import type { Telling } from './figure.ts';
import { goalsOf } from './goals.ts';
import type { Given, Keep } from './keep.ts';
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
  /** A part that could not be counted. */
  readonly onTrouble: (error: unknown, part: string) => void;
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
    orElse(
      asking,
      one.id,
      make(one.id, one.keptMs, (telling) => sectionOf(telling, asking.book, one)),
      (look): WallSection => ({ ...nothing(one.id), look }),
    );
  const day = () => make('ribbon', RIBBON_MS, ribbon === 'dangers' ? dangerRibbonOf : ribbonOf);
  const [lefts, rights, ofDay, areas] = await Promise.all([
    Promise.all(left.map(part)),
    Promise.all(right.map(part)),
    orElse<Wall['ribbon']>(asking, 'ribbon', day(), () => null),
    make('areas', AREAS_MS, areasOf).made,
  ]);
  return {
    ...{ scene, at: now.toISOString(), left: lefts, right: rights, ribbon: ofDay, ground: areas },
  };
}

/**
 * A part that takes long is told as it was before, and one that cannot be counted says so; neither keeps the others away.
 * When the store is away the scene fails as a whole, so that a screen goes on to show what it has.
 */
async function orElse<T>(
  { onTrouble }: AskingWall,
  part: string,
  { made, before }: Given<T>,
  instead: (look: 'counting' | 'failed') => T,
): Promise<T> {
  try {
    return await within(made, PATIENCE_MS);
  } catch (error) {
    // Its making goes on, and the next who asks finds it.
    if (error instanceof TooLong) return before ?? instead('counting');
    if (isOutage(error)) throw error;
    onTrouble(error, part);
    return instead('failed');
  }
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
  }
}
