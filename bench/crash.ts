import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemActor } from '../server/src/people/actor.ts';
import { inTown } from '../server/src/people/in-town.ts';
import { fillDevices, LOAD_TOWN, type LoadDevice } from './ingest/fill-devices.ts';
import { freePort } from './ingest/free-port.ts';
import { inWorld } from './ingest/in-world.ts';
import type { Load } from './ingest/load.ts';
import { type StubbornDevice, stubbornDevice } from './ingest/stubborn-device.ts';
import { startServer } from './parts/start-server.ts';

const KILLS = 20;
const EACH = 10;

/** Kills the server with -9 during intake over all protocols, so many times (20 unless told), and counts the store. */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const kills = Number(args[0] ?? KILLS);
  const dir = await mkdtemp(join(tmpdir(), 'chengyun-crash-'));
  try {
    const lots = await inWorld(dir, false, async ({ ownerSql, sql }) => [
      ['mqtt', await fillDevices(ownerSql, sql, 'mqtt', EACH, (nth) => `sensor-${nth}`)] as const,
      [
        'gbt26875',
        await fillDevices(ownerSql, sql, 'gbt26875', EACH, (nth) => (nth + 1).toString(16).padStart(12, '0')),
      ] as const,
      ['hj212', await fillDevices(ownerSql, sql, 'hj212', EACH, (nth) => `MN${nth}`)] as const,
    ]);
    const devices = await killAgainAndAgain(dir, lots, kills);
    const acked = devices.reduce((sum, device) => sum + device.acked(), 0);
    return { kills, acked, ...(await inWorld(dir, false, (world) => judge(world.sql, devices))) };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function killAgainAndAgain(
  dir: string,
  lots: readonly (readonly [Load['protocol'], readonly LoadDevice[]])[],
  kills: number,
): Promise<readonly StubbornDevice[]> {
  const ports = { mqtt: await freePort(), gbt26875: await freePort(), hj212: await freePort() };
  const settings = {
    MQTT_PORT: String(ports.mqtt),
    GBT26875_PORT: String(ports.gbt26875),
    HJ212_PORT: String(ports.hj212),
  };
  const began = Date.now();
  const devices = lots.flatMap(([protocol, lot]) =>
    lot.map((device) => stubbornDevice(protocol, ports[protocol], device, began)),
  );
  for (let killed = 0; ; killed++) {
    const server = await startServer({ dataDir: join(dir, 'data'), args: ['--empty'], settings });
    if (killed === kills) {
      await Promise.all(devices.map((device) => device.finish()));
      await server.stop();
      return devices;
    }
    await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1_500));
    process.kill(server.pid, 'SIGKILL');
    console.log(`killed ${killed + 1}: ${devices.reduce((sum, device) => sum + device.acked(), 0)} acknowledged`);
  }
}

async function judge(sql: Parameters<typeof inTown>[0], devices: readonly StubbornDevice[]) {
  const rows = await inTown(
    sql,
    LOAD_TOWN,
    systemActor,
    (tx) => tx<{ name: string; all: number; distinct: number }[]>`
      select d.external_id as name, count(*)::int as all, count(distinct o.at)::int as distinct
      from observation o join device d on d.id = o.device_id group by d.external_id`,
  );
  const stored = new Map(rows.map((row) => [row.name, row]));
  const lost = devices.reduce(
    (sum, device) => sum + Math.max(0, device.acked() - (stored.get(device.externalId)?.distinct ?? 0)),
    0,
  );
  const duplicated = rows.reduce((sum, { all, distinct }) => sum + all - distinct, 0);
  return { stored: rows.reduce((sum, { all }) => sum + all, 0), lost, duplicated };
}
