import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool } from '../../support/db/connect.ts';
import { deviceBatch, type StateFault, stateFaults } from './state-faults.ts';
import { observedDays, type SumFault, sumFaults } from './sum-faults.ts';

/** A latest value or an hour's sum that is not what the observations say. */
export type DeviceDifference = {
  readonly device: string;
  readonly part: 'state' | 'sums';
  readonly point: string;
  readonly stored: unknown;
  readonly rebuilt: unknown;
};

/** What was compared, and what differs; at most a hundred differences are told. */
export type DevicesVerified = {
  readonly devices: number;
  readonly days: number;
  readonly values: number;
  readonly hours: number;
  readonly differences: readonly DeviceDifference[];
};

const BATCH = 500;
const MOST_SHOWN = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Holds latest states and hourly sums of a town against its observations, as far as either has been brought up to date:
 * the latest value is the newest observation's, and each hour adds up to what its readings do. Days whose observations
 * were dropped are not looked at.
 */
export async function verifyDevices(
  pool: Pool,
  townId: string,
  seen: (devices: number) => void = () => {},
): Promise<DevicesVerified> {
  const differences: DeviceDifference[] = [];
  const add = (found: readonly DeviceDifference[]) =>
    differences.push(...found.slice(0, Math.max(0, MOST_SHOWN - differences.length)));
  const days = await inTown(pool, townId, systemActor, observedDays);
  let [devices, values, hours] = [0, 0, 0];
  for (let last = FIRST; ; ) {
    const batch = await inTown(pool, townId, systemActor, (sql) => deviceBatch(sql, last, BATCH));
    const found = await inTown(pool, townId, systemActor, (sql) => stateFaults(sql, batch, days[0] ?? null));
    values += found.values;
    add(found.faults.map(ofState));
    devices += batch.length;
    seen(devices);
    last = batch.at(-1) ?? last;
    if (batch.length < BATCH) break;
  }
  for (const day of days) {
    const found = await inTown(pool, townId, systemActor, (sql) => sumFaults(sql, day));
    hours += found.hours;
    add(found.faults.map(ofSums));
  }
  return { devices, days: days.length, values, hours, differences };
}

function ofState({ device, point, stored, rebuilt }: StateFault): DeviceDifference {
  return { device, part: 'state', point, stored, rebuilt };
}

function ofSums({ device, point, hour, stored, rebuilt }: SumFault): DeviceDifference {
  return { device, part: 'sums', point: `${point} ${hour.toISOString()}`, stored, rebuilt };
}
