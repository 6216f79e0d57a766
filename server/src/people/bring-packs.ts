import type { CalendarData } from '@chengyun/contract/calendar';
import { changesBetween } from '@chengyun/contract/changes';
import type { Pack } from '@chengyun/contract/pack';
import type { Pool, Sql } from '../support/db/connect.ts';
import type { Log } from '../support/log.ts';
import { insertVersion, newestWithMaker, type PolicyKind } from '../town/ground/policy-queries.ts';
import { announceGround } from '../town/ground/store-ground.ts';
import { loadPacks } from '../town/packs/load-packs.ts';
import { systemActor } from './actor.ts';
import { PACKS, townIds } from './create-town.ts';
import { inTown } from './in-town.ts';

type Shipped = { readonly kind: PolicyKind; readonly data: Pack | CalendarData };

/**
 * Brings the packs and calendars of this release to the towns that were there before it: what a town lacks is added,
 * what the product itself made last gets a next version where it differs, what the town made last stays as it is.
 */
export async function bringPacks(ownerSql: Pool, log: Log): Promise<void> {
  const ids = await townIds(ownerSql);
  if (ids.length === 0) return;
  const { packs, calendars } = await loadPacks(PACKS);
  const shipped: readonly Shipped[] = [
    ...calendars.map((data) => ({ kind: 'calendar' as const, data })),
    ...packs.map((data) => ({ kind: 'pack' as const, data })),
  ];
  for (const townId of ids) {
    const brought = await inTown(ownerSql, townId, systemActor, (sql) => bringTo(sql, townId, shipped));
    if (brought.length > 0)
      log.info({ town: townId, policies: brought }, 'Packs of this release were brought to a town');
  }
}

async function bringTo(sql: Sql, townId: string, shipped: readonly Shipped[]): Promise<readonly string[]> {
  const known = await newestWithMaker<Shipped['data']>(sql);
  const brought: string[] = [];
  for (const { kind, data } of shipped) {
    const newest = known.find((each) => each.kind === kind && each.id === data.id);
    // Whoever changed a pack meant it: the product keeps its hands off from then on.
    if (newest && (newest.createdBy !== null || isSame(newest.data, data))) continue;
    const version = Math.max(newest ? newest.version + 1 : 1, data.version);
    const made = { kind, id: data.id, version, data: { ...data, version }, note: null, createdBy: null };
    if (await insertVersion(sql, made)) brought.push(`${data.id} ${version}`);
  }
  if (brought.length > 0) await announceGround(sql, townId);
  return brought;
}

function isSame(ours: Shipped['data'], theirs: Shipped['data']): boolean {
  return changesBetween({ ...ours, version: 0 }, { ...theirs, version: 0 }).length === 0;
}
