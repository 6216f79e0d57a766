import pg from 'pg';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool } from '../../support/db/connect.ts';
import { COLUMNS, dayOf, eventRows, groupRows, instantText, type Keyed, type StoreInstant } from './group-rows.ts';
import { replacedOr, storedMark } from './marks.ts';
import { keyText } from './sequence-key.ts';
import type { WriterPool } from './writer-pool.ts';

/** What became of a group: those the store had already are not counted a second time. */
export type Written = { readonly stored: readonly Keyed[]; readonly known: readonly Keyed[] };

/** The days of observations that are known to be there, as epoch milliseconds. */
export type Days = Set<number>;

const UNIQUE_VIOLATION = '23505';
const NO_SUCH_TABLE = '42P01';

/**
 * Stores a group in one transaction: a COPY for each day, its events, and the writer's mark. What was stored by an
 * earlier life of the server is found by the key of the table and left as it is.
 */
export async function writeGroup(ways: Ways, group: readonly Keyed[]): Promise<Written> {
  try {
    await storeDays(ways, group);
    return { stored: group, known: [] };
  } catch (error) {
    if (codeOf(error) !== UNIQUE_VIOLATION) throw error;
    const there = await knownKeys(ways.pools.sql, ways.townId, group);
    const fresh = group.filter((keyed) => !there.has(keyOf(keyed)));
    if (fresh.length === group.length) throw error; // not the store's key, but one twice in the group
    if (fresh.length > 0) await storeDays(ways, fresh);
    return { stored: fresh, known: group.filter((keyed) => there.has(keyOf(keyed))) };
  }
}

/** Where and as whom a group is written. */
export type Ways = {
  readonly pools: { readonly sql: Pool; readonly writer: WriterPool };
  readonly townId: string;
  readonly writer: string;
  readonly received: StoreInstant;
  readonly days: Days;
  readonly idBytes: (id: string) => Uint8Array;
};

/** A day that was made while this process lives may have been dropped since, being too old to keep: it is made again. */
async function storeDays(ways: Ways, group: readonly Keyed[]): Promise<void> {
  try {
    await store(ways, group);
  } catch (error) {
    if (codeOf(error) !== NO_SUCH_TABLE) throw error;
    ways.days.clear();
    await store(ways, group);
  }
}

async function store(ways: Ways, group: readonly Keyed[]): Promise<void> {
  const { pools, townId, writer, received, days, idBytes } = ways;
  const byDay = Map.groupBy(group, ({ observation }) => dayOf(observation.at.getTime()));
  for (const day of byDay.keys()) if (!days.has(day)) await ensureDay(pools.sql, townId, day, days);
  const parts = [...byDay];
  const statements = parts.map(([day]) => copyText(day));
  const events = eventRows(group);
  if (events.length > 0) statements.push(insertEvents(JSON.stringify(events), instantText(received)));
  const rows = parts.map(([, part]) => groupRows(part, received, idBytes));
  await pools.writer
    .script(townId, [...statements, storedMark(writer, instantText(received))], rows)
    .catch((error: unknown) => Promise.reject(replacedOr(error)));
}

/** Makes the table of a day when it is missing. */
export async function ensureDay(pool: Pool, townId: string, day: number, days: Days): Promise<void> {
  const date = new Date(day).toISOString().slice(0, 10);
  const [made] = await inTown(
    pool,
    townId,
    systemActor,
    (sql) => sql<{ there: boolean }[]>`select ensure_observation_day(${date}) as there`,
  );
  if (!made?.there) throw new Error(`No observations are kept for ${date}`);
  days.add(day);
}

/** The name of the table of one day. */
export function dayTable(day: number): string {
  return `observation_${new Date(day).toISOString().slice(0, 10).replaceAll('-', '')}`;
}

function copyText(day: number): string {
  return `copy ${dayTable(day)} (${COLUMNS.join(', ')}) from stdin with (format binary)`;
}

function insertEvents(events: string, received: string): string {
  return `
  insert into device_event (device_id, at, sequence, nth, kind, begun, part, text, received_at)
  select e.*, ${pg.escapeLiteral(received)}::timestamptz
  from jsonb_to_recordset(${pg.escapeLiteral(events)}::jsonb) as e (
    device_id uuid, at timestamptz, sequence bigint, nth smallint, kind text, begun boolean, part text, text text)
  on conflict do nothing`;
}

/** Which messages of a group the store has. */
async function knownKeys(pool: Pool, townId: string, group: readonly Keyed[]): Promise<ReadonlySet<string>> {
  const rows = await inTown(
    pool,
    townId,
    systemActor,
    (sql) => sql<{ id: string; at: Date; sequence: string }[]>`
      select o.device_id as id, o.at, o.sequence::text as sequence
      from unnest(
        ${group.map(({ observation }) => observation.deviceId)}::uuid[],
        ${group.map(({ observation }) => observation.at.toISOString())}::timestamptz[],
        ${group.map(({ key }) => keyText(key))}::bigint[]
      ) as k (device_id, at, sequence)
      join observation o using (device_id, at, sequence)`,
  );
  return new Set(rows.map(({ id, at, sequence }) => `${id}|${at.getTime()}|${sequence}`));
}

function keyOf({ observation, key }: Keyed): string {
  return `${observation.deviceId}|${observation.at.getTime()}|${keyText(key)}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
