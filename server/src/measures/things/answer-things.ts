import type { Figure, FigureGroup, MeasureAnswer, MeasureQuery } from '@chengyun/contract/measures-answer';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { type GroupName, readBy } from '../figures/groups.ts';
import { infoOf } from '../figures/info.ts';
import { keyNames } from '../figures/keys.ts';
import { type Period, periodBefore, periodOf, yearBefore } from '../figures/period.ts';
import { quote } from '../plan/condition-sql.ts';
import { partsSql, type ThingMeasure, thingGroupSql, thingNarrowedSql, thingsSql } from './things-sql.ts';

/** What a figure of alarms or devices is made from. */
export interface AskingThings {
  readonly sql: Sql;
  readonly ground: Ground;
  readonly measure: ThingMeasure;
  readonly query: MeasureQuery;
  readonly now: Date;
}

/** A measure of alarms over a period, or of devices as they stand now; counted row by row, as the asker may see them. */
export async function answerThings(asking: AskingThings): Promise<MeasureAnswer> {
  const { sql, ground, measure, query, now } = asking;
  const { zone } = ground.town;
  const info = infoOf(measure);
  const by = readBy(query.by, info.dimensions);
  const period = periodOf(query, zone, now);
  const compares = measure.kind === 'alarms' && query.compare !== false;
  const others = compares ? [periodBefore(period, zone), yearBefore(period, zone)] : [];
  const columns = [];
  for (const one of [period, ...others]) columns.push(await figuresIn(asking, by, one));
  const [own = new Map(), before, year] = columns;
  const beside = (key: string) => ({
    before: before ? (before.get(key) ?? nothing) : null,
    yearBefore: year ? (year.get(key) ?? nothing) : null,
  });
  const keys = [...new Set(columns.flatMap((column) => [...column.keys()]))].filter((key) => key !== WHOLE).toSorted();
  const parsed = keys.map((key) => JSON.parse(key) as string[]);
  const names = await keyNames(sql, ground, by, parsed);
  const groups = keys.map((key, at): FigureGroup => {
    const named = by.map((group, nth) => {
      const value = parsed[at]?.[nth] ?? '';
      return { by: group, key: value || 'none', name: names(group, value) };
    });
    return { keys: named, ...(own.get(key) ?? nothing), ...beside(key) };
  });
  const spans = [period, ...others].map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() }));
  const [span = { from: '', to: '' }, spanBefore = null, spanYear = null] = spans;
  const total = { ...(own.get(WHOLE) ?? nothing), ...beside(WHOLE) };
  return { measure: info, period: span, periodBefore: spanBefore, yearBefore: spanYear, total, groups };
}

const nothing: Figure = { value: null, numerator: 0, denominator: null, rows: 0 };
const WHOLE = '';

interface Row {
  readonly whole: number;
  readonly keys: string[] | null;
  readonly below: number;
  readonly above: number;
  readonly median: number | null;
}

/** The figures of the whole and of each group, by their keys as JSON; the whole by ''. */
async function figuresIn(
  { sql, ground, measure, query }: AskingThings,
  by: readonly GroupName[],
  { from, to }: Period,
): Promise<ReadonlyMap<string, Figure>> {
  const { zone } = ground.town;
  const { of, part } = partsSql(measure);
  const keys = by.map((group) => thingGroupSql(group, zone));
  const list = `array[${keys.join(', ')}]::text[]`;
  const within =
    measure.kind === 'alarms'
      ? `t.at >= timestamptz ${quote(from.toISOString())} and t.at < timestamptz ${quote(to.toISOString())}`
      : 'true';
  const median =
    measure.kind === 'alarms'
      ? 'percentile_cont(0.5) within group (order by extract(epoch from t.acknowledged_at - t.at) / 60)'
      : 'null::float8';
  const [head, sets] =
    by.length > 0 ? ['grouping(keys) as whole, keys', '(keys), ()'] : ['1 as whole, null as keys', '()'];
  const rows = await sql.unsafe<Row[]>(`
    select ${head}, count(*)::int as below, count(*) filter (where ${part})::int as above, ${median}::float8 as median
    from (${thingsSql(measure)}) t cross join lateral (select ${list} as keys) k
    where ${within} and ${of} and ${thingNarrowedSql(query, zone)}
    group by grouping sets (${sets})`);
  return new Map(rows.map((row) => [row.whole ? WHOLE : JSON.stringify(row.keys), figureOf(measure, row)]));
}

function figureOf({ figure }: ThingMeasure, { below, above, median }: Row): Figure {
  if (figure === 'count') return { value: below, numerator: below, denominator: null, rows: below };
  if (figure === 'median-minutes') return { value: median, numerator: below, denominator: null, rows: below };
  return { value: below === 0 ? null : above / below, numerator: above, denominator: below, rows: above };
}
