import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { SAMPLE_TOWN } from '../server/src/sample/create-sample-town.ts';
import type { World } from '../server/src/support/world.ts';
import { inWorld } from './ingest/in-world.ts';
import { latenciesOf } from './parts/latencies.ts';
import { serverSettings, startServer } from './parts/start-server.ts';
import { burningAmong, scatterDevices, stirTown, turnDevice } from './screen/change.ts';
import { devicesSeen, drawnAt, firstPaint, prepare } from './screen/in-page.ts';
import { fillTiles } from './tiles/fill.ts';

const options = {
  devices: { type: 'string', default: '60000' },
  cases: { type: 'string', default: '20000' },
  changes: { type: 'string', default: '60' },
  /** Other changes of the town in each second, while single ones are watched. */
  rate: { type: 'string', default: '500' },
  /** Visits after the first one, each by a browser that has seen nothing of it. */
  visits: { type: 'string', default: '7' },
  /** Seconds that the changes go on, after which the heap is compared; and how long they go on before. */
  soak: { type: 'string', default: '0' },
  warm: { type: 'string', default: '900' },
} as const;

const BROWSER = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--use-angle=swiftshader', '--enable-precise-memory-info'],
};
const LAYERS = 'layers=cases,alarms,devices,areas&hide=,';
const PATIENCE_MS = 5_000;
/** How often the heap is looked at during a soak. */
const LOOK_MS = 300_000;

/**
 * The town's map in a real browser with all devices and cases on it: first visits until everything is drawn, what came
 * over the line for it, and how soon a device whose alarm is committed burns on the screen while `--rate=500` others change
 * in each second. At the end what the page draws is held against the store. `--soak=SECONDS` goes on and compares the heap.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args: [...args], options });
  const size = { devices: Number(values.devices), cases: Number(values.cases), alarms: 300 };
  await buildPages();
  const dir = mkdtempSync(join(tmpdir(), 'chengyun-screen-'));
  try {
    const server = await startServer({ dataDir: join(dir, 'data'), args: ['--sample-days=1'] });
    try {
      return await inWorld(dir, true, async (world) => {
        const { box } = await fillTiles(world, size);
        await scatterDevices(world, box);
        const browser = await chromium.launch(BROWSER);
        try {
          const { page, ...visit } = await visitTown(browser, server.url, Number(values.visits));
          const live = await watchChanges(page, world, { url: server.url, box, ...counts(values) });
          return { ...size, ...visit, ...live, server_rss_mb: server.mostRssMb(), load_average: loadavg()[0] };
        } finally {
          await browser.close();
        }
      });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Builds the pages when their sources are newer, as `npm start` does. */
async function buildPages(): Promise<void> {
  const script: { readonly buildWebIfNeeded?: () => Promise<void> } = await import(
    new URL('../scripts/build-web.mjs', import.meta.url).href
  );
  await script.buildWebIfNeeded?.();
}

function counts({ changes, rate, soak, warm }: Record<'changes' | 'rate' | 'soak' | 'warm', string>) {
  return { changes: Number(changes), rate: Number(rate), soak: Number(soak), warm: Number(warm) };
}

async function signedIn(url: string, browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', viewport: { width: 1920, height: 1080 } });
  const data = { username: 'admin', password: serverSettings('')['CHENGYUN_ADMIN_PASSWORD'] };
  const answer = await context.request.post('/api/auth/sign-in/username', { data, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`The sign-in answered ${answer.status()}: ${await answer.text()}`);
  const page = await context.newPage();
  await prepare(page);
  return page;
}

/**
 * Visits with nothing in the browser's cache: one to a server that has just been started, then others to it, the middle of
 * which is what a page takes; and what the interface sent for one. The page of the last visit stays open.
 */
async function visitTown(browser: Browser, url: string, visits: number) {
  const first = await visitOnce(browser, url);
  const others = [];
  for (let n = 0; n < visits; n += 1) {
    await others.at(-1)?.page.context().close();
    others.push(await visitOnce(browser, url));
  }
  const last = others.at(-1) ?? first;
  if (last !== first) await first.page.context().close();
  const times = others.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return {
    page: last.page,
    first_paint_ms: times[Math.floor(times.length / 2)] ?? first.ms,
    first_paint_cold_ms: first.ms,
    first_paints_ms: others.map(({ ms }) => ms),
    state_bytes: last.bytes,
  };
}

async function visitOnce(browser: Browser, url: string) {
  const page = await signedIn(url, browser);
  // A browser that has drawn something before.
  await page.evaluate("document.createElement('canvas').getContext('webgl2')");
  const answers: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (!request.url().includes('/api/')) return;
    answers.push(
      request.sizes().then(
        ({ responseBodySize }) => responseBodySize,
        () => 0,
      ),
    );
  });
  const ms = Math.round(await firstPaint(page, `${url}/${SAMPLE_TOWN}/map?${LAYERS}`));
  const sizes = await Promise.all(answers.splice(0));
  return { page, ms, bytes: sizes.reduce((sum, one) => sum + one, 0) };
}

type Changing = {
  readonly url: string;
  readonly box: readonly [number, number, number, number];
  readonly changes: number;
  readonly rate: number;
  readonly soak: number;
  readonly warm: number;
};

