import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { looksOf } from './look-queries.ts';

/** Most looks of one person (account policy). */
export interface LookLimits {
  readonly looksPerHour: number;
  readonly looksPerDay: number;
}

/** Refuses one more look of who has had as many as they may. */
export async function refuseTooMany(sql: Sql, actorId: string, limits: LookLimits): Promise<void> {
  const { hour, day } = await looksOf(sql, actorId);
  if (hour >= limits.looksPerHour)
    throw new Refusal('case.looked-often', { used: hour, most: limits.looksPerHour, span: inHour });
  if (day >= limits.looksPerDay)
    throw new Refusal('case.looked-often', { used: day, most: limits.looksPerDay, span: inDay });
}

/** Refuses to show `wanted` cases at once when fewer are left to be looked at. */
export async function refuseMoreThanLeft(
  sql: Sql,
  actorId: string,
  { looksPerHour, looksPerDay }: LookLimits,
  wanted: number,
): Promise<void> {
  const { hour, day } = await looksOf(sql, actorId);
  const left = Math.max(0, Math.min(looksPerHour - hour, looksPerDay - day));
  if (wanted > left) throw new Refusal('privacy.too-many-at-once', { wanted, left, most: looksPerHour });
}

const inHour = { zh: '1 小时', en: 'hour' };
const inDay = { zh: '24 小时', en: 'day' };
