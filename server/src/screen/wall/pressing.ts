import type { WallRow, WallSection } from '@chengyun/contract/wall';
import { caseFilter } from '../../cases/view/filter.ts';
import { countFigure, type Telling } from './figure.ts';
import { deskQuery } from './points.ts';

const IN_HAND = { zh: '督办', en: 'Supervised' };

interface Row {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly supervision: string | null;
  readonly lamp: string | null;
  readonly due_at: Date | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** The supervised cases, the strictest first, then what is due soonest. */
export async function pressingOf(telling: Telling, top: number): Promise<Pick<WallSection, 'total' | 'rows'>> {
  const { sql, ground, actor, cases } = telling;
  const query = deskQuery(cases, { attention: 'supervised' });
  const among = caseFilter(sql, ground, query, { actor, page: { limit: 1, cursor: null } });
  const rows = await sql<Row[]>`
    select id, number, title, supervision, lamp, due_at, lon, lat from cases where ${among}
    order by array_position(array['council', 'red', 'led', 'yellow', 'urge'], supervision),
      coalesce(due_at, 'infinity'::timestamptz), id limit ${top}`;
  const [all] = await sql<{ n: number }[]>`select count(*)::int as n from cases where ${among}`;
  const opens = { to: 'desk', id: null, search: query as Record<string, string> } as const;
  return { total: countFigure(IN_HAND, all?.n ?? 0, opens), rows: rows.map(rowOf) };
}

function rowOf({ id, title, supervision, lamp, due_at, lon, lat }: Row): WallRow {
  return {
    ...{ key: id, title: { zh: title, en: title }, note: null, at: due_at?.toISOString() ?? null },
    tone: lamp === 'red' ? 'late' : lamp === 'yellow' ? 'soon' : 'plain',
    ...{ state: supervision, figure: null, thing: { kind: 'case', id } },
    position: lon === null || lat === null ? null : [lon, lat],
  };
}
