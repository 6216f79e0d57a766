import { v7 } from 'uuid';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool, Sql } from '../../support/db/connect.ts';
import type { Observation } from '../observation.ts';

const TOWN = 'test';

/** Makes a device of the town `test` and gives its id. */
export async function aDevice(
  pool: Pool,
  { externalId = v7(), protocol = 'mqtt', credentialHash = null, parentId = null, dialect = null }: Partial<Given> = {},
): Promise<string> {
  const id = v7();
  await asSystem(
    pool,
    (sql) => sql`insert into device (id, protocol, external_id, name, credential_hash, parent_id, dialect)
      values (${id}, ${protocol}, ${externalId}, ${externalId}, ${credentialHash}, ${parentId}, ${dialect})`,
  );
  return id;
}

type Given = {
  readonly externalId: string;
  readonly protocol: string;
  readonly credentialHash: string | null;
  readonly parentId: string | null;
  readonly dialect: string | null;
};

/** An observation of the town `test`. */
export function anObservation(deviceId: string, given: Partial<Observation> = {}): Observation {
  const receivedAt = given.receivedAt ?? new Date();
  return {
    ...{ townId: TOWN, deviceId, receivedAt, at: given.deviceAt ?? receivedAt, deviceAt: null },
    ...{ sequence: null, readings: [{ point: 'temperature', value: 21.5 }], events: [] },
    ...given,
  };
}

/** Does something in the town `test` as the system. */
export function asSystem<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  return inTown(pool, TOWN, systemActor, work);
}

/** Waits until `probe` gives something, for at most half a minute: a machine may be busy. */
export async function until<T>(
  probe: () => Promise<T | undefined | null | false> | T | undefined | null | false,
): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error('waited half a minute in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
