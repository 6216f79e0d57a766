import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import { sameTexts } from '../../support/same-texts.ts';
import type { RuleState } from '../rules/rule-state.ts';
import type { Taken } from './memories.ts';

/** How far the judging of a town is, as `instantText` or '-infinity'. */
export interface JudgeMarks {
  /** All memories are kept as of here, or later. */
  readonly kept: string;
  /** Signals up to here were acted on. */
  readonly acted: string;
}

/** A judge that does not say so for this long has ended. */
const BEAT_S = 10;

/** Makes `judge` the one who judges this town; null when another one does and is alive. */
export async function takeOver(sql: Sql, judge: string, now: Date): Promise<JudgeMarks | null> {
  const [marks] = await sql<{ kept: string | null; acted: string | null }[]>`
    update rule_mark set judge = ${judge}, beat = ${now}
    where judge is null or judge = ${judge} or beat < ${now}::timestamptz - make_interval(secs => ${BEAT_S})
    returning
      case when isfinite(kept) then to_char(kept at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end as kept,
      case when isfinite(acted) then to_char(acted at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end as acted`;
  return marks ? { kept: marks.kept ?? '-infinity', acted: marks.acted ?? '-infinity' } : null;
}

/** Another process judges this town now; whatever this one holds of it is old. */
export class JudgeReplaced extends Error {}

/** Holds the town's judging for the rest of the transaction and says that the judge is alive. */
export async function holdJudging(sql: Sql, judge: string, now: Date): Promise<void> {
  const held = await sql`update rule_mark set beat = ${now} where judge = ${judge}`;
  if (held.count !== 1) throw new JudgeReplaced('Another process judges the observations of this town now');
}

/** Lets the next one judge at once. */
export async function letGo(sql: Sql, judge: string): Promise<void> {
  await sql`update rule_mark set judge = null where judge = ${judge}`;
}

/** Says up to where signals were acted on. */
export async function moveActed(sql: Sql, acted: string): Promise<void> {
  await sql`update rule_mark set acted = greatest(acted, ${acted}::text::timestamptz)`;
}

/** Writes memories of devices, as of `position`. */
export async function keepStates(sql: Sql, states: Taken['states'], position: string): Promise<void> {
  await sql`
    insert into rule_state (device_id, state, kept)
    select r."deviceId", r.state, ${position}::text::timestamptz
    from jsonb_to_recordset(${json(sql, states)}) as r ("deviceId" uuid, state jsonb)
    on conflict (device_id) do update set state = excluded.state, kept = excluded.kept`;
}

/** Says up to where all memories are kept, and that all signals up to `position` were acted on. */
export async function moveKept(sql: Sql, kept: string, position: string): Promise<void> {
  await sql`
    update rule_mark set kept = greatest(kept, ${kept}::text::timestamptz),
      acted = greatest(acted, ${position}::text::timestamptz)`;
}

/** The memories of all devices as they were kept, and as of which instant of the store, as `instantText`, each is. */
export async function keptStates(sql: Sql): Promise<{ states: Map<string, RuleState>; asOf: Map<string, string> }> {
  const [states, asOf] = [new Map<string, RuleState>(), new Map<string, string>()];
  const same = sameTexts();
  const lots = sql<{ id: string; state: RuleState; kept: string | null }[]>`
    select device_id as id, state,
      case when isfinite(kept) then to_char(kept at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end as kept
    from rule_state`.cursor(5_000);
  for await (const lot of lots) {
    for (const { id, state, kept } of lot) {
      states.set(id, state);
      if (kept !== null) asOf.set(id, same(kept));
    }
  }
  return { states, asOf };
}

/** The profile of each device of the town; null for one that has none or is not at work. */
export async function profilesOfDevices(sql: Sql): Promise<Map<string, string | null>> {
  const profiles = new Map<string, string | null>();
  const same = sameTexts();
  const lots = sql<ProfileRow[]>`${profileSelect(sql)}`.cursor(10_000);
  for await (const lot of lots) for (const { id, profileId } of lot) profiles.set(id, same(profileId));
  return profiles;
}

/** The same for some devices. */
export function profilesAmong(sql: Sql, ids: readonly string[]): Promise<ProfileRow[]> {
  return sql<ProfileRow[]>`${profileSelect(sql)} where id = any (${[...ids]}::uuid[])`;
}

/** Devices out of use of which something stands all the same. */
export async function idleWithFindings(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select d.id from device d where d.state <> 'active' and (
      exists (select from alarm a where a.device_id = d.id and a.state <> 'cleared' and a.ended_at is null)
      or exists (select from device_health h where h.device_id = d.id and h.ended_at is null))`;
  return rows.map(({ id }) => id);
}

interface ProfileRow {
  readonly id: string;
  readonly profileId: string | null;
}

function profileSelect(sql: Sql) {
  return sql`select id, case state when 'active' then profile_id end as "profileId" from device`;
}

/** The instant of the last group of the store; null when there is none. */
export async function lastStored(sql: Sql): Promise<string | null> {
  const [row] = await sql<{ stored: string | null }[]>`
    select case when isfinite(stored) then to_char(stored at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end
      as stored from ingest_mark`;
  return row?.stored ?? null;
}
