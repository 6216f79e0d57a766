import type {
  PublishedFigures,
  PublishedLine,
  PublishedMonths,
  PublishedQuery,
} from '@chengyun/contract/measures-periods';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Ground } from '../../town/ground/ground.ts';
import type { Rebuilding } from '../again/rebuild-measures.ts';
import type { GroupName } from '../figures/groups.ts';
import { infoOf } from '../figures/info.ts';
import { keyNames } from '../figures/keys.ts';
import { isSame, type Line, lineKey } from './lines.ts';
import { countMonth } from './publish-month.ts';
import { publicationsOf, publishedLines } from './published-queries.ts';

/** The published months, newest first, each with its versions. */
export async function publishedMonths(sql: Sql): Promise<PublishedMonths> {
  const byMonth = Map.groupBy(await publicationsOf(sql, null), ({ month }) => month);
  const months = [...byMonth].map(([month, all]) => ({ month, versions: all.map(({ month: _, ...one }) => one) }));
  return { months };
}

/** What is read of a published month. */
export interface Reading {
  readonly townId: string;
  readonly month: string;
  readonly query: PublishedQuery;
  readonly now: Date;
}

/** A version of a published month beside another version, or beside what is counted now. */
export async function publishedFigures(rebuilding: Rebuilding, sql: Sql, reading: Reading): Promise<PublishedFigures> {
  const { townId, month, query, now } = reading;
  const ground = await rebuilding.loop.grounds.of(townId);
  const measures = rebuilding.catalogue(ground);
  const measure = query.measure ?? null;
  if (measure !== null && !measures.byId.has(measure)) throw new Refusal('measure.unknown', { id: measure });
  const versions = (await publicationsOf(sql, month)).map(({ month: _, ...one }) => one);
  const version = query.version ?? versions.length;
  const against = query.against ?? null;
  for (const one of [version, against ?? version]) {
    if (one < 1 || one > versions.length) throw new Refusal('measure.month-not-published', { month, version: one });
  }
  const published = await publishedLines(sql, month, version, measure);
  const beside =
    against === null
      ? await countMonth(rebuilding, townId, month, now, { measure })
      : await publishedLines(sql, month, against, measure);
  const lines = await named(sql, ground, paired(published, beside));
  const ids = new Set(lines.map((line) => line.measure));
  return {
    ...{ month, versions, version, against, lines },
    measures: measures.all.filter(({ id }) => ids.has(id)).map(infoOf),
    differing: lines.filter(({ differs }) => differs).length,
  };
}

type Pair = Pick<Line, 'measure' | 'by' | 'key'> & Pick<PublishedLine, 'published' | 'beside' | 'differs'>;

function paired(published: readonly Line[], beside: readonly Line[]): readonly Pair[] {
  const [left, right] = [published, beside].map((lines) => new Map(lines.map((line) => [lineKey(line), line])));
  const all = new Map([...beside, ...published].map((line) => [lineKey(line), line]));
  return [...all].map(([key, { measure, by, key: own }]) => {
    const [one, other] = [figureOf(left?.get(key)), figureOf(right?.get(key))];
    return { measure, by, key: own, published: one, beside: other, differs: !isSame(one, other) };
  });
}

function figureOf(line: Line | undefined): PublishedLine['published'] {
  if (!line) return null;
  const { value, numerator, denominator, rows } = line;
  return { value, numerator, denominator, rows };
}

async function named(sql: Sql, ground: Ground, pairs: readonly Pair[]): Promise<PublishedLine[]> {
  const groups: readonly GroupName[] = [...new Set(pairs.flatMap(({ by }) => (by === '' ? [] : [by])))];
  const names = await keyNames(sql, ground, groups, []);
  return pairs
    .map((pair) =>
      pair.by === ''
        ? { ...pair, by: null, key: null, name: null }
        : { ...pair, by: pair.by, name: names(pair.by, pair.key) },
    )
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

function order({ measure, by, key }: PublishedLine): string {
  return `${measure}\t${by ?? ''}\t${key ?? ''}`;
}
