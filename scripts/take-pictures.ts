// node scripts/take-pictures.ts [NAME …]: the pictures of the documentation, taken from the real product with the
// sample town of the day, in docs/pictures. The machine's Chromium is used; CHROMIUM names another one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { ADMIN_PASSWORD, dataFolder, type RunningServer, startServer } from '../e2e/running-server.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'docs/pictures');
/** Pictures lie in the repository: none is larger. */
const MOST_BYTES = 300_000;
const DESK = { width: 1440, height: 900 };
const HALL = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };

interface Picture {
  readonly name: string;
  /** After the address of the server. */
  readonly path: string;
  readonly size?: typeof DESK;
  readonly theme?: 'light' | 'dark';
  readonly language?: 'zh' | 'en';
  readonly who?: 'admin' | 'patrol01';
  /** What to do on the page before the picture. */
  readonly before?: (page: Page) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  { name: 'desk', path: '/qingxi/desk?state=dispatched,handling', before: openFirst },
  { name: 'desk-dark', path: '/qingxi/desk?state=dispatched,handling', theme: 'dark', before: openFirst },
  { name: 'case-en', path: '/qingxi/desk?state=handled', language: 'en', before: openFirst },
  { name: 'new-case', path: '/qingxi/new', before: takeCall },
  { name: 'wall', path: '/qingxi/wall?dim=off', size: HALL },
  { name: 'areas', path: '/qingxi/admin/areas' },
  { name: 'calendar', path: '/qingxi/admin/calendar' },
  { name: 'people', path: '/qingxi/admin/people' },
  { name: 'phone-report', path: '/qingxi/new', size: PHONE, who: 'patrol01' },
  { name: 'phone-tasks', path: '/qingxi/tasks', size: PHONE, who: 'patrol01' },
];

/** The first case of the list, with its story. */
async function openFirst(page: Page): Promise<void> {
  await page.locator('a.cy-row').first().click();
  await page.waitForURL(/\/desk\/[0-9a-f-]{36}/);
  await page.mouse.move(0, 0); // no row looks pointed at
}

/** A call half taken in: words, and a place found in the address book. */
async function takeCall(page: Page): Promise<void> {
  await page
    .getByRole('textbox', { name: '诉求内容' })
    .fill('松泽路 1202 号水果店晚上在门口焚烧垃圾，烟很大，味道进了楼道。');
  await page.getByRole('combobox', { name: '地点' }).fill('松泽路1202号');
  await page.getByRole('option').first().waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

async function takeAll(server: RunningServer, browser: Browser, wanted: readonly Picture[]): Promise<void> {
  const own = await ownPassword(server, browser);
  for (const picture of wanted) {
    const context = await browser.newContext({
      viewport: picture.size ?? DESK,
      deviceScaleFactor: picture.size === PHONE ? 2 : 1,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    await signIn(context, server.url, picture.who ?? 'admin', own);
    await take(context, server.url, picture);
    await context.close();
  }
}

async function take(context: BrowserContext, url: string, picture: Picture): Promise<void> {
  const { name, path, theme = 'light', language = 'zh', before } = picture;
  const kept = { 'chengyun.theme': theme, 'chengyun.language': language };
  await context.addInitScript((values) => {
    for (const [key, value] of Object.entries(values)) localStorage.setItem(key, value);
  }, kept);
  const page = await context.newPage();
  await page.goto(`${url}${path}`);
  await page.locator('main').waitFor();
  await settled(page);
  await before?.(page);
  await settled(page);
  const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const png = await sharp(shot).png({ palette: true, quality: 92, effort: 8 }).toBuffer();
  if (png.length > MOST_BYTES)
    throw new Error(`${name}.png has ${png.length} bytes; at most ${MOST_BYTES} may lie here.`);
  writeFileSync(join(FOLDER, `${name}.png`), png);
  console.log(`docs/pictures/${name}.png ${Math.round(png.length / 1000)} kB`);
}

/** Waits until the page has stopped changing its looks: three alike in a row, or twenty tries. */
async function settled(page: Page): Promise<void> {
  let [alike, last] = [0, ''];
  for (let tries = 0; alike < 3 && tries < 20; tries += 1) {
    const looks = (await page.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64');
    alike = looks === last ? alike + 1 : 0;
    last = looks;
    await page.waitForTimeout(300);
  }
}

async function signIn(context: BrowserContext, url: string, username: string, own: string): Promise<void> {
  const password = username === 'admin' ? ADMIN_PASSWORD : own;
  await post(context, `${url}/api/auth/sign-in/username`, { username, password });
}

/** The sample's patrol worker gets a password of its own, as at a first sign-in. */
async function ownPassword(server: RunningServer, browser: Browser): Promise<string> {
  const context = await browser.newContext();
  const currentPassword = server.samplePassword ?? '';
  const newPassword = `${ADMIN_PASSWORD}-Patrol`;
  await post(context, `${server.url}/api/auth/sign-in/username`, { username: 'patrol01', password: currentPassword });
  await post(context, `${server.url}/api/auth/change-password`, { currentPassword, newPassword });
  await context.close();
  return newPassword;
}

async function post(context: BrowserContext, address: string, data: object): Promise<void> {
  const reply = await context.request.post(address, { data });
  if (!reply.ok()) throw new Error(`${address} answered ${reply.status()}: ${await reply.text()}`);
}

const names = process.argv.slice(2);
const wanted = PICTURES.filter(({ name }) => names.length === 0 || names.includes(name));
const build = "await (await import('./scripts/build-web.mjs')).buildWebIfNeeded()";
spawnSync(process.execPath, ['--input-type=module', '-e', build], { cwd: ROOT, stdio: 'inherit' });
mkdirSync(FOLDER, { recursive: true });
const data = dataFolder();
const server = await startServer({ dataDir: data.dir, sampleDays: 3 });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--use-angle=swiftshader'],
  env: { ...process.env, LANGUAGE: 'zh_CN' }, // the browser's own fields of date and time
});
try {
  await takeAll(server, browser, wanted);
} catch (error) {
  console.error(server.output());
  throw error;
} finally {
  await browser.close();
  await server.stop();
  data.remove();
}
