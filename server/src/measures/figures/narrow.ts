import type { CaseBasis } from '@chengyun/contract/measures';
import type { Ground } from '../../town/ground/ground.ts';
import { inSql, quote } from '../plan/condition-sql.ts';
import type { RollDimension } from '../rolls/dimensions.ts';
import { categoriesBelow, unitsBelow } from './families.ts';
import type { GroupName } from './groups.ts';
import { caseKeysOf, unknownKey } from './known-keys.ts';

/** The keys that narrow, by the group they are of. */
export type Narrowing = Readonly<Partial<Record<GroupName | 'unit-kind', string | undefined>>>;

/** One dimension narrowed to some values; '' is "not known". */
export interface Narrowed {
  readonly dimension: Exclude<RollDimension, 'all'>;
  readonly values: readonly string[];
}

/** What is asked for in kept dimensions; refuses what is no key. */
export function narrowedBy(asked: Narrowing, ground: Ground): readonly Narrowed[] {
  return [
    ...areaNarrowed(asked.area),
    ...plain('grid', asked.grid),
    ...plain('unit_grid', asked['unit-grid']),
    ...branch(asked.branch, ground),
    ...plain('unit', asked.unit),
    ...unitsOfKind(asked['unit-kind'], ground),
    ...classOf(asked.class, ground),
    ...plain('category', asked.category),
    ...plain('source', asked.source),
    ...plain('kind', asked.kind),
    ...plain('reporter', asked.reporter),
    ...plain('hour', asked.hour),
  ];
}

/** The same as conditions on a row of `case_fact f`, counted by a basis. */
export function narrowedSql(narrowed: readonly Narrowed[], basis: CaseBasis, zone: string): string {
  const each = narrowed.map(({ dimension, values }) => {
    const column =
      dimension === 'hour'
        ? `extract(hour from f.${basis}_at at time zone ${quote(zone)})::int::text`
        : `f.${dimension}`;
    return inSql(column, values);
  });
  return each.length > 0 ? each.join(' and ') : 'true';
}

function plain(dimension: Narrowed['dimension'], key: string | undefined): readonly Narrowed[] {
  return key === undefined ? [] : [{ dimension, values: [key === 'none' ? '' : key] }];
}

/**
 * The ground below an area's code, which tells its level: communities have 12 digits, grids a G, unit grids 15 digits; the
 * town is everything.
 */
export function areaNarrowed(code: string | undefined): readonly Narrowed[] {
  if (code === undefined || (code !== 'none' && code.length <= 9)) return [];
  if (code === 'none' || code.length === 12) return plain('community', code);
  return plain(code.includes('G') ? 'grid' : 'unit_grid', code);
}

function branch(id: string | undefined, ground: Ground): readonly Narrowed[] {
  if (id === undefined || id === 'none') return plain('unit', id);
  if (!ground.units.has(id)) throw unknownKey(caseKeysOf(ground, 'branch'), id);
  return [{ dimension: 'unit', values: unitsBelow(ground, id) }];
}

function unitsOfKind(kind: string | undefined, ground: Ground): readonly Narrowed[] {
  if (kind === undefined) return [];
  const values = [...ground.units.values()].filter((unit) => unit.kind === kind).map(({ id }) => id);
  if (values.length === 0) throw unknownKey(caseKeysOf(ground, 'unit-kind'), kind);
  return [{ dimension: 'unit', values }];
}

function classOf(key: string | undefined, ground: Ground): readonly Narrowed[] {
  if (key === undefined || key === 'none') return plain('category', key);
  return [{ dimension: 'category', values: categoriesBelow(ground, key) }];
}
