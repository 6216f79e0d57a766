import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { systemActor } from '../people/actor.ts';
import { createTown } from '../people/create-town.ts';
import { importTownAreas } from '../people/ground/import-areas.ts';
import { inTown } from '../people/in-town.ts';
import { insertUnits } from '../town/ground/store-ground.ts';
import { aTownToTakeOut, type TownToTakeOut, unitsToTakeOut } from './export/testing/a-town-to-take-out.ts';
import { exportTown } from './export.ts';
import { importCases } from './import.ts';
import { importDevices } from './import-devices.ts';

const OTHER = 'other';
/** Headings stand in the language of the terminal; lines of JSON have names that do not change. */
const WRITTEN = [
  ['jsonl', 'zh'],
  ['csv', 'zh'],
  ['csv', 'en'],
  ['xlsx', 'zh'],
] as const;
const dir = mkdtempSync(join(tmpdir(), 'chengyun-round-'));
let town: TownToTakeOut;
beforeAll(async () => {
  town = await aTownToTakeOut(dir);
  const { sql, ownerSql } = town.world;
  const name = { zh: '新镇', en: 'New Town' };
  await createTown(ownerSql, {
    id: OTHER,
    name,
    prefix: 'NT',
    center: [121.51, 31.205],
    bbox: [121.5, 31.2, 121.52, 31.21],
  });
  const file = await takeOut('areas', 'areas.geojson');
  const report = await inTown(sql, OTHER, systemActor, async (tx) => {
    const read = await importTownAreas(tx, OTHER, JSON.parse(readFileSync(file, 'utf8')), {
      language: 'en',
      newId: v7,
    });
    await insertUnits(
      tx,
      unitsToTakeOut.map((unit) => ({ ...unit, parentId: null })),
    );
    return read;
  });
  expect([report.stored, report.problems, report.added.length]).toEqual([true, [], 7]);
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await town.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function takeOut(what: string, name: string, options: Record<string, string | boolean> = {}): Promise<string> {
  const path = join(dir, name);
  const call = { options: { town: 'test', ...options }, words: [what, path], openWorld: async () => town.world };
  await exportTown.run(call);
  return path;
}

test('areas brought in elsewhere are the same areas', async () => {
  const areas = (schema: string) => town.ownerSql`
    select a.code, a.name, a.level, p.code as parent, a.polygon
    from ${town.ownerSql(schema)}.area a left join ${town.ownerSql(schema)}.area p on p.id = a.parent_id order by a.code`;
  expect(await areas(`town_${OTHER}`)).toEqual(await areas('town_test'));
});

test.each(WRITTEN)(
  'devices written as %s in %s and brought into an empty town are the same devices',
  async (format, language) => {
    vi.stubEnv('LC_ALL', language);
    const path = await takeOut('devices', `devices-${language}.${format}`);
    await town.ownerSql`delete from town_other.device`;
    const call = { options: { town: OTHER }, words: [path], openWorld: async () => town.world };
    const { data } = await importDevices.run(call);
    expect(data).toMatchObject({ state: 'done', rowsAdded: 3, rowsBad: 0 });
    const devices = (schema: string) => town.ownerSql`
    select d.protocol, d.external_id, d.name, d.model, d.profile_id, d.dialect, d.place, d.building, d.lon, d.lat,
      d.area_code, d.grid_code, d.community_code, p.external_id as parent
    from ${town.ownerSql(schema)}.device d left join ${town.ownerSql(schema)}.device p on p.id = d.parent_id
    order by d.external_id`;
    expect(await devices('town_other')).toEqual(await devices('town_test'));
  },
);

test.each(WRITTEN)(
  'cases written as %s in %s and brought into an empty town say the same',
  async (format, language) => {
    vi.stubEnv('LC_ALL', language);
    const path = await takeOut('cases', `cases-${language}.${format}`, { kind: 'hotline' });
    // Each list as one of its own source, which takes a number once.
    const source = `from-${format}-${language}`;
    const call = {
      options: { town: OTHER, kind: 'hotline', source },
      words: [path],
      openWorld: async () => town.world,
    };
    const { data } = await importCases.run(call);
    expect(data).toMatchObject({ state: 'done', rowsAdded: 3, rowsBad: 0, rowsWithoutClass: 1, rowsWithoutUnit: 1 });
    const { ownerSql: sql } = town;
    const cases = (schema: string, number: string, from: string) => sql`
    select ${sql(number)} as number, c.title, c.matter, c.taxonomy, c.category_code, c.place, c.lon, c.lat, c.area_code,
      u.name as unit, date_trunc('second', c.reported_at) as reported, date_trunc('second', c.closed_at) as closed,
      date_trunc('second', c.due_at) as due, c.state
    from ${sql(schema)}.cases c left join ${sql(schema)}.unit u on u.id = c.lead_unit_id
    where c.source = ${from} order by c.reported_at`;
    const before = await cases('town_test', 'c.number', 'import');
    const after = await cases(`town_${OTHER}`, 'c.external_number', source);
    // A spreadsheet must not run a title; an apostrophe is before it in CSV, and stays there.
    const shown = before.map((row) => ({
      ...row,
      title: format === 'csv' ? row['title'].replace(/^=/, "'=") : row['title'],
    }));
    expect(after).toEqual(shown);
  },
);
