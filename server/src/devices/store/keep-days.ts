import { systemActor } from '../../people/actor.ts';
import { townIds } from '../../people/create-town.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool } from '../../support/db/connect.ts';

const DAY_MS = 86_400_000;
const AHEAD_DAYS = 3;

/** How long each class of record is kept, in days. Alarm and state records: a year and a month (GB 50440: a year). */
export const KEPT_DAYS = { observations: 100, events: 400, hours: 1_100 } as const;

/** Makes the days to come and drops what is older than its class is kept, in every town. */
export async function keepDays(sql: Pool, now: Date): Promise<void> {
  const date = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  for (const townId of await townIds(sql)) {
    await inTown(sql, townId, systemActor, async (tx) => {
      for (let ahead = 0; ahead <= AHEAD_DAYS; ahead++) await tx`select ensure_observation_day(${date(ahead)})`;
      await tx`select drop_observation_days(${date(-KEPT_DAYS.observations)})`;
      await tx`delete from device_event where received_at < ${date(-KEPT_DAYS.events)}::date`;
      await tx`delete from device_health_past where ended_at < ${date(-KEPT_DAYS.events)}::date`;
      await tx`delete from reading_hour where hour < ${date(-KEPT_DAYS.hours)}::date`;
    });
  }
}
