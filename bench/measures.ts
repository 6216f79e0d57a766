import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openLoop } from '../server/src/cases/open-loop.ts';
import { foldingOf, type Rebuilding, rebuildMeasures } from '../server/src/measures/again/rebuild-measures.ts';
import { openCatalogue } from '../server/src/measures/plan/catalogue.ts';
import { rebuildRolls } from '../server/src/measures/rolls/rebuild-rolls.ts';
import { SAMPLE_TOWN } from '../server/src/sample/create-sample-town.ts';
import type { World } from '../server/src/support/world.ts';
import { type Cast, prepareCast } from './cases/ask-town.ts';
import { untilCaughtUp } from './cases/caught-up.ts';
import { fillOnce } from './cases/fill/fill-once.ts';
import { historyOf, inWorld } from './cases/fill/fill-town.ts';
import { askAll } from './measures/ask.ts';
import { checkSame } from './measures/check-same.ts';
import { factCost } from './measures/fact-cost.ts';
import { drillQuestions, figureQuestions } from './measures/questions.ts';
import { httpCaller } from './parts/http-caller.ts';
import { startServer } from './parts/start-server.ts';

type Figures = Record<string, unknown>;

const options = {
  cases: { type: 'string', default: '2000000' },
  seconds: { type: 'string', default: '20' },
  'data-dir': { type: 'string' },
  skip: { type: 'string', default: '' },
} as const;

/**
 * Figures and the lists behind them over HTTP on a full town, one at a time; how long facts and sums take to be made anew;
 * and what a fact adds to the opening of a case. `--cases=N`, `--seconds=N`, `--data-dir=PATH`, `--skip=rebuild,cost`.
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
        const asked = await measureReads(server.url, cast, rebuilding, Number(values.seconds));
        const again = skip.includes('rebuild') ? {} : await measureRebuild(rebuilding);
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

async function measureReads(url: string, { asking }: Cast, rebuilding: Rebuilding, seconds: number): Promise<Figures> {
  const ground = await rebuilding.loop.grounds.of(SAMPLE_TOWN);
  const town = `/api/towns/${SAMPLE_TOWN}`;
  const { call, close } = httpCaller(url, 1);
  const ids = rebuilding.catalogue(ground).all.filter(({ kind }) => kind !== 'alarms' && kind !== 'devices');
  try {
    const questions = figureQuestions(ids, asking.now);
    const drills = drillQuestions(ids, asking);
    await askAll(call, town, asking.deskKey, questions, Math.min(5, seconds));
    const query = await askAll(call, town, asking.deskKey, questions, seconds);
    await askAll(call, town, asking.deskKey, drills, Math.min(5, seconds));
    const drill = await askAll(call, town, asking.deskKey, drills, seconds);
    console.log('figures', query.latencies, query.slowest);
    console.log('lists', drill.latencies, drill.slowest);
    const uneven = await checkSame(call, town, asking.deskKey, ids);
    return {
      ...{ query_p50_ms: query.latencies.p50, query_p95_ms: query.latencies.p95, query_p99_ms: query.latencies.p99 },
      ...{ drill_p50_ms: drill.latencies.p50, drill_p95_ms: drill.latencies.p95, drill_p99_ms: drill.latencies.p99 },
      ...{ wrong: query.wrong + drill.wrong, uneven },
    };
  } finally {
    close();
  }
}

async function measureRebuild(rebuilding: Rebuilding): Promise<Figures> {
  const begun = performance.now();
  const found = await rebuildMeasures(rebuilding, SAMPLE_TOWN);
  const whole = performance.now() - begun;
  const folding = await foldingOf(rebuilding, SAMPLE_TOWN);
  const again = performance.now();
  await rebuildRolls(folding);
  const seconds = (ms: number) => Math.round(ms / 100) / 10;
  return {
    rebuild_s: seconds(whole),
    rebuild_sums_s: seconds(performance.now() - again),
    facts_missing: found.missing,
    facts_wrong: found.wrong,
  };
}

async function countCases({ ownerSql }: World): Promise<number> {
  const [row] = await ownerSql<{ n: number }[]>`
    select count(*)::int as n from ${ownerSql(`town_${SAMPLE_TOWN}`)}.case_fact
  `;
  return row?.n ?? 0;
}
