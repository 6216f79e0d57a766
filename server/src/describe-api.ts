import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { openWorld } from './open-world.ts';
import { makeLog } from './support/log.ts';
import type { World } from './support/world.ts';

/** The description of the interface (OpenAPI 3.1) as text, the same for the same routes. */
export async function describeApi(world: World): Promise<string> {
  const app = await buildApp(world);
  try {
    await app.http.ready();
    return `${JSON.stringify(app.http.swagger(), null, 2)}\n`;
  } finally {
    await app.stop();
  }
}

/** Works on a world of its own that is gone afterwards: for scripts that need the application and no data. */
export async function inThrowawayWorld<T>(work: (world: World) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), `chengyun-${randomUUID().slice(0, 8)}-`));
  const off = { SAMPLE_DAY: 'off', MQTT_PORT: 'off', GBT26875_PORT: 'off', HJ212_PORT: 'off', GBT28181_PORT: 'off' };
  const read = readConfig({ DATA_DIR: join(dir, 'data'), ...off }, [], dir);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { world, stop } = await openWorld({ config: read.config, log: makeLog('warn') });
  try {
    return await work(world);
  } finally {
    await stop();
    await rm(dir, { recursive: true, force: true });
  }
}
