import { type Browser, expect, type Page } from '@playwright/test';
import { deskOn } from './desk-driver.ts';
import { findings } from './findings.ts';
import { STORY_PASSWORD } from './person.ts';
import { test } from './story.ts';

const PHONE = { width: 390, height: 844 };

/** The system administrator invites somebody; gives the link that was shown once. */
async function invite(page: Page, name: string, username: string, role: string): Promise<string> {
  await page.goto('/qingxi/admin/people');
  await page.getByRole('button', { name: '新增人员' }).click();
  await page.getByRole('textbox', { name: '姓名', exact: true }).fill(name);
  await page.getByRole('textbox', { name: '用户名', exact: true }).fill(username);
  await page.getByRole('combobox', { name: '申请的角色' }).click();
  await page.getByTitle(role, { exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: '邀请链接' }).check();
  await page.getByRole('button', { name: '保存' }).click();
  const link = (await page.getByRole('dialog').getByRole('status').textContent()) ?? '';
  await page.keyboard.press('Escape');
  return link;
}

/** Whom the link is for opens it in a browser of their own and sets a password; they wait for their grant. */
async function accept(browser: Browser, link: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const context = await browser.newContext({ baseURL: new URL(link).origin, locale: 'zh-CN', viewport });
  const page = await context.newPage();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: '设置密码' })).toBeVisible();
  expect(await findings(page, 'invite')).toEqual([]);
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(STORY_PASSWORD);
  await page.getByRole('textbox', { name: '再输一次密码' }).fill(STORY_PASSWORD);
  await page.getByRole('button', { name: '设置密码并登录' }).click();
  await expect(page.getByRole('heading', { name: '账号待授权' })).toBeVisible();
  return page;
}

async function grant(page: Page, username: string): Promise<void> {
  await page.goto('/qingxi/admin/people');
  await page.getByRole('textbox', { name: '按姓名或用户名查找' }).fill(username);
  await page.getByRole('row').filter({ hasText: username }).getByRole('button').first().click();
  await page.getByRole('button', { name: '同意授权' }).click();
  await expect(page.getByRole('region', { name: '待授权事项' })).toBeHidden();
}

test('an invited clerk opens the link, sets a password, waits for the grant and comes to the desk; the link opens once', async ({
  enter,
  browser,
}) => {
  const maker = await enter('sysadmin01');
  const link = await invite(maker.page, '受邀的受理员', 'invited-clerk', '受理员');
  expect(link).toMatch(/\/invite#cy_/);
  await expect(maker.page.getByRole('row').filter({ hasText: '待使用' })).toContainText('invited-clerk');
  const page = await accept(browser, link);
  const other = await page.context().newPage();
  await other.goto(link);
  await expect(other.getByRole('heading', { name: '邀请链接已使用' })).toBeVisible();
  await other.goto(`${link}x`);
  await other.reload();
  await expect(other.getByRole('heading', { name: '邀请链接无效' })).toBeVisible();
  await grant((await enter('secadmin01')).page, 'invited-clerk');
  await page.getByRole('button', { name: '重新载入' }).click();
  await expect(page.getByRole('link', { name: /^待受理/ })).toBeVisible();

  // The language is the account's: another browser speaks it once they have signed in.
  const told = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
  await page.getByRole('button', { name: '切换为英文' }).click();
  expect((await told).ok()).toBe(true);
  const elsewhere = await browser.newContext({ baseURL: new URL(link).origin });
  const desk = deskOn(await elsewhere.newPage());
  await desk.signIn('invited-clerk', STORY_PASSWORD);
  await expect(desk.page.getByRole('link', { name: /^To accept/ })).toBeVisible();
  await elsewhere.close();
  await page.context().close();
});

test('a resident reports by phone, follows the progress and finds nothing else of the town', async ({
  enter,
  browser,
}) => {
  const link = await invite((await enter('sysadmin01')).page, '某居民', 'resident-one', '居民');
  const page = await accept(browser, link, PHONE);
  await grant((await enter('secadmin01')).page, 'resident-one');
  await page.getByRole('button', { name: '重新载入' }).click();
  await expect(page.getByRole('heading', { name: '我的诉求' })).toBeVisible();
  expect(await findings(page, 'own, empty')).toEqual([]);
  await page.getByRole('link', { name: '提交诉求' }).click();
  await page.getByRole('textbox', { name: '诉求内容' }).fill('小区门口路灯不亮，夜间行走不便，请尽快修复');
  await page.getByRole('textbox', { name: '地点' }).fill('锦安路 10 号门前');
  expect(await findings(page, 'own, form')).toEqual([]);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('link', { name: /路灯不亮/ }).click();
  await expect(page.getByText('诉求已提交，等待受理')).toBeVisible();
  expect(await findings(page, 'own, one')).toEqual([]);
  await page.goto('/qingxi/desk');
  await expect(page).toHaveURL(/\/qingxi\/mine$/);
  const answer = await page.request.get('/api/towns/qingxi/cases');
  expect([answer.status(), (await answer.json()).code]).toEqual([403, 'people.only-own']);
  const { page: desk } = await enter('intake01');
  await desk.goto(`/qingxi/desk?q=${encodeURIComponent('夜间行走不便')}`);
  await expect(
    desk
      .getByRole('main')
      .getByText(/路灯不亮，夜间/)
      .first(),
  ).toBeVisible();
  await page.context().close();
});
