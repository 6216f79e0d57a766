import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { DESK, PHONE, type Picture, type Size } from './list.ts';

const FOLDER = join(import.meta.dirname, '../../docs/pictures');
/** Pictures lie in the repository: none is larger. */
const MOST_BYTES = 600_000;
/** Above so many pixels a look at the page takes seconds, and the page is given time instead of being compared. */
const LARGE = 4_000_000;

/** Signs in whoever a picture is taken for. */
export type SignIn = (context: BrowserContext, who: NonNullable<Picture['who']>) => Promise<void>;

/** Takes one picture, in a browser context of its own, and puts it into `docs/pictures`. */
export async function takePicture(browser: Browser, url: string, picture: Picture, signIn: SignIn): Promise<void> {
  const { path, who = 'admin', size = DESK, before } = picture;
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: size === PHONE ? 2 : 1,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  await signIn(context, who);
  await dress(context, picture);
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  await page.goto(`${url}${path}`);
  await page.locator('main, .cy-wall').first().waitFor();
  await settled(page, size);
  await before?.(page);
  if (before) await settled(page, size);
  await keep(picture, await page.screenshot({ animations: 'disabled', caret: 'hide', timeout: 180_000 }), size);
  await context.close();
}

function dress(context: BrowserContext, { theme = 'light', language = 'zh' }: Picture): Promise<unknown> {
  const kept = { 'chengyun.theme': theme, 'chengyun.language': language };
  return context.addInitScript((values) => {
    for (const [key, value] of Object.entries(values)) localStorage.setItem(key, value);
  }, kept);
}

async function keep({ name, shrink = 1 }: Picture, shot: Buffer, { width }: Size): Promise<void> {
  const file = join(FOLDER, name);
  const drawn = shrink === 1 ? sharp(shot) : sharp(shot).resize({ width: Math.round(width * shrink) });
  const bytes = name.endsWith('.webp')
    ? await drawn.webp({ quality: 82, effort: 5, smartSubsample: true }).toBuffer()
    : await drawn.png({ palette: true, quality: 100, effort: 8 }).toBuffer();
  if (bytes.length > MOST_BYTES)
    throw new Error(`${name} has ${bytes.length} bytes; at most ${MOST_BYTES} may lie here.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  console.log(`docs/pictures/${name} ${Math.round(bytes.length / 1000)} kB`);
}

/** Waits until the page has stopped changing its looks: three alike in a row, or twenty tries. */
async function settled(page: Page, { width, height }: Size): Promise<void> {
  if (width * height > LARGE) return page.waitForTimeout(12_000);
  let [alike, last] = [0, ''];
  for (let tries = 0; alike < 3 && tries < 20; tries += 1) {
    const looks = (await page.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64');
    alike = looks === last ? alike + 1 : 0;
    last = looks;
    await page.waitForTimeout(300);
  }
}
