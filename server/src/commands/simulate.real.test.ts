import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../../../simulator/run/tally.ts';
import { testStage } from '../devices/desk/test-stage.ts';
import { asSystem, until } from '../devices/ingest/test-devices.ts';
import type { Devices } from '../devices/open-devices.ts';
import { type TestApp, testApp } from '../people/test-app.ts';
import type { World } from '../support/world.ts';
import { simulate } from './simulate.ts';

let app: TestApp;
let world: World;
let devices: Devices;
beforeAll(async () => {
  const stage = testStage((opened) => (devices = opened));
  const open = { mqtt: 0, gbt26875: 0, hj212: 0, gbt28181: 'off' as const };
  const withGateways = (given: World): World => ({ ...given, config: { ...given.config, gateways: open } });
  app = await testApp({ stages: [{ ...stage, start: (given) => stage.start(withGateways(given)) }] });
  const port = Number(new URL(await app.http.listen({ host: '127.0.0.1', port: 0 })).port);
  const portOf = (gateway: { readonly port: number } | undefined) => gateway?.port ?? 0;
  const { mqtt, gbt26875, hj212 } = devices.gateways;
  const gateways = { ...open, mqtt: portOf(mqtt), gbt26875: portOf(gbt26875), hj212: portOf(hj212) };
  world = { ...app.world, config: { ...app.world.config, port, gateways } };
});
afterAll(() => app.stop());

function play(options: Record<string, string | boolean>) {
  const given = { town: 'test', 'any-town': true, register: true, ...options };
  return simulate.run({ options: given, words: [], openWorld: async () => world });
}

/** Rows of the store by model of device. */
function storedByKind(): Promise<Record<string, number>> {
  return asSystem(app.db.sql, async (sql) => {
    const rows = await sql<{ model: string; n: number }[]>`
      select d.model, count(*)::int as n from observation o join device d on d.id = o.device_id group by d.model`;
    return Object.fromEntries(rows.map(({ model, n }) => [model, n]));
  });
}

/** Events that began, by kind. */
function begunByKind(): Promise<Record<string, number>> {
  return asSystem(app.db.sql, async (sql) => {
    const rows = await sql<{ kind: string; n: number }[]>`
      select kind, count(*)::int as n from device_event where begun group by kind`;
    return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
  });
}

test('what a town of 400 devices sends over every line is acknowledged and stored, no less and no more', async () => {
  const { data, ok } = await play({ devices: '400', rate: '150', seconds: '6', scenario: 'fires', secret: 'a-secret' });
  const report = data as Report;
  expect(ok).toBe(true);
  expect(report).toMatchObject({ refused: 0, forgotten: 0, acknowledged: report.sent });
  expect(report.sent).toBeGreaterThan(700);
  expect(Object.keys(report.byLine)).toHaveLength(13);
  const kept = Object.entries(report.byKind).filter(([, counts]) => counts.kept > 0);
  expect(await storedByKind()).toEqual(Object.fromEntries(kept.map(([kind, counts]) => [kind, counts.kept])));
  expect(await begunByKind()).toEqual(report.events);
  expect(report.events['fire']).toBeGreaterThan(3);
}, 60_000);

test('played at the speed of an hour in three seconds, a fire goes from the first smoke to the pumps', async () => {
  const { data } = await play({ devices: '60', hours: '1', speed: '1200', scenario: 'fire', seed: '8' });
  const { burning, events } = data as Report & { burning: readonly string[] };
  expect(burning).toHaveLength(1);
  expect(events).toMatchObject({ fire: 3, start: 1, feedback: 1 });
  const [last] = await until(() =>
    asSystem(
      app.db.sql,
      (sql) => sql<{ text: string }[]>`select text from device_event where kind = 'start' and begun`,
    ),
  );
  expect(last?.text).toContain('消防泵');
}, 60_000);

test('a town that is no sample is spared unless meant, and one without a server is told of', async () => {
  await expect(play({ 'any-town': false })).rejects.toThrow('--any-town');
  await expect(play({ register: false })).rejects.toThrow('--register');
  await expect(play({ scenario: 'flood' })).rejects.toThrow('fire, fires, outage, runaway');
  const nobody = { ...world, config: { ...world.config, port: 1 } };
  const call = {
    options: { town: 'test', 'any-town': true, register: true },
    words: [],
    openWorld: async () => nobody,
  };
  await expect(simulate.run(call)).rejects.toThrow('npm start');
});
