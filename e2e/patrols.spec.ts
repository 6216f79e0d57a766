import { expect, type Page } from '@playwright/test';
import { findings } from './findings.ts';
import { test } from './story.ts';

const PHONE = { width: 390, height: 844 };

/** The middle of the town, as the page knows it. */
async function middle(page: Page): Promise<{ readonly longitude: number; readonly latitude: number }> {
  const me = await (await page.request.get('/api/me')).json();
  const [longitude, latitude] = me.towns[0].center;
  return { longitude, latitude };
}

test('a patrol agrees, is seen on the list and its way on the map while the round is on, and is gone when it ends', async ({
  enter,
}) => {
  const { page: desk } = await enter('chief01');
  await desk.goto('/qingxi/patrols?state=on');
  await expect(desk.getByText('当日没有巡查')).toBeVisible();

  const { page: phone } = await enter('patrol01', { viewport: PHONE });
  const here = await middle(phone);
  await phone.context().grantPermissions(['geolocation']);
  await phone.context().setGeolocation({ ...here, accuracy: 8 });
  await phone.goto('/qingxi/tasks');
  const bar = phone.getByRole('complementary', { name: '本人巡查' });
  await expect(bar.getByText('未在巡查，位置未共享')).toBeVisible();
  expect(await findings(phone, 'round bar')).toEqual([]);
  await bar.getByRole('button', { name: '开始巡查' }).click();
  const sheet = phone.getByRole('dialog', { name: '开始巡查并共享位置' });
  await expect(sheet.getByText('谁能看到。')).toBeVisible();
  expect(await findings(phone, 'round notice')).toEqual([]);
  await sheet.getByRole('button', { name: '同意并开始' }).click();
  await expect(bar.getByText('位置共享中')).toBeVisible();

  // Opened as soon as it is there, before the phone has told anything: the way comes by itself.
  const row = desk.getByRole('link', { name: /网格员01/ });
  await row.click();
  await expect(desk.getByText(/个轨迹点。查看轨迹已记入审计记录/)).toBeVisible();
  expect(await findings(desk, 'rounds')).toEqual([]);

  await bar.getByRole('button', { name: '结束巡查' }).click();
  await expect(bar.getByText('未在巡查，位置未共享')).toBeVisible();
  await expect(desk.getByText('当日没有巡查')).toBeVisible();
});

test('without leave of the browser nothing is shared, and the page says so', async ({ enter }) => {
  const { page: phone } = await enter('patrol02', { viewport: PHONE });
  await phone.goto('/qingxi/tasks');
  await phone.getByRole('button', { name: '开始巡查' }).click();
  await phone.getByRole('button', { name: '同意并开始' }).click();
  await expect(phone.getByText('浏览器未允许定位，位置未共享')).toBeVisible();
  await phone.getByRole('button', { name: '结束巡查' }).click();
  await expect(phone.getByText('未在巡查，位置未共享')).toBeVisible();
});
