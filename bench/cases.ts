import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { townSchema } from '../server/src/people/in-town.ts';
import { SAMPLE_TOWN } from '../server/src/sample/create-sample-town.ts';
import type { World } from '../server/src/support/world.ts';
import { type Cast, prepareCast } from './cases/ask-town.ts';
import { bareCreates } from './cases/bare-limit.ts';
import { untilCaughtUp } from './cases/caught-up.ts';
import { checkBulk, checkStored } from './cases/check-stored.ts';
import { fillOnce } from './cases/fill/fill-once.ts';
import { historyOf, inWorld } from './cases/fill/fill-town.ts';
import { type Driver, type LoadResult, startDriver } from './cases/load.ts';
import { countQuestions, listQuestions, searchQuestions } from './cases/questions.ts';
import { type RunningServer, startServer } from './parts/start-server.ts';

type Figures = Record<string, unknown>;
interface Pace {
  readonly seconds: number;
  readonly inFlight: number;
}

/**
 * The loop over HTTP on a full town: cases opened and acted on per second, and how long lists, searches and counts take.
 * `--cases=N` sets the size, `--seconds=N` how long each part is measured, `--data-dir=PATH` keeps a filled town.
 */
export async function run(args: readonly string[]): Promise<Figures> {
  const { values } = parseArgs({ args: [...args], options });
  const kept = values['data-dir'];
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'chengyun-bench-'));
  const pace = { seconds: Number(values.seconds), inFlight: Number(values['in-flight']) };
  try {
    const loaded = await fillOnce(dataDir, Number(values.cases));
    const nodeArgs = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${dataDir}`] : [];
    const server = await startServer({ dataDir, nodeArgs });
    const driver = startDriver();
    try {
      const figures = await inWorld(dataDir, (world) => measure(world, driver, server, pace));
      return { ...figures, server_rss_mb: server.mostRssMb(), load_s: loaded, load_average: loadavg()[0] };
    } finally {
      driver.stop();
      await server.stop();
    }
  } finally {
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  }
}

const options = {
  cases: { type: 'string', default: '2000000' },
  seconds: { type: 'string', default: '15' },
  'in-flight': { type: 'string', default: '20' },
  'data-dir': { type: 'string' },
  profile: { type: 'boolean', default: false },
} as const;

async function measure(world: World, driver: Driver, { url, mostRssMb }: RunningServer, pace: Pace): Promise<Figures> {
  const history = await historyOf(world);
  const cast = await prepareCast(world, history);
  await untilCaughtUp(world);
  const caughtUp = mostRssMb();
  const before = await checkBulk(world, townSchema(SAMPLE_TOWN));
  console.log(`${before.cases} cases, ${before.uneven} of them with a journal that does not fit`);
  const reads = await measureReads(driver, cast, url, pace);
  const read = mostRssMb();
  const limit = await bareCreates(history, cast.reports, { ...pace, seconds: 5 });
  const writes = await measureWrites(driver, cast, url, pace);
  const faults = await checkStored(world, SAMPLE_TOWN, writes.promised);
  const ratio = Math.round((writes.figures.creates_per_s / limit) * 100) / 100;
  const { cases, uneven } = before;
  // The most so far, when each part had ended.
  const rss = { rss_caught_up_mb: caughtUp, rss_read_mb: read };
  return {
    cases,
    uneven,
    ...rss,
    ...reads,
    ...writes.figures,
    creates_limit_per_s: limit,
    ratio_to_limit: ratio,
    ...faults,
  };
}

async function measureReads(driver: Driver, { asking }: Cast, url: string, pace: Pace): Promise<Figures> {
  const common = { what: 'reads' as const, url, town: `/api/towns/${SAMPLE_TOWN}`, ...pace };
  const list = { ...common, path: '/cases', questions: listQuestions(asking) };
  const search = { ...common, path: '/cases', questions: searchQuestions(asking) };
  const counts = { ...common, path: '/cases/counts', seconds: 5, questions: countQuestions(asking) };
  // The first seconds read the disk and fill caches; they are not what the day is like.
  await driver.run({ ...list, seconds: 5 });
  await driver.run({ ...search, seconds: 5 });
  const results = {
    list: await driver.run(list),
    list_one: await driver.run({ ...list, inFlight: 1 }),
    search: await driver.run(search),
    search_one: await driver.run({ ...search, inFlight: 1 }),
    counts: await driver.run(counts),
  };
  for (const [name, { byName, latencies }] of Object.entries(results)) console.log(name, latencies, byName);
  const entries = Object.entries(results).flatMap(([name, { latencies }]) => [
    [`${name}_p95_ms`, latencies.p95],
    [`${name}_per_s`, latencies.perSecond],
  ]);
  return { ...Object.fromEntries(entries), reads_wrong: wrongOf(Object.values(results)) };
}

async function measureWrites(driver: Driver, cast: Cast, url: string, pace: Pace) {
  const common = { what: 'writes' as const, url, town: `/api/towns/${SAMPLE_TOWN}`, ...pace };
  const load = { ...common, deskKey: cast.asking.deskKey, units: cast.units, reports: cast.reports };
  const creates = await driver.run({ ...load, measured: 'creates' });
  const actions = await driver.run({ ...load, measured: 'actions' });
  const figures = {
    creates_per_s: creates.latencies.perSecond,
    create_p50_ms: creates.latencies.p50,
    create_p99_ms: creates.latencies.p99,
    actions_per_s: actions.latencies.perSecond,
    action_p50_ms: actions.latencies.p50,
    action_p99_ms: actions.latencies.p99,
    writes_wrong: wrongOf([creates, actions]),
  };
  return { figures, promised: { ...creates.promised, ...actions.promised } };
}

function wrongOf(results: readonly LoadResult[]): number {
  return results.flatMap(({ wrong }) => Object.values(wrong)).reduce((sum, one) => sum + one, 0);
}
