import { openLoop } from '../../../server/src/cases/open-loop.ts';
import { readConfig } from '../../../server/src/config.ts';
import { foldingOf } from '../../../server/src/measures/again/rebuild-measures.ts';
import { openCatalogue } from '../../../server/src/measures/plan/catalogue.ts';
import { rebuildRolls } from '../../../server/src/measures/rolls/rebuild-rolls.ts';
import { openWorld } from '../../../server/src/open-world.ts';
import { townSchema } from '../../../server/src/people/in-town.ts';
import { SAMPLE_TOWN } from '../../../server/src/sample/create-sample-town.ts';
import { type HistoryWorld, openHistory } from '../../../server/src/sample/history/history.ts';
import { connect, type Pool } from '../../../server/src/support/db/connect.ts';
import { makeLog } from '../../../server/src/support/log.ts';
import type { World } from '../../../server/src/support/world.ts';
import { randomFrom } from '../../../server/src/town/sample/plane/random.ts';
import { serverSettings } from '../../parts/start-server.ts';
import { copyCases } from './copy-in.ts';
import { dropIndexes, makeIndexes } from './indexes.ts';
import { caseTables, columnsOf, readTemplates } from './read-templates.ts';
import { storeTemplates } from './templates.ts';

export interface Filled {
  readonly cases: number;
  readonly seconds: number;
}

const DAY = 86_400_000;
const YEARS = 5;
const CLOSED_UNTIL_DAYS_AGO = 13;
const OPEN_SHARE = 0.01;
const TEMPLATES = { imported: 16_000, played: 2_500, open: 4_000 };

/**
 * Fills the sample town of a data folder with so many cases: 99 % closed over five years, 1 % open with their clocks and
 * lamps. The server must not run on the folder.
 */
export async function fillTown(dataDir: string, count: number, tell: (line: string) => void): Promise<Filled> {
  return inWorld(dataDir, async (world) => {
    const begun = performance.now();
    const told = (what: string) => tell(`${what} at ${Math.round((performance.now() - begun) / 1000)} s`);
    const random = randomFrom(2_026);
    const history = await historyOf(world);
    const share = Math.min(1, count / 200_000);
    const scaled = Object.fromEntries(Object.entries(TEMPLATES).map(([name, most]) => [name, Math.ceil(most * share)]));
    await storeTemplates(history, { ...TEMPLATES, ...scaled }, random);
    told('different cases are stored');
    const cases = await multiply(world, count, random, told);
    await sumUp(world);
    told('sums are made');
    return { cases, seconds: Math.round((performance.now() - begun) / 1000) };
  });
}

// Copied rows are in no sum; a town that grew case by case would have them.
async function sumUp(world: World): Promise<void> {
  const { loop } = await openLoop(world);
  await rebuildRolls(await foldingOf({ loop, catalogue: await openCatalogue() }, SAMPLE_TOWN));
}

/** Opens the product's world on a data folder: its own database, or that of the server which runs there. */
export async function inWorld<T>(dataDir: string, work: (world: World) => Promise<T>): Promise<T> {
  const read = readConfig({ ...process.env, ...serverSettings(dataDir) }, [], process.cwd());
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { world, stop } = await openWorld({ config: read.config, log: makeLog('warn'), join: true });
  const { close } = await openLoop(world);
  try {
    return await work(world);
  } finally {
    await close();
    await stop();
  }
}

/** What reports and cases of the sample town are made of. */
export async function historyOf(world: World): Promise<HistoryWorld> {
  const { loop } = await openLoop(world);
  const photos = { sha256: '', thumbSha256: '', bytes: 0 };
  return openHistory(loop, { townId: SAMPLE_TOWN, seed: 1, photos, end: world.now() });
}

async function multiply(world: World, count: number, random: () => number, told: (what: string) => void) {
  const schema = townSchema(SAMPLE_TOWN);
  const sql = connect(world.ownerUrl, { max: 9, applicationName: 'chengyun fill', settings: BULK });
  try {
    const templates = await readTemplates(sql, schema);
    const rest = count - templates.length;
    const open = Math.round(count * OPEN_SHARE) - templates.filter((one) => one.open).length;
    const today = Math.floor(world.now().getTime() / DAY);
    const indexes = await dropIndexes(sql, schema, caseTables);
    await copyCases(sql, templates, {
      ...{ schema, prefix: 'QX', random, open: Math.max(0, open), closed: rest - Math.max(0, open) },
      firstDay: today - Math.round(YEARS * 365.25),
      endDay: today - CLOSED_UNTIL_DAYS_AGO,
    });
    told('cases are copied');
    await makeIndexes(sql, indexes);
    told('indexes are made');
    await settle(sql, schema);
    told('statistics are taken');
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(schema)}.cases`;
    return row?.n ?? 0;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

// Foreign keys are the product's own rows' keys; memory for the indexes is worth more than parallel workers here.
const BULK = {
  session_replication_role: 'replica',
  maintenance_work_mem: '384MB',
  synchronous_commit: 'off',
} as const;

/** The day's numbers go on behind those given; the tables are left as a running town's would be. */
async function settle(sql: Pool, schema: string): Promise<void> {
  await sql`
    insert into ${sql(schema)}.case_day (day, last)
    select to_date(split_part(number, '-', 2), 'YYYYMMDD'), max(split_part(number, '-', 3)::int)
    from ${sql(schema)}.cases group by 1
    on conflict (day) do update set last = excluded.last
  `;
  // Copied without triggers.
  await sql`
    insert into ${sql(schema)}.not_closed
    select ${sql([...(await columnsOf(sql, schema, 'not_closed'))])} from ${sql(schema)}.cases where state <> 'closed'
    on conflict do nothing
  `;
  for (const table of [...caseTables, 'not_closed', 'case_day'])
    await sql`vacuum (analyze) ${sql(schema)}.${sql(table)}`;
  await sql`checkpoint`;
}
