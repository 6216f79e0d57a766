import type { CaseMeasure } from '@chengyun/contract/measures';
import type {
  ComparedFigure,
  Figure,
  FigureGroup,
  MeasureAnswer,
  MeasureQuery,
} from '@chengyun/contract/measures-answer';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { termsOf } from '../plan/plan.ts';
import { FACTS_NOW, factsAsOf } from './as-of.ts';
import { figureOf, spreadFigure } from './figure-of.ts';
import { type CaseGroup, caseGroups, readBy } from './groups.ts';
import { infoOf } from './info.ts';
import { branchKey, keyNames } from './keys.ts';
import { narrowedBy } from './narrow.ts';
import { type Period, periodBefore, periodOf, yearBefore } from './period.ts';
import { spreadTable } from './spread-table.ts';
import { type Asked, type Kept, sumsOf } from './sums-of.ts';
import { emptyTally, howMany, sumTable, type Tally } from './tally.ts';
import { unitGridsBy } from './unit-grids.ts';

/** What a figure of cases is made from. */
export interface Asking {
  readonly sql: Sql;
  readonly ground: Ground;
  readonly measure: CaseMeasure;
  readonly query: MeasureQuery;
  readonly kept: Kept | null;
  readonly now: Date;
}

/** A measure of cases over a period, by its groups, beside the period before and the year before. */
export async function answerOf(asking: Asking): Promise<MeasureAnswer> {
  const { ground, measure, query, now } = asking;
  const { zone } = ground.town;
  const groups = readBy(query.by, caseGroups);
  const period = periodOf(query, zone, now);
  const facts = factsAsOf(query['as-of'], measure, period);
  const others =
    query.compare === false || facts !== FACTS_NOW ? [] : [periodBefore(period, zone), yearBefore(period, zone)];
  const periods = [period, ...others];
  const cells = await cellsOf(asking, groups, periods, facts);
  const [before, year] = others;
  return {
    measure: infoOf(measure),
    period: spanOf(period),
    periodBefore: before ? spanOf(before) : null,
    yearBefore: year ? spanOf(year) : null,
    total: compared(cells.total),
    groups: groups.length === 0 ? [] : await named(asking, groups, cells.groups),
  };
}

/** Figures by period, of the whole and of each group. */
interface Cells {
  readonly total: readonly Figure[];
  readonly groups: ReadonlyMap<string, readonly Figure[]>;
}

async function cellsOf(
  asking: Asking,
  groups: readonly CaseGroup[],
  periods: readonly Period[],
  facts: string,
): Promise<Cells> {
  const { sql, ground, measure, query } = asking;
  const kept = facts === FACTS_NOW ? asking.kept : null;
  // Of a whole year the period before and the year before are one, and counted once.
  const different = periods.filter((one, at) => periods.findIndex((other) => isSame(one, other)) === at);
  const asked: Asked = {
    basis: measure.basis,
    terms: termsOf(measure),
    groups,
    narrowed: narrowedBy(query, ground),
    periods: different,
    zone: ground.town.zone,
    facts,
  };
  const ownKeys = (keys: readonly string[]) => groups.map((group, at) => branchKey(ground, group, keys[at] ?? ''));
  const table =
    measure.kind === 'spread'
      ? await spreadTable(sql, { measure, asked, kept, ownKeys })
      : sumTable(await sumsOf(sql, asked, kept), different.length, ownKeys);
  const isOfGrids = measure.kind === 'spread' && measure.spread === 'unit-grids';
  const grids = isOfGrids ? await unitGridsBy(sql, groups, asked.narrowed) : null;
  const figure = (tally: Tally | undefined, key: string | null): Figure => {
    const { sums, different: found } = tally ?? emptyTally();
    if (measure.kind !== 'spread') return figureOf(measure, sums);
    const all = grids ? grids(key === null ? null : (JSON.parse(key) as string[])) : 0;
    return spreadFigure(measure, { cases: sums[0] ?? 0, different: howMany(found), all });
  };
  const figures = (row: readonly Tally[], key: string | null) =>
    periods.map((one) => figure(row[different.findIndex((other) => isSame(one, other))], key));
  return {
    total: figures(table.whole, null),
    groups: new Map([...table.rows].map(([key, row]) => [key, figures(row, key)])),
  };
}

function isSame(one: Period, other: Period | undefined): boolean {
  return one.from.getTime() === other?.from.getTime() && one.to.getTime() === other.to.getTime();
}

function compared([figure, before, yearBefore]: readonly Figure[]): ComparedFigure {
  const nothing: Figure = { value: null, numerator: 0, denominator: null, rows: 0 };
  return { ...(figure ?? nothing), before: before ?? null, yearBefore: yearBefore ?? null };
}

async function named(
  { sql, ground }: Asking,
  groups: readonly CaseGroup[],
  cells: Cells['groups'],
): Promise<FigureGroup[]> {
  const all = [...cells].map(([key, figures]) => ({ keys: JSON.parse(key) as string[], figures }));
  const names = await keyNames(
    sql,
    ground,
    groups,
    all.map(({ keys }) => keys),
  );
  return all
    .toSorted((a, b) => (a.keys.join('\t') < b.keys.join('\t') ? -1 : 1))
    .map(({ keys, figures }) => ({
      keys: groups.map((by, at) => ({ by, key: keys[at] || 'none', name: names(by, keys[at] ?? '') })),
      ...compared(figures),
    }));
}

function spanOf({ from, to }: Period) {
  return { from: from.toISOString(), to: to.toISOString() };
}
