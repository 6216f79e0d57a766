import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTable } from '../arrivals/import/read/table.ts';
import { aTownToTakeOut, type TownToTakeOut } from './export/testing/a-town-to-take-out.ts';
import { exportTown } from './export.ts';

const dir = mkdtempSync(join(tmpdir(), 'chengyun-export-'));
let town: TownToTakeOut;
beforeAll(async () => {
  town = await aTownToTakeOut(dir);
});
afterAll(async () => {
  await town.stop();
  rmSync(dir, { recursive: true, force: true });
});

const at = (name: string) => join(dir, name);

async function takeOut(what: string, place: string, options: Record<string, string | boolean> = {}) {
  const call = { options: { town: 'test', ...options }, words: [what, place], openWorld: async () => town.world };
  return (await exportTown.run(call)).data as {
    readonly rows: number;
    readonly bytes: number;
    readonly sha256: string;
  };
}

function linesOf(path: string): readonly Record<string, unknown>[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('cases go out as lines of JSON, as CSV and as a workbook: the same ones, what is personal hidden, of their owner alone', async () => {
  for (const format of ['jsonl', 'csv', 'xlsx']) {
    const path = at(`cases.${format}`);
    const written = await takeOut('cases', path);
    const bytes = readFileSync(path);
    expect([written.rows, written.bytes, written.sha256]).toEqual([
      ...[3, bytes.length, createHash('sha256').update(bytes).digest('hex')],
    ]);
    expect([statSync(path).mode & 0o777, existsSync(`${path}.part`)]).toEqual([0o600, false]);
    const { headings, rows } = await openTable(path);
    const titles: string[] = [];
    for await (const { cells } of rows())
      titles.push(cells[headings.findIndex((one) => /^(标题|title)$/.test(one))] ?? '');
    expect(titles.sort()).toEqual(
      ['=1+1 路灯不亮', '井盖缺失', '电梯停运'].map((one) => (format === 'csv' ? one.replace(/^=/, "'=") : one)).sort(),
    );
    expect(bytes.includes('13800138000')).toBe(false);
  }
  const [first] = linesOf(at('cases.jsonl'));
  expect(first).toMatchObject({
    ...{ title: '电梯停运', text: '请回电***', kind: 'hotline', category: 'hotline:H0101', unit: '绿化市容管理所' },
    ...{ lon: 121.505, lat: 31.205, reportedAt: '2026-05-08T08:20:00.000Z', state: 'closed' },
  });
});

test('days narrow by the clock of the town, both of them in it, and a kind of case does', async () => {
  const days = { from: '2026-05-09', to: '2026-05-09' };
  await takeOut('cases', at('day.jsonl'), days);
  expect(linesOf(at('day.jsonl')).map(({ title }) => title)).toEqual(['井盖缺失']);
  expect((await takeOut('cases', at('none.csv'), { kind: 'grid' })).rows).toBe(0);
  expect((await takeOut('journal', at('day-journal.jsonl'), days)).rows).toBe(1);
});

test('a whole town goes into a folder with a manifest by which each file can be checked', async () => {
  await takeOut('all', at('town'));
  const manifest = JSON.parse(readFileSync(at('town/manifest.json'), 'utf8'));
  expect(manifest).toMatchObject({ format: 'chengyun-export', version: 1, town: { id: 'test' }, personal: 'masked' });
  expect(readdirSync(at('town')).sort()).toEqual(
    ['manifest.json', ...manifest.files.map(({ file }: { file: string }) => file)].sort(),
  );
  for (const { file, bytes, sha256 } of manifest.files) {
    const content = readFileSync(join(at('town'), file));
    expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
  }
  const rows = Object.fromEntries(manifest.files.map(({ kind, rows: n }: { kind: string; rows: number }) => [kind, n]));
  expect(rows).toMatchObject({
    areas: 7,
    units: 2,
    places: 1,
    cases: 3,
    journal: 4,
    devices: 3,
    alarms: 1,
    readings: 2,
    goals: 2,
  });
  expect(rows['categories']).toBeGreaterThan(50);
  expect(linesOf(at('town/readings.jsonl'))[0]).toMatchObject({
    device: 'A-1',
    point: 'level',
    n: 4,
    sum: 10,
    mean: 2.5,
  });
  expect(linesOf(at('town/goals.jsonl')).map(({ value, nth }) => [value, nth])).toEqual([
    [12, 2],
    [11, 1],
  ]);
});

test('what is there is not written over unless told, and nothing is left half done', async () => {
  await takeOut('units', at('once.csv'));
  await expect(takeOut('units', at('once.csv'))).rejects.toThrow('exists already');
  await takeOut('units', at('once.csv'), { force: true });
  await writeFile(at('begun.csv.part'), 'x');
  await expect(takeOut('units', at('begun.csv'))).rejects.toThrow('broken off');
  await expect(takeOut('units', at('nowhere/units.csv'))).rejects.toThrow('no such folder');
  await mkdir(at('full'));
  await writeFile(at('full/own.txt'), 'mine');
  await expect(takeOut('all', at('full'))).rejects.toThrow('not empty');
  await takeOut('all', at('full'), { force: true });
  expect([readFileSync(at('full/own.txt'), 'utf8'), existsSync(at('full/.part'))]).toEqual(['mine', false]);
});

test.each([
  ['units', 'x.txt', {}, '.jsonl, .csv, .xlsx'],
  ['journal', 'x.xlsx', {}, '.jsonl, .csv'],
  ['unit', 'x.csv', {}, 'areas, units, places'],
  ['units', 'x.csv', { from: '2026-05-01' }, 'has no time'],
  ['alarms', 'x.csv', { kind: 'hotline' }, 'for cases only'],
  ['cases', 'x.csv', { kind: 'hotlines' }, 'hotline'],
  ['cases', 'x.csv', { from: '5/8/2026' }, '2026-05-08T16:20:00+08:00'],
  ['cases', 'x.csv', { from: '2026-05-09', to: '2026-05-08' }, 'must lie before'],
  ['cases', 'x.csv', { town: 'nowhere' }, 'there are: test'],
  ['all', 'x', { format: 'csv' }, 'leave out --format'],
  ['all', 'cases.csv', {}, 'all needs a folder'],
])('%s to %s with %o is refused with what would fit', async (what, name, options, told) => {
  await expect(takeOut(what, at(name), options)).rejects.toThrow(told);
  expect(existsSync(at(name))).toBe(name === 'cases.csv');
});

test('an export stands in the audit trail of the town before anything is read', async () => {
  await takeOut('alarms', at('audited.jsonl'), { from: '2026-01-01' });
  const [row] = await town.ownerSql`
    select kind, actor_id, object_id, detail from town_test.audit where action = 'town.export' order by audit_id desc limit 1`;
  expect(row).toMatchObject({
    ...{ kind: 'export', actor_id: 'system', object_id: 'test' },
    detail: { what: 'alarms', file: at('audited.jsonl'), from: '2025-12-31T16:00:00.000Z', user: expect.any(String) },
  });
});

test('to standard output goes the list and nothing else, what came of it to standard error', async () => {
  const cli = join(import.meta.dirname, '../cli.ts');
  const env = { PATH: process.env['PATH'], DATABASE_URL: town.ownerUrl, DATA_DIR: at('data'), LANG: 'en_US.UTF-8' };
  const args = [cli, 'export', 'units', '-', '--town', 'test', '--format', 'csv'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env, cwd: dir });
  expect(stdout.split('\r\n')).toEqual([
    '\uFEFFcode,name,kind,parent,areas,duties,active',
    'D01,绿化市容管理所,department,T,310199101001,greening,yes',
    'T,镇人民政府,government,,,,yes',
    '',
  ]);
  expect(stderr).toContain('2 rows of units.');
});
