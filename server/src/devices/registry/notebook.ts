import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool, Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { Log } from '../../support/log.ts';

/** A frame nobody could read, kept for whoever has to find out why. */
export type RawFrame = {
  readonly protocol: string;
  readonly peer: string;
  readonly deviceId: string | null;
  readonly why: string;
  readonly bytes: Uint8Array;
};

/** A device nobody knows, at the door. */
export type Stranger = {
  readonly protocol: string;
  readonly externalId: string;
  readonly peer: string;
  readonly parentId?: string;
  readonly credentialHash?: string;
  readonly bytes?: Uint8Array;
};

/** Writes down what could not be taken in, within bounds: neither disk nor memory is a stranger's to fill. */
export type Notebook = {
  readonly keepFrame: (townId: string | undefined, frame: RawFrame) => void;
  readonly letWait: (townId: string | undefined, stranger: Stranger) => void;
  readonly stop: () => Promise<void>;
};

const EVERY_MS = 1_000;
const LONGEST = 4_096;
const FRAMES_EACH_TIME = 50;
const STRANGERS_EACH_TIME = 200;
const FRAMES_KEPT = 5_000;
const STRANGERS_KEPT = 2_000;

type FrameRow = RawFrame & { readonly townId: string; readonly at: Date };
type StrangerRow = Stranger & { readonly townId: string; readonly at: Date; times: number };

/** Starts writing once a second what came since; what is over the bound of that second is only counted. */
export function startNotebook(sql: Pool, log: Log, now: () => Date): Notebook {
  let frames: FrameRow[] = [];
  let strangers = new Map<string, StrangerRow>();
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const towns = new Set([...frames, ...strangers.values()].map(({ townId }) => townId));
    const [lotOfFrames, lotOfStrangers] = [frames, [...strangers.values()]];
    [frames, strangers] = [[], new Map()];
    for (const townId of towns) {
      const mine = <T extends { townId: string }>(rows: readonly T[]) => rows.filter((row) => row.townId === townId);
      await inTown(sql, townId, systemActor, async (tx) => {
        await insertFrames(tx, mine(lotOfFrames));
        await insertStrangers(tx, mine(lotOfStrangers));
      }).catch((error: unknown) => log.error({ err: error, town: townId }, 'Devices: the notebook was not written'));
    }
  }
  const timer = setInterval(() => {
    writing = writing.then(write);
  }, EVERY_MS);
  return {
    keepFrame: (townId, frame) => {
      if (townId === undefined || frames.length >= FRAMES_EACH_TIME) return;
      const why = frame.why.slice(0, 300);
      frames.push({ ...frame, why, bytes: frame.bytes.slice(0, LONGEST), townId, at: now() });
    },
    letWait: (townId, stranger) => {
      if (townId === undefined) return;
      const externalId = stranger.externalId.replaceAll('\0', '').slice(0, 128).toWellFormed();
      const name = `${stranger.protocol} ${externalId}`;
      const found = strangers.get(name);
      if (found) found.times += 1;
      else if (externalId !== '' && strangers.size < STRANGERS_EACH_TIME)
        strangers.set(name, { ...stranger, externalId, townId, at: now(), times: 1 });
    },
    stop: async () => {
      clearInterval(timer);
      await writing;
      await write();
    },
  };
}

async function insertFrames(sql: Sql, rows: readonly FrameRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(({ at, protocol, peer, deviceId, why, bytes }) => ({
    ...{ at: at.toISOString(), protocol, peer, device_id: deviceId, why: why.replaceAll('\0', '').toWellFormed() },
    frame: Buffer.from(bytes).toString('hex'),
  }));
  await sql`
    insert into raw_frame (at, protocol, peer, device_id, why, frame)
    select at, protocol, peer, device_id, why, decode(frame, 'hex')
    from jsonb_to_recordset(${json(sql, values)}) as f (
      at timestamptz, protocol text, peer text, device_id uuid, why text, frame text)`;
  await sql`delete from raw_frame where id <= (select max(id) from raw_frame) - ${FRAMES_KEPT}::bigint`;
}

async function insertStrangers(sql: Sql, rows: readonly StrangerRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(({ at, protocol, externalId, peer, parentId, credentialHash, bytes, times }) => ({
    ...{ at: at.toISOString(), protocol, external_id: externalId, peer, times },
    ...{ parent_id: parentId ?? null, credential_hash: credentialHash ?? null },
    sample: bytes ? Buffer.from(bytes.slice(0, LONGEST)).toString('hex') : null,
  }));
  await makeRoom(sql, rows);
  await sql`
    insert into waiting_device as w (protocol, external_id, parent_id, credential_hash, peer, times, first_seen, last_seen, sample)
    select protocol, external_id, parent_id, credential_hash, peer, times, at, at, decode(sample, 'hex')
    from jsonb_to_recordset(${json(sql, values)}) as s (
      at timestamptz, protocol text, external_id text, parent_id uuid, credential_hash text, peer text, times bigint, sample text)
    where (select count(*) from waiting_device where refused_at is null) < ${STRANGERS_KEPT}
      or exists (select from waiting_device k where k.protocol = s.protocol and k.external_id = s.external_id)
    on conflict (protocol, external_id) do update set
      times = w.times + excluded.times, last_seen = excluded.last_seen, peer = excluded.peer,
      credential_hash = excluded.credential_hash, sample = coalesce(excluded.sample, w.sample)`;
}

/**
 * Whoever came only once goes for whoever comes now, the oldest first: names somebody makes up do not come again, and must
 * not shut the door. Those turned away take nobody's place.
 */
async function makeRoom(sql: Sql, rows: readonly StrangerRow[]): Promise<void> {
  await sql`
    with named as (
      select * from unnest(${rows.map(({ protocol }) => protocol)}::text[], ${rows.map(({ externalId }) => externalId)}::text[])
        as n (protocol, external_id)
    ), gone as (
      select w.protocol, w.external_id from waiting_device w
      where w.times = 1 and w.refused_at is null
        and not exists (select from named n where n.protocol = w.protocol and n.external_id = w.external_id)
      order by w.last_seen
      limit greatest(0, (select count(*) from waiting_device where refused_at is null)
        + (select count(*) from named n where not exists (
          select from waiting_device k where k.protocol = n.protocol and k.external_id = n.external_id))
        - ${STRANGERS_KEPT}::int)
    )
    delete from waiting_device w using gone g where g.protocol = w.protocol and g.external_id = w.external_id`;
}
