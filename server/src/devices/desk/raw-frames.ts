import type { Sql } from '../../support/db/connect.ts';

const MOST = 200;

type FrameRow = {
  readonly id: number;
  readonly at: Date;
  readonly protocol: string;
  readonly peer: string;
  readonly deviceId: string | null;
  readonly device: string | null;
  readonly why: string;
  readonly hex: string;
};

/** The latest frames that could not be read, of one device or of all. */
export async function rawFrames(sql: Sql, deviceId: string | undefined) {
  const rows = await sql<FrameRow[]>`
    select f.id::int, f.at, f.protocol, f.peer, f.device_id as "deviceId", d.name as device, f.why,
      encode(f.frame, 'hex') as hex
    from raw_frame f left join device d on d.id = f.device_id
    where ${deviceId === undefined ? sql`true` : sql`f.device_id = ${deviceId}`}
    order by f.id desc limit ${MOST}`;
  return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
}
