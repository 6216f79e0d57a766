import type { CaseBasis } from '@chengyun/contract/measures';
import type { groupNames } from '@chengyun/contract/measures-answer';
import { Refusal } from '../../support/http/refusal.ts';
import { quote } from '../plan/condition-sql.ts';
import { type RollDimension, sixthSql } from '../rolls/dimensions.ts';

export type GroupName = (typeof groupNames)[number];

/** How cases are told apart: by a kept dimension, or by the time of the basis. */
type Grouping =
  | { readonly of: 'dimension'; readonly dimension: Exclude<RollDimension, 'all'> }
  | { readonly of: 'time'; readonly unit: 'day' | 'sixth' | 'month' | 'weekday' };

const groupings = {
  area: { of: 'dimension', dimension: 'community' },
  grid: { of: 'dimension', dimension: 'grid' },
  'unit-grid': { of: 'dimension', dimension: 'unit_grid' },
  branch: { of: 'dimension', dimension: 'unit' },
  unit: { of: 'dimension', dimension: 'unit' },
  class: { of: 'dimension', dimension: 'category' },
  category: { of: 'dimension', dimension: 'category' },
  source: { of: 'dimension', dimension: 'source' },
  kind: { of: 'dimension', dimension: 'kind' },
  reporter: { of: 'dimension', dimension: 'reporter' },
  hour: { of: 'dimension', dimension: 'hour' },
  weekday: { of: 'time', unit: 'weekday' },
  day: { of: 'time', unit: 'day' },
  month: { of: 'time', unit: 'month' },
} as const satisfies Partial<Record<GroupName, Grouping>>;

export type CaseGroup = keyof typeof groupings;
export const caseGroups = Object.keys(groupings) as readonly CaseGroup[];

/** What sums can be told apart by: the groups that may be asked for, and sixths of a month. */
export type SumGroup = CaseGroup | 'sixth';

export function groupingOf(group: SumGroup): Grouping {
  return group === 'sixth' ? { of: 'time', unit: 'sixth' } : groupings[group];
}

/** Reads `by`: at most two different dimensions of those given. */
export function readBy<T extends GroupName>(by: string | undefined, known: readonly T[]): readonly T[] {
  const words = by ? by.split(',').map((word) => word.trim()) : [];
  const found = words.map((word) => known.find((one) => one === word));
  if (words.length <= 2 && new Set(words).size === words.length && found.every((one) => one !== undefined)) {
    return found.filter((one) => one !== undefined);
  }
  const fits = known.join(', ');
  const why = {
    zh: `by 的值“${by}”不可用，可用其中一项或两项：${fits}。`,
    en: `by "${by}" does not fit; give one or two of ${fits}.`,
  };
  throw new Refusal('bad-request', { why });
}

/** The group of a row of `case_fact`, as SQL. */
export function liveGroupSql(group: SumGroup, basis: CaseBasis, zone: string): string {
  const grouping = groupingOf(group);
  const local = `(f.${basis}_at at time zone ${quote(zone)})`;
  if (grouping.of === 'time') return timeSql(grouping.unit, `${local}::date`);
  return grouping.dimension === 'hour' ? `extract(hour from ${local})::int::text` : `f.${grouping.dimension}`;
}

/** The group of a row of sums. */
export function rolledGroupSql(group: SumGroup): string {
  const grouping = groupingOf(group);
  return grouping.of === 'time' ? timeSql(grouping.unit, 'r.day') : 'r.value';
}

function timeSql(unit: 'day' | 'sixth' | 'month' | 'weekday', day: string): string {
  if (unit === 'day') return `${day}::text`;
  if (unit === 'sixth') return `${sixthSql(day)}::text`;
  return unit === 'month' ? `to_char(${day}, 'YYYY-MM')` : `extract(isodow from ${day})::int::text`;
}
