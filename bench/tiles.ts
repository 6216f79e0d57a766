import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TileTotals } from '@chengyun/contract/tiles';
import { inWorld } from './ingest/in-world.ts';
import { latenciesOf } from './parts/latencies.ts';
import { startServer } from './parts/start-server.ts';
import { type Asked, askInTurn, type TileAsker, tileAsker, tilesOf } from './tiles/ask.ts';
import { type Filled, fillTiles, raiseAlarms, storedTotals } from './tiles/fill.ts';

const options = {
  devices: { type: 'string', default: '60000' },
  cases: { type: 'string', default: '20000' },
  alarms: { type: 'string', default: '1200' },
  changes: { type: 'string', default: '200' },
  'data-dir': { type: 'string' },
} as const;

/**
 * Vector tiles of a town over HTTP: how long the first one of each layer takes, each one not made before (`tile_cold`),
 * made before (`tile_warm`) and not changed (`tile_same`), and how soon a device whose alarm is committed burns in the
 * tile around it. `--devices=N --cases=N --alarms=N` set the size; `--data-dir=PATH` keeps the filled town.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args: [...args], options });
  const kept = values['data-dir'];
  const dir = kept ?? mkdtempSync(join(tmpdir(), 'chengyun-tiles-'));
  try {
    const server = await startServer({ dataDir: join(dir, 'data'), args: ['--sample-days=1'] });
    try {
      const size = { devices: Number(values.devices), cases: Number(values.cases), alarms: Number(values.alarms) };
      const filled = await inWorld(dir, true, (world) =>
        fillTiles(world, existsSync(join(dir, 'filled')) ? null : size),
      );
      writeFileSync(join(dir, 'filled'), '');
      const asker = tileAsker(server.url, filled.key);
      const figures = await measure(dir, asker, filled, Number(values.changes));
      asker.close();
      return { ...size, ...figures, server_rss_mb: server.mostRssMb(), load_average: loadavg()[0] };
    } finally {
      await server.stop();
    }
  } finally {
    if (!kept) rmSync(dir, { recursive: true, force: true });
  }
}

const LAYERS = ['cases', 'devices', 'alarms', 'cameras', 'sections', 'sites', 'areas', 'base'] as const;

async function measure(dir: string, asker: TileAsker, { box }: Filled, changes: number) {
  const first = await askInTurn(
    asker,
    LAYERS.map((layer) => ({ layer, at: [0, 0, 0] as const })),
  );
  console.log('first', Object.fromEntries(first.map(({ layer, ms }) => [layer, Math.round(ms)])));
  const wanted = LAYERS.flatMap((layer) =>
    [12, 13, 14, 15, 16, 17].flatMap((z) => tilesOf(box, z, 60).map((at) => ({ layer, at }))),
  );
  const cold = await askInTurn(asker, wanted);
  const warm = await askInTurn(asker, wanted);
  const same = await askInTurn(
    asker,
    wanted.map((one, nth) => ({ ...one, tag: warm[nth]?.tag })),
  );
  for (const layer of LAYERS)
    console.log(layer, { cold: p95(cold, layer), warm: p95(warm, layer), bytes: most(cold, layer) });
  const told = await asker.json<TileTotals>('/tiles/totals');
  const before = await inWorld(dir, true, storedTotals);
  const live = await burn(dir, asker, changes);
  const after = await asker.json<TileTotals>('/tiles/totals');
  const now = await inWorld(dir, true, storedTotals);
  return {
    tiles: wanted.length,
    first_ms: Math.round(Math.max(...first.map(({ ms }) => ms))),
    ...{ tile_cold_p95_ms: p95(cold), tile_warm_p95_ms: p95(warm), tile_same_p95_ms: p95(same) },
    tile_most_kb: Math.round(most(cold) / 1000),
    not_modified: same.filter(({ status }) => status === 304).length / same.length,
    ...live,
    right: equal(told, before) && equal(after, now) && [...cold, ...warm].every(({ status }) => status === 200),
  };
}

/** Raises alarms one after the other; each time the tile around the device is asked for until it burns there. */
async function burn(dir: string, asker: TileAsker, changes: number) {
  const times = await inWorld(dir, true, (world) => raiseAlarms(world, asker, changes));
  const { p50, p95: slow } = latenciesOf(times, 1);
  return { changes, change_p50_ms: p50, change_p95_ms: slow };
}

function p95(asked: readonly Asked[], layer?: string): number {
  const times = asked.filter((one) => layer === undefined || one.layer === layer).map(({ ms }) => ms);
  return latenciesOf(times, 1).p95;
}

function most(asked: readonly Asked[], layer?: string): number {
  return Math.max(...asked.filter((one) => layer === undefined || one.layer === layer).map(({ bytes }) => bytes));
}

function equal(a: unknown, b: unknown): boolean {
  const ok = JSON.stringify(a) === JSON.stringify(b);
  if (!ok) console.log('The tiles and the store differ', a, b);
  return ok;
}
