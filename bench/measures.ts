import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openLoop } from '../server/src/cases/open-loop.ts';
import { foldingOf, type Rebuilding, rebuildMeasures } from '../server/src/measures/again/rebuild-measures.ts';
import { openCatalogue } from '../server/src/measures/plan/catalogue.ts';
import { rebuildRolls } from '../server/src/measures/rolls/rebuild-rolls.ts';
import { townSchema } from '../server/src/people/in-town.ts';
import { SAMPLE_TOWN } from '../server/src/sample/create-sample-town.ts';
import type { World } from '../server/src/support/world.ts';
import { type Cast, prepareCast } from './cases/ask-town.ts';
import { untilCaughtUp } from './cases/caught-up.ts';
import { fillOnce } from './cases/fill/fill-once.ts';
import { historyOf, inWorld } from './cases/fill/fill-town.ts';
import { cpuUsed, cpuWithChildren } from './ingest/cpu-split.ts';
import { askAll } from './measures/ask.ts';
import { checkSame } from './measures/check-same.ts';
import { checkSums } from './measures/check-sums.ts';
import { factCost } from './measures/fact-cost.ts';
import { drillQuestions, figureQuestions, pairQuestions, type Question } from './measures/questions.ts';
import { httpCaller } from './parts/http-caller.ts';
import { type RunningServer, startServer } from './parts/start-server.ts';

type Figures = Record<string, unknown>;

const options = {
  cases: { type: 'string', default: '2000000' },
  seconds: { type: 'string', default: '20' },
  'data-dir': { type: 'string' },
  skip: { type: 'string', default: '' },
} as const;

/**
 * How long facts and sums take to be made anew; figures and the lists behind them over HTTP on a full town, one at a time,
 * against plain counts; and what a fact adds to the opening of a case. `--cases=N`, `--seconds=N`, `--data-dir=PATH`, `--skip=rebuild,reads,cost`.
 */
export async function run(args: readonly string[]): Promise<Figures> {
  const { values } = parseArgs({ args: [...args], options });
  const kept = values['data-dir'];
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'chengyun-bench-'));
  const skip = values.skip.split(',');
  try {
    const loaded = await fillOnce(dataDir, Number(values.cases));
    const server = await startServer({ dataDir });
    try {
      const figures = await inWorld(dataDir, async (world) => {
        const history = await historyOf(world);
        const cast = await prepareCast(world, history);
        await untilCaughtUp(world);
        const rebuilding: Rebuilding = { loop: (await openLoop(world)).loop, catalogue: await openCatalogue() };
        const reading = { ...rebuilding, world, server, dataDir, seconds: Number(values.seconds) };
        const again = skip.includes('rebuild') ? {} : await measureRebuild(reading);
        const asked = skip.includes('reads') ? {} : await measureReads(cast, reading);
        const cost = skip.includes('cost') ? {} : await factCost(history, cast.reports);
        return { cases: await countCases(world), ...asked, ...again, ...cost };
      });
      return { ...figures, server_rss_mb: server.mostRssMb(), load_s: loaded, load_average: loadavg()[0] };
    } finally {
      await server.stop();
    }
  } finally {
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Reading extends Rebuilding {
  readonly world: World;
  readonly server: RunningServer;
  readonly dataDir: string;
  readonly seconds: number;
}

async function measureReads({ asking }: Cast, reading: Reading): Promise<Figures> {
  const { loop, catalogue, world, server, dataDir, seconds } = reading;
  const ground = await loop.grounds.of(SAMPLE_TOWN);
  const town = `/api/towns/${SAMPLE_TOWN}`;
  const { call, close } = httpCaller(server.url, 1);
  const ids = catalogue(ground).all.filter(({ kind }) => kind !== 'alarms' && kind !== 'devices');
  const ask = async (what: string, key: string, questions: readonly Question[], most: number) => {
    await askAll(call, town, key, questions, Math.min(5, most));
    const before = cpuUsed(dataDir, server.pid);
    const asked = await askAll(call, town, key, questions, most);
    const after = cpuUsed(dataDir, server.pid);
    console.log(what, asked.latencies, asked.slowest);
    const cpu = (after.server - before.server + after.postgres - before.postgres) * 1000;
    return { ...asked, cpuMs: Math.round((cpu / Math.max(1, asked.latencies.count)) * 10) / 10 };
  };
  try {
    const query = await ask('figures', asking.deskKey, figureQuestions(ids, asking.now), seconds);
    const drill = await ask('lists', asking.deskKey, drillQuestions(ids, asking), seconds);
    const pair = await ask('two dimensions, a year', asking.deskKey, pairQuestions(ids, asking, 365), seconds / 2);
    const long = await ask('two dimensions, five years', asking.deskKey, pairQuestions(ids, asking, 1826), seconds / 2);
    const unit = await ask("a unit's figures", asking.unitKey, figureQuestions(ids, asking.now), seconds / 2);
    const uneven = await checkSame(call, town, asking.deskKey, ids);
    const plain = { sql: world.ownerSql, schema: townSchema(SAMPLE_TOWN) };
    const differing = await checkSums(call, { town, key: asking.deskKey }, ids, plain);
    const all = [query, drill, pair, long, unit];
    return {
      ...{ query_p50_ms: query.latencies.p50, query_p95_ms: query.latencies.p95, query_p99_ms: query.latencies.p99 },
      ...{ drill_p50_ms: drill.latencies.p50, drill_p95_ms: drill.latencies.p95, drill_p99_ms: drill.latencies.p99 },
      ...{ pair_year_p95_ms: pair.latencies.p95, pair_five_years_p95_ms: long.latencies.p95 },
      ...{ unit_query_p95_ms: unit.latencies.p95, query_cpu_ms: query.cpuMs, drill_cpu_ms: drill.cpuMs },
      ...{ wrong: all.reduce((sum, one) => sum + one.wrong, 0), uneven, differing },
    };
  } finally {
    close();
  }
}

async function measureRebuild({ loop, catalogue, server, dataDir }: Reading): Promise<Figures> {
  const rebuilding = { loop, catalogue };
  // Half of the facts are made in a process of their own, which is a child of this one and over by then.
  const used = () => cpuUsed(dataDir, server.pid).postgres + cpuWithChildren(process.pid);
  const [begun, usedBefore] = [performance.now(), used()];
  const found = await rebuildMeasures(rebuilding, SAMPLE_TOWN);
  const [whole, cpu] = [performance.now() - begun, used() - usedBefore];
  const seconds = (ms: number) => Math.round(ms / 100) / 10;
  console.log('rebuilt', found, seconds(whole));
  const folding = await foldingOf(rebuilding, SAMPLE_TOWN);
  const again = performance.now();
  await rebuildRolls(folding);
  return {
    rebuild_s: seconds(whole),
    rebuild_cpu_s: seconds(cpu * 1000),
    rebuild_sums_s: seconds(performance.now() - again),
    facts_missing: found.missing,
    facts_wrong: found.wrong,
  };
}

async function countCases({ ownerSql }: World): Promise<number> {
  const [row] = await ownerSql<{ n: number }[]>`
    select count(*)::int as n from ${ownerSql(townSchema(SAMPLE_TOWN))}.case_fact
  `;
  return row?.n ?? 0;
}
