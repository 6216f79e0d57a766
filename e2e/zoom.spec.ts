import { expect, type Page } from '@playwright/test';
import { ADMIN, PAGES, POSTS } from './pages.ts';
import { outOfReach } from './reach.ts';
import { test } from './story.ts';

/** A page of 1280 × 1024 at 200 %: the browser lays it out in half of that. */
const ZOOMED = { width: 640, height: 512 };
/** 1280 px at 400 %: what WCAG 1.4.10 asks to be read without scrolling in two directions. */
const NARROW = { width: 320, height: 512 };

async function walk(page: Page, places: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const place of places) {
    await page.goto(place);
    await expect(page.getByRole('heading').first()).toBeVisible();
    found.push(...(await outOfReach(page, place)));
  }
  return found;
}

/** The case that stands first on the desk. */
async function firstCase(page: Page): Promise<string> {
  await page.goto('/qingxi/desk');
  const link = page.getByRole('main').getByRole('listitem').getByRole('link').first();
  return (await link.getAttribute('href')) ?? '';
}

test('at 200 % every page of the business is read and worked without scrolling sideways', async ({ enter }) => {
  test.setTimeout(400_000);
  const { page } = await enter('admin', { viewport: ZOOMED });
  const below = [...PAGES, ...ADMIN.map((one) => `admin/${one}`)].map((one) => `/qingxi/${one}`);
  expect(await walk(page, ['/qingxi/desk', await firstCase(page), '/account', ...below])).toEqual([]);
  await page.context().clearCookies();
  expect(await walk(page, ['/sign-in'])).toEqual([]);
});

test('at 200 % so is every page of the three administrators', async ({ enter }) => {
  test.setTimeout(300_000);
  const found: string[] = [];
  for (const [login, paths] of POSTS) {
    const { page } = await enter(login, { viewport: ZOOMED });
    found.push(...(await walk(page, ['/account', ...paths.map((path) => `/qingxi/admin/${path}`)])));
  }
  expect(found).toEqual([]);
});

test('on 320 px the desk, a case, sign-in, one’s account and requests about personal data reflow', async ({
  enter,
}) => {
  test.setTimeout(200_000);
  const { page } = await enter('chief01', { viewport: NARROW });
  const places = ['/qingxi/desk', await firstCase(page), '/account', '/qingxi/privacy', '/qingxi/full-files'];
  expect(await walk(page, places)).toEqual([]);
  await page.context().clearCookies();
  expect(await walk(page, ['/sign-in'])).toEqual([]);
});
