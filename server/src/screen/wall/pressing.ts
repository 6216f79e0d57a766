import type { WallRow, WallSection } from '@chengyun/contract/wall';
import { deskList } from './desk-list.ts';
import type { Telling } from './figure.ts';

const IN_HAND = { zh: '督办', en: 'Supervised' };

interface Row {
  readonly id: string;
  readonly title: string;
  readonly supervision: string | null;
  readonly lamp: string | null;
  readonly due_at: Date | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** The supervised cases, the strictest first, then what is due soonest. */
export async function pressingOf(telling: Telling, top: number): Promise<Pick<WallSection, 'total' | 'rows'>> {
  const { sql } = telling;
  const supervised = deskList(telling, { attention: 'supervised' });
  const order = sql`order by array_position(array['council', 'red', 'led', 'yellow', 'urge'], supervision),
    coalesce(due_at, 'infinity'::timestamptz), id`;
  const rows = await sql<Row[]>`
    select id, title, supervision, lamp, due_at, lon, lat from cases
    where id = any (array(select id ${supervised.from} ${order} limit ${top})) ${order}`;
  return { total: await supervised.count(IN_HAND), rows: rows.map(rowOf) };
}

function rowOf({ id, title, supervision, lamp, due_at, lon, lat }: Row): WallRow {
  return {
    ...{ key: id, title: { zh: title, en: title }, note: null, at: due_at?.toISOString() ?? null },
    tone: lamp === 'red' ? 'late' : lamp === 'yellow' ? 'soon' : 'plain',
    ...{ state: supervision, figure: null, thing: { kind: 'case', id } },
    position: lon === null || lat === null ? null : [lon, lat],
  };
}
