import { expect, type Page } from '@playwright/test';
import { codeAt, stepOf } from '../server/src/people/factors/totp.ts';
import { STORY_PASSWORD } from './person.ts';
import { dataFolder, startServer } from './running-server.ts';
import { test } from './story.ts';

const people = (page: Page) => page.goto('/qingxi/admin/people');

/** Opens somebody by name in the list of people. */
async function open(page: Page, username: string): Promise<void> {
  await page.getByRole('textbox', { name: '按姓名或用户名查找' }).fill(username);
  await page.getByRole('row').filter({ hasText: username }).getByRole('button').click();
}

test('an account is made by one and granted by another; before that its owner may do nothing', async ({
  enter,
  browser,
  town,
}) => {
  const maker = await enter('sysadmin01');
  await people(maker.page);
  await maker.page.getByRole('button', { name: '新增人员' }).click();
  await maker.page.getByRole('textbox', { name: '姓名', exact: true }).fill('新来的受理员');
  await maker.page.getByRole('textbox', { name: '用户名', exact: true }).fill('newcomer');
  await maker.page.getByRole('combobox', { name: '申请的角色' }).click();
  await maker.page.getByTitle('受理员', { exact: true }).click();
  await maker.page.keyboard.press('Escape');
  await maker.page.getByRole('button', { name: '保存' }).click();
  const password = (await maker.page.getByRole('dialog').getByRole('status').textContent()) ?? '';
  const context = await browser.newContext({ baseURL: town.server.url, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: '用户名' }).fill('newcomer');
  await page.getByRole('textbox', { name: '密码' }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('textbox', { name: '原密码' }).fill(password);
  await page.getByRole('textbox', { name: '新密码', exact: true }).fill(STORY_PASSWORD);
  await page.getByRole('textbox', { name: '再输一次新密码' }).fill(STORY_PASSWORD);
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByRole('heading', { name: '账号待授权' })).toBeVisible();

  const granter = await enter('secadmin01');
  await people(granter.page);
  await granter.page.getByRole('button', { name: /^待授权/ }).click();
  await open(granter.page, 'newcomer');
  await expect(granter.page.getByRole('textbox', { name: '姓名', exact: true })).toBeDisabled();
  await granter.page.getByRole('button', { name: '同意授权' }).click();
  await expect(granter.page.getByRole('region', { name: '待授权事项' })).toBeHidden();

  await page.getByRole('button', { name: '重新载入' }).click();
  await expect(page.getByRole('link', { name: /^待受理/ })).toBeVisible();
  await context.close();
});

test('an administrator finds no business, and the server shows none', async ({ enter }) => {
  const { page } = await enter('auditor01');
  await people(page);
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '全部案件' })).toHaveCount(0);
  const answer = await page.request.get('/api/towns/qingxi/cases');
  expect([answer.status(), (await answer.json()).code]).toEqual([403, 'people.no-business']);
});

test('an authenticator app is set up by keys alone, asked for at the next sign-in, and a used code is refused', async ({
  enter,
  browser,
  town,
}) => {
  const { page } = await enter('intake02');
  await page.goto('/account');
  await page.getByRole('button', { name: '绑定验证器应用' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('本人密码').fill(STORY_PASSWORD);
  await page.keyboard.press('Enter');
  const shown = (await page.getByRole('dialog').locator('code').textContent()) ?? '';
  const secret = unbase32(shown.replaceAll(' ', ''));
  const step = stepOf(new Date());
  await page.getByRole('textbox', { name: '6 位验证码' }).fill(codeAt(secret, step));
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: '恢复码' }).or(page.getByText('恢复码', { exact: true }).first()),
  ).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(10);
  const recovery = (await page.getByRole('dialog').getByRole('listitem').first().textContent()) ?? '';
  await page.getByRole('button', { name: '我已保存' }).click();

  const context = await browser.newContext({ baseURL: town.server.url, locale: 'zh-CN' });
  const again = await context.newPage();
  await again.goto('/sign-in');
  await again.getByRole('textbox', { name: '用户名' }).fill('intake02');
  await again.getByRole('textbox', { name: '密码' }).fill(STORY_PASSWORD);
  await again.keyboard.press('Enter');
  await expect(again.getByRole('heading', { name: '双因素验证' })).toBeVisible();
  const code = again.getByRole('textbox', { name: '验证码或恢复码' });
  await code.fill(codeAt(secret, step));
  await again.keyboard.press('Enter');
  await expect(again.getByRole('alert')).toContainText('已用过');
  await code.fill(recovery);
  await again.keyboard.press('Enter');
  await expect(again.getByRole('button', { name: '我的账户' })).toBeVisible();
  await context.close();
});

test('a passkey of the browser opens the second door', async ({ enter, browser, town }) => {
  const site = town.server.url.replace('127.0.0.1', 'localhost');
  await enter('intake03');
  const context = await browser.newContext({ baseURL: site, locale: 'zh-CN' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'usb', hasUserVerification: true, isUserVerified: true } as const;
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, automaticPresenceSimulation: true },
  });
  const signIn = async () => {
    await page.goto('/sign-in?return=/account');
    await page.getByRole('textbox', { name: '用户名' }).fill('intake03');
    await page.getByRole('textbox', { name: '密码' }).fill(STORY_PASSWORD);
    await page.keyboard.press('Enter');
  };
  await signIn();
  await page.getByRole('button', { name: '添加通行密钥' }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('办公室安全密钥');
  await page.getByLabel('本人密码').fill(STORY_PASSWORD);
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByText('办公室安全密钥')).toBeVisible();
  await context.clearCookies();
  await signIn();
  await page.getByRole('button', { name: '使用通行密钥' }).click();
  await expect(page.getByText('办公室安全密钥')).toBeVisible();
  await context.close();
});

test('the first account of an empty installation makes the three and ends itself', async ({ browser }) => {
  const folder = dataFolder();
  const server = await startServer({ dataDir: folder.dir, args: ['--empty'] });
  const context = await browser.newContext({ baseURL: server.url, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('textbox', { name: '用户名' }).fill('admin');
  await page.getByRole('textbox', { name: '密码' }).fill('Lantern-River-2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '新建街镇' })).toBeVisible();
  await page.getByRole('link', { name: '建立三员' }).click();
  for (const [place, [username, name]] of [
    ['xitong', '系统'],
    ['anquan', '安全'],
    ['shenji', '审计'],
  ].entries()) {
    await page
      .getByRole('textbox', { name: '用户名' })
      .nth(place)
      .fill(username ?? '');
    await page
      .getByRole('textbox', { name: '姓名' })
      .nth(place)
      .fill(name ?? '');
  }
  await page.getByRole('button', { name: '建立三员并停用本账号' }).click();
  await expect(page.getByRole('heading', { name: '三员已建立' })).toBeVisible();
  const [password = ''] = await page.locator('dd code').allInnerTexts();
  await page.getByRole('button', { name: '前往登录' }).click();
  await page.getByRole('textbox', { name: '用户名' }).fill('admin');
  await page.getByRole('textbox', { name: '密码' }).fill('Lantern-River-2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('已停用');
  await page.getByRole('textbox', { name: '用户名' }).fill('xitong');
  await page.getByRole('textbox', { name: '密码' }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '原密码' }).fill(password);
  await page.getByRole('textbox', { name: '新密码', exact: true }).fill(STORY_PASSWORD);
  await page.getByRole('textbox', { name: '再输一次新密码' }).fill(STORY_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByText('您的岗位要求双因素验证')).toBeVisible();
  await context.close();
  await server.stop();
  folder.remove();
});

function unbase32(text: string): Buffer {
  const bits = [...text]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