async function watchChanges(page: Page, world: World, changing: Changing) {
  const { url, box, changes, rate } = changing;
  const [lon, lat] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  await firstPaint(page, `${url}/${SAMPLE_TOWN}/map?${LAYERS}&at=${lon.toFixed(5)},${lat.toFixed(5)},18`);
  const ids = (await devicesSeen(page)).filter(({ state }) => state === 'ok').map(({ id }) => id);
  if (ids.length < 5) throw new Error(`Only ${ids.length} single devices are in view`);
  const cdp = await page.context().newCDPSession(page);
  const unrest = await stirTown(world, rate, ids);
  await sleep(3_000);
  const before = await metrics(cdp);
  const burning = new Set<string>();
  const turn = async (n: number) => {
    const id = ids[n % ids.length] ?? '';
    const burns = !burning.has(id);
    const at = await turnDevice(world, id, burns);
    if (burns) burning.add(id);
    else burning.delete(id);
    return { id, state: burns ? 'fire' : 'ok', at };
  };
  const times: (number | null)[] = [];
  for (let n = 0; n < changes; n += 1) {
    const { id, state, at } = await turn(n);
    const drawn = await drawnAt(page, id, state, PATIENCE_MS);
    times.push(drawn === null ? null : drawn - at);
    await sleep(Math.random() * 300);
  }
  const after = await metrics(cdp);
  const soaked = await soakFor(page, cdp, changing, turn);
  const rateKept = await unrest.stop();
  const missed = await differences(page, world);
  const { p50, p95 } = latenciesOf(
    times.filter((ms) => ms !== null),
    1,
  );
  return {
    changes_per_s: rateKept,
    ...{ changes, update_p50_ms: p50, update_p95_ms: p95, never_drawn: times.filter((ms) => ms === null).length },
    main_thread_busy: Math.round(((after.busy - before.busy) / (after.at - before.at)) * 1000) / 1000,
    ...{ heap_mb: after.heap, ...soaked, devices_in_view: ids.length, missed },
  };
}

/**
 * Goes on at the same rate, first until the page is warm, then for `seconds`. What is hot is compiled in the first quarter
 * of an hour, and machine code lies in the heap too: growth is told from then on, and the heap of the cold page beside it.
 */
async function soakFor(page: Page, cdp: CDPSession, { soak, warm }: Changing, turn: (n: number) => Promise<unknown>) {
  if (soak === 0) return {};
  let n = 0;
  const goOn = async (seconds: number, heaps: number[]) => {
    const until = performance.now() + seconds * 1000;
    let look = performance.now() + LOOK_MS;
    for (; performance.now() < until; n += 1) {
      await turn(n);
      await sleep(100);
      if (performance.now() < look) continue;
      // A page that nobody touches for half an hour signs out.
      await page.keyboard.press('Shift');
      heaps.push(await settledHeap(cdp));
      console.error(`soak: ${n + 1} single changes, heap ${heaps.at(-1)} MB`);
      look = performance.now() + LOOK_MS;
    }
  };
  const cold = [await settledHeap(cdp)];
  await goOn(warm, cold);
  const heaps = [await settledHeap(cdp)];
  const begun = await metrics(cdp);
  await goOn(soak, heaps);
  heaps.push(await settledHeap(cdp));
  const ended = await metrics(cdp);
  const [first = 0, last = 0] = [heaps[0], heaps.at(-1)];
  const growth = Math.round((last / first - 1) * 1000) / 1000;
  const busy = Math.round(((ended.busy - begun.busy) / (ended.at - begun.at)) * 1000) / 1000;
  return {
    ...{ soak_s: soak, soak_main_thread_busy: busy, heap_growth: growth, heaps_mb: heaps },
    ...{ warm_s: warm, heaps_warming_mb: cold },
  };
}

/** The lowest of ten heaps, each after a collection: what is held, without the answers and tiles that are just on their way. */
async function settledHeap(cdp: CDPSession): Promise<number> {
  const heaps: number[] = [];
  for (let n = 0; n < 10; n += 1) {
    await sleep(1_000);
    heaps.push((await metrics(cdp)).heap);
  }
  return Math.min(...heaps);
}

/** Devices in view that are drawn otherwise than the store has them, once the last news had time to come. */
async function differences(page: Page, world: World): Promise<number> {
  await sleep(2_500);
  const seen = await devicesSeen(page);
  if (seen.length === 0) throw new Error(`No device is drawn any more: the page is at ${page.url()}`);
  const burning = await burningAmong(
    world,
    seen.map(({ id }) => id),
  );
  return seen.filter(({ id, state }) => burning.has(id) !== (state === 'fire')).length;
}

/** Seconds the main thread was busy, the instant, and the heap after a collection in megabytes. */
async function metrics(cdp: CDPSession) {
  await cdp.send('Performance.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics: all } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => all.find((one) => one.name === name)?.value ?? 0;
  return { busy: of('TaskDuration'), at: of('Timestamp'), heap: Math.round((of('JSHeapUsedSize') / 1e6) * 10) / 10 };
}
