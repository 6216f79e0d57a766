import type { CaseQuery } from '@chengyun/contract/case-list';
import type { WallPoints } from '@chengyun/contract/wall';
import { caseFilter } from '../../cases/view/filter.ts';
import { countFigure, type Telling } from './figure.ts';
import type { SceneCases } from './scenes.ts';

/** Beyond so many a wall shows tiles, in which near things are joined. */
const MOST_POINTS = 3_000;

const OPEN = { zh: '在办', en: 'Open' };

interface Row {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly lamp: WallPoints['cases'][number]['lamp'];
}

/** The scene's cases as a filter of the desk. */
export function deskQuery(cases: SceneCases, query: CaseQuery): CaseQuery {
  return { ...query, ...(cases.kind ? { kind: cases.kind } : {}), ...(cases.class ? { category: cases.class } : {}) };
}

/** The open cases of a scene, each alone: what is late lies on top. */
export async function pointsOf({ sql, ground, actor, cases }: Telling): Promise<WallPoints> {
  const query = deskQuery(cases, { state: 'open' });
  const among = caseFilter(sql, ground, query, { actor, page: { limit: 1, cursor: null } });
  const rows = await sql<Row[]>`
    select id, lon, lat, lamp from cases where ${among} and lon is not null
    order by reported_at desc, id desc limit ${MOST_POINTS}`;
  const [all] = await sql<{ n: number }[]>`select count(*)::int as n from cases where ${among}`;
  return {
    open: countFigure(OPEN, all?.n ?? 0, { to: 'desk', id: null, search: query as Record<string, string> }),
    cases: rows.map(({ id, lon, lat, lamp }) => ({ id, position: [lon, lat], lamp })),
  };
}
