import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, open, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBackup } from '../people/backup/make-backup.ts';
import { restoreInto } from '../people/backup/restore-into.ts';
import { type TestApp, testApp } from '../people/test-app.ts';
import { keepNewest } from '../support/backup/keep-backups.ts';
import { connect, type Pool } from '../support/db/connect.ts';
import { emptyDatabase } from '../support/db/test-database.ts';
import { backup } from './backup.ts';

let app: TestApp;
const place = mkdtempSync(join(tmpdir(), 'chengyun-backup-'));
beforeAll(async () => {
  app = await testApp();
  await app.person({ roles: ['dispatcher'] });
  const { ownerSql, world } = { ...app.db, world: app.world };
  await ownerSql`select town_test.ensure_observation_day(current_date)`;
  await ownerSql`insert into town_test.case_day (day, last) values ('2026-04-23', 7)`;
  await ownerSql`select platform.enqueue('case.closed', '{"townId":"test","caseId":"x"}'::json, 'a key')`;
  await mkdir(join(world.config.dataDir, 'files/test/ab'), { recursive: true });
  await writeFile(join(world.config.dataDir, 'files/test/ab/photo'), Buffer.alloc(100_000, 7));
  await writeFile(join(world.config.dataDir, 'files/test/empty'), '');
});
afterAll(async () => {
  await app.stop();
  rmSync(place, { recursive: true });
});

const tell = () => {};

async function saved(name: string, withKeys = false): Promise<string> {
  const to = join(place, name);
  await makeBackup(app.world, { kind: 'asked', to, withKeys });
  return to;
}

async function emptyPlace(name: string) {
  const databaseUrl = await emptyDatabase();
  const dataDir = join(place, name);
  return {
    ...app.world.config,
    databaseUrl,
    dataDir,
    personal: { ...app.world.config.personal, keysFile: join(dataDir, 'keys.json') },
  };
}

/** Every row of every table, as one digest for each table. */
async function contents(sql: Pool): Promise<Record<string, string>> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and (n.nspname in ('platform', 'graphile_worker') or n.nspname like 'town%')
      and c.relname not in ('migration', 'migrations') order by 1, 2`;
  const found: Record<string, string> = {};
  for (const { schema, name } of tables) {
    const [row] = await sql<{ sum: string }[]>`
      select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as sum from ${sql(schema)}.${sql(name)} t`;
    found[`${schema}.${name}`] = row?.sum ?? '';
  }
  return found;
}

test('what was saved comes back to the last row, with its files, sequences and the days of readings', async () => {
  const from = await saved('whole.tar.zst');
  expect((await stat(from)).mode & 0o077).toBe(0);
  const config = await emptyPlace('again');
  const came = await restoreInto(config, from, tell);
  expect(came).toMatchObject({ files: 2, keys: 0 });
  const again = connect(config.databaseUrl, { max: 1 });
  expect(await contents(again)).toEqual(await contents(app.db.ownerSql));
  const next = (sql: Pool) => sql`select last_value, is_called from town_test.audit_counter`;
  expect([...(await next(again))]).toEqual([...(await next(app.db.ownerSql))]);
  await again.end();
  expect(await readFile(join(config.dataDir, 'files/test/ab/photo'))).toEqual(Buffer.alloc(100_000, 7));
  expect(await readdir(config.dataDir)).not.toContain('restoring');
});

test('keys are in a backup only when that was asked for, and then take their places', async () => {
  const { keysFile } = app.world.config.personal;
  await mkdir(dirname(keysFile), { recursive: true });
  await writeFile(keysFile, 'the keys');
  const config = await emptyPlace('with-keys');
  const { keys } = await restoreInto(config, await saved('keys.tar.zst', true), tell);
  expect(keys).toBeGreaterThan(0);
  expect(await readFile(config.personal.keysFile, 'utf8')).toBe('the keys');
});

/** Turns every bit of the byte at a part of a file's length; the result turns them back. */
async function turnByte(path: string, part: number): Promise<() => Promise<void>> {
  const at = Math.floor((await stat(path)).size * part);
  const turn = async () => {
    const file = await open(path, 'r+');
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
    await file.write(Buffer.from([(buffer[0] ?? 0) ^ 0xff]), 0, 1, at);
    await file.close();
  };
  await turn();
  return turn;
}

test('an archive cut short, altered, or of something else is refused, and what was empty stays empty', async () => {
  const config = await emptyPlace('refused');
  const cut = await saved('cut.tar.zst');
  await truncate(cut, Math.floor((await stat(cut)).size * 0.6));
  await expect(restoreInto(config, cut, tell)).rejects.toThrow('is damaged, or is no backup');
  const altered = await saved('altered.tar.zst');
  for (let nth = 0; nth < 12; nth += 1) {
    const turnBack = await turnByte(altered, (nth + 0.5) / 12);
    await expect(restoreInto(config, altered, tell)).rejects.toThrow(/is damaged|is no backup|was cut short/);
    await turnBack();
  }
  const other = join(place, 'other.tar.zst');
  await writeFile(other, 'nothing of ours');
  await expect(restoreInto(config, other, tell)).rejects.toThrow('is no backup');
  const sql = connect(config.databaseUrl, { max: 1 });
  expect(await contents(sql)).toEqual({});
  await sql.end();
  await restoreInto(config, await saved('good.tar.zst'), tell);
  await expect(restoreInto(config, await saved('twice.tar.zst'), tell)).rejects.toThrow('not empty');
});

test('a backup does not take the place of a file that is there; of nights as many are kept as wanted', async () => {
  const to = await saved('there.tar.zst');
  const given = backup.run({ options: { to }, words: [], openWorld: async () => app.world });
  await expect(given).rejects.toThrow('exists already');
  const dir = join(place, 'nights');
  await mkdir(dir);
  const names = ['20261101', '20261102', '20261103'].map((day) => `chengyun-night-${day}-183000.tar.zst`);
  const asked = 'chengyun-asked-20261001-120000.tar.zst';
  const cut = 'chengyun-night-20261031-183000.tar.zst.part';
  for (const name of [...names, asked, cut]) await writeFile(join(dir, name), '');
  expect(await keepNewest(dir, 2)).toEqual([names[0], cut]);
  expect((await readdir(dir)).toSorted()).toEqual([asked, names[1], names[2]]);
});
