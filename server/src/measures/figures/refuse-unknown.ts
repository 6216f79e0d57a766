import type { MeasureDefinition } from '@chengyun/contract/measures';
import type { MeasureRowsQuery } from '@chengyun/contract/measures-answer';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { isOfCases } from '../plan/plan.ts';
import type { ThingMeasure } from '../things/things-sql.ts';
import { mustBeOfCases } from './as-of.ts';
import { type CaseKey, caseKeys, caseKeysOf, type ThingKey, thingKeys, thingKeysOf, unknownKey } from './known-keys.ts';
import { narrowedBy, narrowedSql } from './narrow.ts';

/** What is asked, and of what. */
interface Asked<M = MeasureDefinition> {
  readonly sql: Sql;
  readonly ground: Ground;
  readonly measure: M;
  readonly query: MeasureRowsQuery;
}

/**
 * Refuses a key that is none, which would be answered as if nothing had happened there. What the ground has let go since
 * (an area, a source, a category) is still a key while something is counted by it.
 */
export async function refuseUnknown({ sql, ground, measure, query }: Asked): Promise<void> {
  if (!isOfCases(measure)) return refuseUnknownThings({ sql, ground, measure, query });
  for (const by of caseKeys) {
    const key = query[by];
    if (key === undefined || key === 'none') continue;
    const keys = caseKeysOf(ground, by);
    if (!keys.isKnown(key) && !(await isCounted(sql, ground, by, key))) throw unknownKey(keys, key);
  }
}

async function refuseUnknownThings({ sql, ground, measure, query }: Asked<ThingMeasure>): Promise<void> {
  mustBeOfCases(query['as-of']);
  for (const by of thingKeys) {
    const key = query[by];
    if (key === undefined || key === 'none') continue;
    const keys = thingKeysOf(ground, by, measure.kind);
    if (!keys.isKnown(key) && !(await isOfDevice(sql, by, key))) throw unknownKey(keys, key);
  }
}

/** Whether there is a case with this key, or somebody who might report one. */
async function isCounted(sql: Sql, ground: Ground, by: CaseKey, key: string): Promise<boolean> {
  if (by === 'reporter') {
    const [person] = await sql`select from platform.person where id::text = ${key}`;
    if (person) return true;
  }
  if (noOther.has(by)) return false;
  const condition = narrowedSql(narrowedBy({ [by]: key }, ground), 'reported', ground.town.zone);
  // A code too short for a community narrows to nothing.
  if (condition === 'true') return false;
  const [row] = await sql.unsafe(`select from case_fact f where ${condition} limit 1`);
  return row !== undefined;
}

/** Of these the ground knows all there ever were. */
const noOther: ReadonlySet<CaseKey | ThingKey> = new Set(['hour', 'branch', 'unit', 'unit-kind']);

const columns = { area: 'community_code', grid: 'grid_code', profile: 'profile_id', site: 'building' } as const;

/** Whether a device has this key. */
async function isOfDevice(sql: Sql, by: ThingKey, key: string): Promise<boolean> {
  if (by === 'hour' || by === 'kind') return false;
  const column = by === 'area' && key.includes('G') ? columns.grid : columns[by];
  const [row] = await sql`select from device where ${sql(column)} = ${key} limit 1`;
  return row !== undefined;
}
