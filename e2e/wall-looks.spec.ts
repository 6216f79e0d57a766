import { expect, type Page } from '@playwright/test';
import { findings } from './findings.ts';
import { test } from './story.ts';

/** Whether anything of a page lies outside its window. */
async function scrolls(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    '(({ scrollWidth: w, scrollHeight: h, clientWidth: cw, clientHeight: ch }) => w > cw || h > ch)(document.documentElement)',
  );
}

test('a wall of 7680 × 4320 is filled without a scrollbar', async ({ enter }) => {
  test.setTimeout(240_000);
  const { page } = await enter('leader01', { viewport: { width: 7680, height: 4320 } });
  for (const scene of ['town', 'flood']) {
    await page.goto(`/qingxi/wall?scene=${scene}`);
    await expect(page.getByRole('complementary').first().getByRole('heading', { level: 2 }).first()).toBeVisible();
    expect([scene, await scrolls(page)]).toEqual([scene, false]);
  }
});

test('the wall in English and on a telephone has no serious finding of accessibility', async ({ enter }) => {
  test.setTimeout(240_000);
  const found: string[] = [];
  const english = (await enter('leader01', { language: 'en', viewport: { width: 1920, height: 1080 } })).page;
  for (const scene of ['town', 'fire', 'flood']) {
    await english.goto(`/qingxi/wall?scene=${scene}`);
    await expect(english.getByRole('complementary').first().getByRole('heading').first()).toBeVisible();
    found.push(...(await findings(english, `English ${scene}`)));
  }
  const phone = (await enter('leader01', { viewport: { width: 390, height: 844 } })).page;
  await phone.goto('/qingxi/wall');
  await expect(phone.getByRole('complementary').first().getByRole('heading').first()).toBeVisible();
  found.push(...(await findings(phone, 'telephone')));
  expect(found).toEqual([]);
});

test('the layers of the wall are chosen from a list, held from scene to scene and kept in the address', async ({
  enter,
}) => {
  test.setTimeout(240_000);
  const { page } = await enter('leader01', { viewport: { width: 1920, height: 1080 } });
  await page.goto('/qingxi/wall');
  const legend = page.locator('.cy-wall-legend');
  const listed = (name: string) => page.getByRole('button', { name, exact: true });
  await expect(legend).toBeVisible();
  await expect(legend.getByText('视频点位', { exact: true })).toBeHidden();
  await page.keyboard.press('l');
  await listed('视频点位').click();
  await expect(page).toHaveURL(/show=cameras/);
  await expect(legend.getByText('视频点位', { exact: true })).toBeVisible();
  await listed('物联设备').click();
  await expect(page).toHaveURL(/hide=devices/);
  await expect(listed('物联设备')).toHaveAttribute('aria-pressed', 'false');
  expect(await findings(page, 'layers of the wall')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(listed('视频点位')).toBeHidden();
  await page.keyboard.press('4');
  await expect(page).toHaveURL(/scene=grid/);
  await expect(legend.getByText('视频点位', { exact: true })).toBeVisible();
  await page.keyboard.press('6');
  await expect(legend.getByText('水质断面', { exact: true })).toBeVisible();
  await expect(legend.getByText('视频点位', { exact: true })).toBeVisible();
});
