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
