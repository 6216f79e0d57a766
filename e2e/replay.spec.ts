import { expect } from '@playwright/test';
import { findings } from './findings.ts';
import { test } from './story.ts';

/** An hour that the ribbon of the last day does not hold. */
const longAgo = () => new Date(Math.floor((Date.now() - 30 * 3_600_000) / 600_000) * 600_000);
const written = (at: Date) => `${at.toISOString().slice(0, 16)}Z`;
const byClock = (at: Date) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T');

test('a link to an hour of another day shows the town as it was then, and the wall comes back to now', async ({
  enter,
}) => {
  const { page } = await enter('leader01', { viewport: { width: 1920, height: 1080 } });
  const at = longAgo();
  await page.goto(`/qingxi/wall?moment=${written(at)}`);
  await expect(page.getByText(/在办 \d+ · 超时 \d+/)).toBeVisible();
  await expect(page.getByText(/当时在办 \d+/)).toBeVisible();
  await expect(page.getByLabel('回放时刻（可选任意日期）')).toHaveValue(byClock(at));
  expect(await findings(page, 'wall of the past')).toEqual([]);
  const before = new Date(at.getTime() - 600_000);
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(new RegExp(`moment=${encodeURIComponent(written(before))}`));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '回到现在' })).toBeHidden();
  await expect(page).not.toHaveURL(/moment/);
});

test('the map replays any day: what stood open then, with cards, and of devices those with an alarm', async ({
  enter,
}) => {
  const { page } = await enter('leader01', { viewport: { width: 1440, height: 900 } });
  await page.goto('/qingxi/map?layers=cases,alarms,devices,areas');
  const at = longAgo();
  await page.getByLabel('回放时刻（可选任意日期）').fill(byClock(at));
  await expect(page).toHaveURL(new RegExp(`moment=${encodeURIComponent(written(at))}`));
  const told = page.getByText(/当时在办 \d+ 件/);
  await expect(told).toBeVisible();
  await expect(told).toContainText('物联设备仅示当时有告警者');
  const replay = await (await page.request.get(`/api/towns/qingxi/replay?at=${at.toISOString()}`)).json();
  await expect(told).toContainText(`当时在办 ${replay.open} 件`);
  const slider = page.getByRole('slider', { name: '回放' });
  // Of an older day the slider goes through that day, by the clock of the town.
  await slider.press('Home');
  await expect(page.getByLabel('回放时刻（可选任意日期）')).toHaveValue(`${byClock(at).slice(0, 10)}T00:00`);
  await page.getByRole('button', { name: '回到现在' }).click();
  await expect(page).not.toHaveURL(/moment/);
});
