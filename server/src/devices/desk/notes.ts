import type { Sql } from '../../support/db/connect.ts';

const MOST = 200;

type FrameRow = {
  readonly id: number;
  readonly at: Date;
  readonly protocol: string;
  readonly peer: string;
  readonly deviceId: string | null;
  readonly why: string;
  readonly hex: string;
};

/** The latest frames that could not be read, of one device or of all. */
export async function rawFrames(sql: Sql, deviceId: string | undefined) {
  const rows = await sql<FrameRow[]>`
    select id::int, at, protocol, peer, device_id as "deviceId", why, encode(frame, 'hex') as hex from raw_frame
    where ${deviceId === undefined ? sql`true` : sql`device_id = ${deviceId}`}
    order by id desc limit ${MOST}`;
  return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
}

type WaitingRow = {
  readonly protocol: string;
  readonly externalId: string;
  readonly parentId: string | null;
  readonly peer: string;
  readonly times: number;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  readonly sampleHex: string | null;
};

/** Who waits to be let in, the latest first. */
export async function waitingDevices(sql: Sql) {
  const rows = await sql<WaitingRow[]>`
    select protocol, external_id as "externalId", parent_id as "parentId", peer, times::int, first_seen as "firstSeen",
      last_seen as "lastSeen", encode(sample, 'hex') as "sampleHex"
    from waiting_device order by last_seen desc limit ${MOST}`;
  return rows.map(({ firstSeen, lastSeen, ...rest }) => ({
    ...{ ...rest, firstSeen: firstSeen.toISOString(), lastSeen: lastSeen.toISOString() },
  }));
}
