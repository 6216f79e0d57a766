import { expect, type Page } from '@playwright/test';
import { findings } from './findings.ts';
import { STORY_PASSWORD, signedIn } from './person.ts';
import { test } from './story.ts';

/** A day of the town's calendar, so many days ago. */
function day(back: number): string {
  return new Date(Date.now() + 8 * 3_600_000 - back * 86_400_000).toISOString().slice(0, 10);
}

// Made by the rules of such numbers; nobody's.
const caller = { name: '欧阳试例', phone: '13800136161' } as const;

/** Registers what the caller asked by letter three days ago. */
async function registerErasure(page: Page): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: /^登记请求/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByLabel('收到日期')).toHaveValue(day(0));
  await drawer.getByLabel('收到日期').fill(day(3));
  await drawer.getByText('删除', { exact: true }).click();
  await drawer.getByRole('textbox', { name: '申请人姓名' }).fill(caller.name);
  await drawer.getByRole('textbox', { name: '申请人电话' }).fill(caller.phone);
  await drawer.getByRole('textbox', { name: '请求内容' }).fill(`我的电话 ${caller.phone}，请删除我的信息。`);
  expect(await findings(page, 'privacy, new')).toEqual([]);
  await drawer.getByRole('button', { name: '登记请求' }).click();
}

test('somebody wants their data erased: registered, checked, two cases erased and the open one left, answered', async ({
  enter,
  town,
}) => {
  test.setTimeout(300_000);
  await enter('intake01');
  const clerk = await signedIn(town.server.url, 'intake01', STORY_PASSWORD);
  const report = async (text: string) => {
    const body = { kind: 'hotline', source: 'hotline-12345', matter: 'help', text, reporter: caller };
    return (await clerk.post('/cases', body)).body as { readonly id: string; readonly number: string };
  };
  const open = await report('路灯不亮，夜间出行不便');
  const ended = [await report('公交站台积水'), await report('井盖松动有响声')];
  for (const { id } of ended) {
    expect(await clerk.post(`/cases/${id}/actions/decline`, { reason: '不属本镇职权' })).toMatchObject({ status: 200 });
  }

  const { page } = await enter('chief01');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '个人信息请求' }).click();
  await expect(page.getByText('还没有个人信息权利请求')).toBeVisible();
  expect(await findings(page, 'privacy, empty')).toEqual([]);
  await registerErasure(page);

  const article = page.getByRole('article');
  await expect(article.getByRole('heading', { level: 1 })).toHaveText('欧阳*申请删除个人信息');
  await expect(article.getByText('欧阳* 138****6161')).toBeVisible();
  await expect(article.getByTitle(`${day(3)} 09:00`).first()).toBeVisible();
  await expect(article.getByText('我的电话 138****6161，请删除我的信息。')).toBeVisible();
  await expect(page.getByText(caller.phone)).toHaveCount(0);

  await page.keyboard.press('v');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('回拨登记号码核实').click();
  await dialog.getByRole('button', { name: '核验身份' }).click();
  const cases = page.getByRole('region', { name: '该号码涉及的案件' });
  await expect(cases.getByRole('listitem')).toHaveCount(3);
  await expect(page.getByText('已选 3 件')).toBeVisible();
  expect(await findings(page, 'privacy, verified')).toEqual([]);

  await page.keyboard.press('d');
  await dialog.getByRole('button', { name: '清除个人信息' }).click();
  const story = page.getByRole('region', { name: '办理经过' });
  await expect(story.getByText(`未清除：${open.number}（尚在办理）`)).toBeVisible();
  for (const { number } of ended) await expect(story.getByText(/^已清除：/)).toContainText(number);
  await expect(cases.getByRole('listitem')).toHaveCount(1);

  await page.keyboard.press('a');
  await dialog.getByRole('radio', { name: /^已办理/ }).check();
  await dialog.getByRole('textbox', { name: '告知内容' }).fill('两件已删除，一件在办，办结后可再申请。');
  await dialog.getByRole('button', { name: '答复' }).click();
  await expect(dialog.getByRole('alert')).toContainText('仍有 1 件案件留存');
  await dialog.getByRole('radio', { name: /^部分办理/ }).check();
  await dialog.getByRole('button', { name: '答复' }).click();
  await expect(story.getByText('部分办理，以电话方式告知')).toBeVisible();
  await expect(article.getByRole('button', { name: /核验|清除|答复/ })).toHaveCount(0);

  // It has left the list of those that wait, and is found by its state, which the address keeps.
  await page.getByRole('button', { name: /^已答复/ }).click();
  await expect(page).toHaveURL(/state=answered/);
  await page.reload();
  await expect(page.getByRole('list', { name: '请求清单' }).getByRole('link')).toContainText('删除 · 欧阳*');
});

test('a copy of what is held is asked for, approved by a leader, and taken once by who asked', async ({
  enter,
  town,
}) => {
  test.setTimeout(300_000);
  await enter('intake01');
  const clerk = await signedIn(town.server.url, 'intake01', STORY_PASSWORD);
  const reporter = { name: '欧阳试例', phone: '13800136262' };
  const text = '小区门口路灯不亮';
  await clerk.post('/cases', { kind: 'hotline', source: 'hotline-12345', matter: 'help', text, reporter });

  const { page } = await enter('chief01');
  const chief = await signedIn(town.server.url, 'chief01', STORY_PASSWORD);
  const asked = { kind: 'access', way: 'window', applicant: reporter, asked: '请提供留存的本人信息' };
  const { id, number } = (await chief.post('/privacy-requests', asked)).body as Record<'id' | 'number', string>;
  await chief.post(`/privacy-requests/${id}/verify`, { identity: 'document' });
  await page.goto(`/qingxi/privacy/${id}`);
  await expect(page.getByText('已选 1 件')).toBeVisible();
  await page.keyboard.press('e');
  await page.getByRole('dialog').getByRole('button', { name: '申请导出' }).click();
  const story = page.getByRole('region', { name: '办理经过' });
  await expect(story.getByText('申请导出个人信息')).toBeVisible();
  await page.getByRole('link', { name: '查看申请、下载文件' }).click();
  await expect(page).toHaveURL(/\/full-files/);
  await expect(story).toHaveCount(0);
  const own = page.getByRole('main').getByRole('listitem').filter({ hasText: number });
  await expect(own).toContainText('待审批');
  await expect(own.getByRole('button')).toHaveCount(0);

  const leader = (await enter('leader01')).page;
  const line = leader.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /^完整导出审批/ });
  await expect(line).toContainText('1');
  await line.click();
  await leader
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: number })
    .getByRole('button', { name: '批准', exact: true })
    .click();
  const dialog = leader.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '审批意见' }).fill('本人申请，同意');
  expect(await findings(leader, 'full files, deciding')).toEqual([]);
  await dialog.getByRole('button', { name: /^批\s?准$/ }).click();
  await expect(leader.getByRole('main').getByRole('listitem').filter({ hasText: number })).toContainText('已批准');

  await page.reload();
  const coming = page.waitForEvent('download');
  await own.getByRole('button', { name: '下载文件' }).click();
  expect((await coming).suggestedFilename()).toBe(`个人信息-${number}.xlsx`);
  await expect(own).toContainText('已导出');
  await expect(own.getByRole('button')).toHaveCount(0);
  await page.goto(`/qingxi/privacy/${id}`);
  await expect(story.getByText(/批准人：/)).toBeVisible();
});
