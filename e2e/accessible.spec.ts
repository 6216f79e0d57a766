import { expect, type Page } from '@playwright/test';
import { findings } from './findings.ts';
import { ADMIN, PAGES, POSTS } from './pages.ts';
import { test } from './story.ts';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Each look once, not every mixture of them. */
const LOOKS = [
  { language: 'zh', theme: 'light', viewport: DESKTOP },
  { language: 'en', theme: 'dark', viewport: DESKTOP },
  { language: 'zh', theme: 'dark', viewport: PHONE },
  { language: 'en', theme: 'light', viewport: PHONE },
] as const;

async function openFirstCase(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible();
}

for (const look of LOOKS) {
  const name = `${look.language}, ${look.theme}, ${look.viewport.width} px`;
  test(`no page has a serious finding: ${name}`, async ({ enter }) => {
    test.setTimeout(240_000);
    const { page } = await enter('admin', look);
    const found: string[] = [];
    await page.goto('/qingxi/desk');
    await openFirstCase(page);
    found.push(...(await findings(page, 'case')));
    for (const path of [...PAGES, ...ADMIN.map((one) => `admin/${one}`)]) {
      await page.goto(`/qingxi/${path}`);
      await expect(page.getByRole('heading').first()).toBeVisible();
      found.push(...(await findings(page, path)));
    }
    await page.context().clearCookies();
    await page.goto('/sign-in');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    found.push(...(await findings(page, 'sign-in')));
    expect(found).toEqual([]);
  });
}

for (const look of LOOKS) {
  const name = `${look.language}, ${look.theme}, ${look.viewport.width} px`;
  test(`no page of accounts has a serious finding: ${name}`, async ({ enter }) => {
    test.setTimeout(240_000);
    const found: string[] = [];
    for (const [login, paths] of POSTS) {
      const { page } = await enter(login, look);
      for (const path of paths) {
        await page.goto(`/qingxi/admin/${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        found.push(...(await findings(page, `${login} ${path}`)));
      }
      await page.goto('/account');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      found.push(...(await findings(page, `${login} account`)));
    }
    const { page } = await enter('admin', look);
    await page.goto('/setup');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    found.push(...(await findings(page, 'setup')));
    expect(found).toEqual([]);
  });
}

test('the desk is worked by keys alone', async ({ enter }) => {
  const desk = await enter('intake01');
  await desk.openQueue('待受理');
  await desk.page.getByRole('list', { name: '案件队列' }).waitFor();
  await desk.press('j');
  await desk.expectOpen(1);
  await desk.press('j');
  await desk.expectOpen(2);
  await desk.press('k');
  await desk.expectOpen(1);
  await desk.expectTold();
  await desk.press('x');
  await desk.expectPicked(1);
  await desk.press('Enter');
  await expect(desk.page.getByRole('form', { name: '立案' })).toBeVisible();
  await desk.press('Escape');
  await expect(desk.page.getByRole('form', { name: '立案' })).toBeHidden();
  await desk.press('/');
  await expect(desk.page.getByRole('searchbox', { name: '全局搜索' })).toBeFocused();
  await desk.press('Escape');
  await desk.press('?');
  await expect(desk.page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
});
