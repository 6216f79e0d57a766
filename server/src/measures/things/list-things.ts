import type { CountedThing, MeasureRows, MeasureRowsQuery } from '@chengyun/contract/measures-answer';
import { readCursor, writeCursor } from '../../cases/view/cursor.ts';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { fitting, withinTime } from '../behind/narrow-time.ts';
import { periodOf } from '../figures/period.ts';
import { quote } from '../plan/condition-sql.ts';
import { partsSql, type ThingMeasure, thingNarrowedSql, thingsSql } from './things-sql.ts';

/** What a list of alarms or devices behind a figure is made from. */
export interface ListingThings {
  readonly sql: Sql;
  readonly ground: Ground;
  readonly measure: ThingMeasure;
  readonly query: MeasureRowsQuery;
  readonly now: Date;
}

type Row = Omit<CountedThing, 'at'> & { readonly at: string | null };
const NEVER = '-infinity';

/** The alarms or devices behind a figure, the latest first; devices that were never heard of come last. */
export async function listThings({ sql, ground, measure, query, now }: ListingThings): Promise<MeasureRows> {
  const limit = query.limit ?? 50;
  const { zone } = ground.town;
  const { from, to } = withinTime(periodOf(query, zone, now), query, zone);
  if (query.weekday !== undefined) fitting('weekday', query.weekday);
  const cursor = query.cursor ? readCursor(query.cursor) : null;
  const at = `coalesce(t.at, '${NEVER}'::timestamptz)`;
  const conditions = [
    ...(measure.kind === 'alarms'
      ? [`t.at >= timestamptz ${quote(from.toISOString())}`, `t.at < timestamptz ${quote(to.toISOString())}`]
      : []),
    behindSql(measure, query.part ?? 'numerator'),
    thingNarrowedSql(query, zone),
    ...(cursor ? [`(${at}, t.id) < (${quote(cursor.at ?? NEVER)}::timestamptz, ${quote(cursor.id)}::uuid)`] : []),
  ];
  const rows = await sql.unsafe<Row[]>(`
    select t.id, t.device_id as "deviceId", t.name, t.kind, t.state,
      to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from (${thingsSql(measure)}) t where ${conditions.join(' and ')}
    order by ${at} desc, t.id desc limit ${limit + 1}`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { cases: [], things: [...page], next: rows.length > limit && last ? writeCursor(last) : null };
}

function behindSql(measure: ThingMeasure, part: 'numerator' | 'denominator' | 'rest'): string {
  const { of, part: above } = partsSql(measure);
  if (measure.figure !== 'share' || part === 'denominator') return part === 'rest' ? 'false' : of;
  return part === 'numerator' ? `${of} and ${above}` : `${of} and not (${above})`;
}
