import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { townSchema } from '../server/src/people/in-town.ts';
import { SAMPLE_TOWN } from '../server/src/sample/create-sample-town.ts';
import type { Sql } from '../server/src/support/db/connect.ts';
import { type Cast, prepareCast } from './cases/ask-town.ts';
import { untilCaughtUp } from './cases/caught-up.ts';
import { fillOnce } from './cases/fill/fill-once.ts';
import { historyOf, inWorld } from './cases/fill/fill-town.ts';
import { type Driver, type Load, startDriver } from './cases/load.ts';
import { listQuestions } from './cases/questions.ts';
import { cpuUsed } from './ingest/cpu-split.ts';
import { type RunningServer, startServer } from './parts/start-server.ts';

const options = {
  cases: { type: 'string', default: '200000' },
  seconds: { type: 'string', default: '4' },
  rounds: { type: 'string', default: '5' },
  'data-dir': { type: 'string' },
} as const;

type Spent = { cpuMs: number; requests: number };

/**
 * What row-level security costs: the desk's lists and new cases with the policies and without them, in turns, so that the
 * machine's moods fall on both; compared is the processor time of server and database for one request. `--cases=N`,
 * `--seconds=N` for each turn, `--rounds=N`, `--data-dir=PATH`.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args: [...args], options });
  const kept = values['data-dir'];
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'chengyun-bench-'));
  try {
    await fillOnce(dataDir, Number(values.cases));
    const server = await startServer({ dataDir });
    const driver = startDriver();
    try {
      return await inWorld(dataDir, async (world) => {
        const cast = await prepareCast(world, await historyOf(world));
        await untilCaughtUp(world);
        const turns = { server, driver, dataDir, loads: loadsOf(cast, server.url, Number(values.seconds)) };
        const figures = await inTurns(world.ownerSql, turns, Number(values.rounds));
        return { cases: Number(values.cases), ...figures, load_average: loadavg()[0] };
      });
    } finally {
      driver.stop();
      await server.stop();
    }
  } finally {
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  }
}

function loadsOf({ asking, units, reports }: Cast, url: string, seconds: number): Readonly<Record<string, Load>> {
  const common = { url, town: `/api/towns/${SAMPLE_TOWN}`, seconds, inFlight: 4 };
  const { deskKey } = asking;
  // A unit without policies would see another list.
  const questions = listQuestions(asking).filter(({ key }) => key === deskKey);
  return {
    list: { ...common, what: 'reads', path: '/cases', questions },
    create: { ...common, what: 'writes', measured: 'creates', deskKey, units, reports },
  };
}

type Turns = {
  readonly server: RunningServer;
  readonly driver: Driver;
  readonly dataDir: string;
  readonly loads: Readonly<Record<string, Load>>;
};

async function inTurns(sql: Sql, turns: Turns, rounds: number): Promise<Record<string, number>> {
  const tables = await guarded(sql);
  const figures: Record<string, number> = {};
  try {
    for (const [name, load] of Object.entries(turns.loads)) {
      const spent = { with: nothing(), without: nothing() };
      await turns.driver.run(load); // warm
      for (let round = 0; round < rounds; round += 1) {
        for (const how of ['with', 'without'] as const) {
          await guard(sql, tables, how === 'with');
          await turns.driver.run({ ...load, seconds: 1 }); // plans are made anew
          add(spent[how], await spend(turns, load));
        }
      }
      const [guardedMs, bareMs] = [each(spent.with), each(spent.without)];
      figures[`${name}_cpu_ms`] = round3(guardedMs);
      figures[`${name}_without_cpu_ms`] = round3(bareMs);
      figures[`${name}_cost`] = round3(guardedMs / bareMs - 1);
      console.log(name, spent);
    }
  } finally {
    await guard(sql, tables, true);
  }
  return figures;
}

async function spend({ server, driver, dataDir }: Turns, load: Load): Promise<Spent> {
  const before = cpuUsed(dataDir, server.pid);
  const { latencies, wrong } = await driver.run(load);
  const after = cpuUsed(dataDir, server.pid);
  const bad = Object.entries(wrong);
  if (bad.length > 0) throw new Error(`Answers that were not as they must be: ${JSON.stringify(bad)}`);
  return { cpuMs: (after.server - before.server + after.postgres - before.postgres) * 1000, requests: latencies.count };
}

async function guarded(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = ${townSchema(SAMPLE_TOWN)}::regnamespace and relrowsecurity`;
  return rows.map(({ name }) => name);
}

async function guard(sql: Sql, tables: readonly string[], on: boolean): Promise<void> {
  const schema = townSchema(SAMPLE_TOWN);
  const how = on ? sql`enable` : sql`disable`;
  for (const table of tables) await sql`alter table ${sql(schema)}.${sql(table)} ${how} row level security`;
}

function nothing(): Spent {
  return { cpuMs: 0, requests: 0 };
}

function add(sum: Spent, one: Spent): void {
  sum.cpuMs += one.cpuMs;
  sum.requests += one.requests;
}

function each({ cpuMs, requests }: Spent): number {
  return cpuMs / requests;
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}
