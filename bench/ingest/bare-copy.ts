import type { Observation } from '../../server/src/devices/observation.ts';
import { COLUMNS, groupRows, type Keyed } from '../../server/src/devices/store/group-rows.ts';
import { idReader } from '../../server/src/devices/store/id-bytes.ts';
import { replaySince } from '../../server/src/devices/store/replay.ts';
import { sequenceKey } from '../../server/src/devices/store/sequence-key.ts';
import { openWriterPool } from '../../server/src/devices/store/writer-pool.ts';
import { townSchema } from '../../server/src/people/in-town.ts';
import type { World } from '../../server/src/support/world.ts';
import { LOAD_TOWN } from './fill-devices.ts';

const ROWS = 400_000;
const GROUP = 5_000;

/** What a program could store that does nothing else: COPY of the same rows into an equal table, encoded beforehand. */
export async function bareCopyLimit({ ownerSql, sql, ownerUrl }: World): Promise<number> {
  const schema = townSchema(LOAD_TOWN);
  const groups = groupsOf(await storedRows(sql));
  await ownerSql.unsafe(`
    create table ${schema}.bare (like ${schema}.observation including constraints including indexes);
    grant insert on ${schema}.bare to chengyun_server`);
  const writer = openWriterPool(ownerUrl);
  const bytes = groups.map((group) => groupRows(group, { ms: Date.now(), micros: 0 }, idReader()));
  const began = performance.now();
  for (const rows of bytes) {
    await writer.script(LOAD_TOWN, [`copy bare (${COLUMNS.join(', ')}) from stdin with (format binary)`], [rows]);
  }
  const seconds = (performance.now() - began) / 1000;
  await writer.end();
  return Math.round(groups.reduce((sum, group) => sum + group.length, 0) / seconds);
}

async function storedRows(sql: World['sql']): Promise<readonly Observation[]> {
  const rows: Observation[] = [];
  const full = new Error('enough');
  await replaySince(sql, LOAD_TOWN, '-infinity', (lot) => {
    for (const { observation } of lot) rows.push(observation);
    if (rows.length >= ROWS) throw full;
  }).catch((error: unknown) => {
    if (error !== full) throw error;
  });
  return rows.slice(0, ROWS);
}

function groupsOf(rows: readonly Observation[]): readonly (readonly Keyed[])[] {
  const groups: Keyed[][] = [];
  for (let at = 0; at < rows.length; at += GROUP) {
    groups.push(
      rows.slice(at, at + GROUP).map((observation) => ({ observation, key: sequenceKey(observation.sequence ?? '') })),
    );
  }
  return groups;
}
