import { expect, type Page } from '@playwright/test';
import { findings } from './findings.ts';
import { STORY_PASSWORD, signedIn } from './person.ts';
import { test } from './story.ts';

const HALL = { width: 1920, height: 1080 };

/** The wall as one who stands before it sees it. */
async function hang(page: Page, address = '/qingxi/wall'): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: /城市运行/ })).toBeVisible();
  await expect(page.getByRole('slider', { name: '回放时刻' })).toBeVisible();
}

/** Whether anything of a page lies outside its window. */
async function scrolls(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    '(({ scrollWidth: w, scrollHeight: h, clientWidth: cw, clientHeight: ch }) => w > cw || h > ch)(document.documentElement)',
  );
}

const SCENES = ['全镇', '消防', '热线', '网格', '环境', '防汛'] as const;
const SIZES = [HALL, { width: 3840, height: 2160 }, { width: 5120, height: 1440 }] as const;

for (const viewport of SIZES) {
  test(`each scene fills ${viewport.width} × ${viewport.height} without a scrollbar`, async ({ enter }) => {
    test.setTimeout(240_000);
    const { page } = await enter('admin', { viewport });
    await hang(page);
    for (const [nth, scene] of SCENES.entries()) {
      await page.keyboard.press(String(nth + 1));
      await expect(page.getByRole('button', { name: scene, exact: true })).toHaveAttribute('aria-current', 'page');
      await expect(page.getByRole('complementary').first().getByRole('heading', { level: 2 }).first()).toBeVisible();
      expect([scene, await scrolls(page)]).toEqual([scene, false]);
    }
  });
}

test('no scene has a serious finding of accessibility', async ({ enter }) => {
  test.setTimeout(240_000);
  const { page } = await enter('admin', { viewport: HALL });
  const found: string[] = [];
  for (const scene of ['town', 'fire', 'hotline', 'grid', 'environment', 'flood']) {
    await hang(page, `/qingxi/wall?scene=${scene}`);
    found.push(...(await findings(page, scene)));
  }
  expect(found).toEqual([]);
});

test('a figure opens to its list, which counts the same', async ({ enter }) => {
  const { page } = await enter('leader01', { viewport: HALL });
  await hang(page);
  const open = page.getByRole('link', { name: /^在办/ });
  const shown = async () => Number((await open.textContent())?.replaceAll(/\D/g, ''));
  const counted = async () => {
    const counts = await (await page.request.get('/api/towns/qingxi/cases/counts')).json();
    return Object.values(counts.states as Record<string, number>).reduce((sum, n) => sum + n, 0);
  };
  await expect.poll(async () => (await shown()) - (await counted())).toBe(0);
  await open.click();
  await expect(page).toHaveURL(/\/qingxi\/desk\?state=open/);
});

test('scenes turn by a presenter’s remote and rotate by themselves; the address keeps both', async ({ enter }) => {
  const { page } = await enter('leader01', { viewport: HALL });
  await hang(page);
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/scene=fire/);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(page).toHaveURL(/scene=flood/);
  await page.keyboard.press(' ');
  await expect(page).toHaveURL(/rotate=30/);
  await expect(page.getByText('轮播中')).toBeVisible();
  await page.keyboard.press(' ');
  await expect(page).not.toHaveURL(/rotate/);
});

test('the arrows go back through the day, Esc comes back', async ({ enter }) => {
  const { page } = await enter('leader01', { viewport: HALL });
  await hang(page);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: '回到现在' })).toBeVisible();
  await expect(page.getByText(/在办 \d+ · 超时 \d+/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '回到现在' })).toBeHidden();
});

/** A case in the middle of the town, of the strictest supervision, which stands first on the wall; gives its id. */
async function supervised(url: string, text: string): Promise<string> {
  const chief = await signedIn(url, 'chief01', STORY_PASSWORD);
  const me = await (await chief.context.get('/api/me')).json();
  const report = { kind: 'hotline', source: 'hotline-12345', matter: 'complaint', text, position: me.towns[0].center };
  const made = await chief.post('/cases', report);
  const id = String(made.body['id']);
  const answerBy = new Date(Date.now() + 86_400_000).toISOString();
  const order = { level: 'council', demand: '今日内现场核实并答复', answerBy };
  expect(await chief.post(`/cases/${id}/actions/supervise`, order)).toMatchObject({ status: 200 });
  return id;
}

test('what is pressed for opens in the command view: done, on duty, near', async ({ enter, town }) => {
  const { page } = await enter('chief01', { viewport: HALL });
  const text = '菜场后门污水外溢';
  const id = await supervised(town.server.url, text);
  await hang(page);
  await page
    .getByRole('complementary')
    .last()
    .getByRole('button', { name: `联席会议 · ${text}` })
    .click();
  const command = page.getByRole('region', { name: '指挥视图' });
  await expect(command.getByRole('heading', { name: text })).toBeVisible();
  await expect(command.getByRole('heading', { name: '处置经过' })).toBeVisible();
  await expect(command.getByRole('listitem').filter({ hasText: '督办' })).toHaveCount(1);
  await expect(command.getByRole('heading', { name: /周边/ })).toBeVisible();
  await expect(command.getByRole('listitem').filter({ hasText: / 米$/ })).not.toHaveCount(0);
  expect(await findings(page, 'command view')).toEqual([]);
  await command.getByRole('button', { name: '查看全部' }).click();
  await expect(page).toHaveURL(new RegExp(`/qingxi/desk/${id}`));
});

test('a server that falls silent is told of, and the wall goes on without reloading', async ({ enter, town }) => {
  test.setTimeout(180_000);
  const { page } = await enter('leader01', { viewport: HALL });
  await hang(page);
  await expect(page.getByText('实时', { exact: true })).toBeVisible();
  await page.evaluate('window.hung = true');
  const goOn = town.server.pause();
  await expect(page.getByText(/连接中断/)).toBeVisible({ timeout: 75_000 });
  goOn();
  await expect(page.getByText('实时', { exact: true })).toBeVisible({ timeout: 40_000 });
  expect(await page.evaluate<boolean>('window.hung === true')).toBe(true);
});

test('a screen of a hall shows the wall by its link, reads nothing else, and goes dark when it is shut out', async ({
  enter,
  town,
  browser,
}) => {
  test.setTimeout(180_000);
  const { page } = await enter('secadmin01');
  await page.goto('/qingxi/admin/keys');
  await page.getByRole('button', { name: '新增大屏' }).click();
  await page.getByRole('textbox', { name: '位置' }).fill('一楼指挥大厅');
  await page.getByRole('dialog').getByRole('button', { name: '新增大屏' }).click();
  const link = await page.getByRole('dialog', { name: '大屏链接' }).getByRole('status').textContent();
  await page.keyboard.press('Escape');

  const screen = await browser.newContext({ baseURL: town.server.url, viewport: HALL, timezoneId: 'Asia/Shanghai' });
  const wall = await screen.newPage();
  await hang(wall, link ?? '');
  expect(wall.url()).not.toContain('kiosk=');
  expect(await wall.getByRole('complementary').getByRole('link').count()).toBe(0);
  expect((await wall.request.get('/api/towns/qingxi/cases')).status()).toBe(403);
  await hang(wall);

  await page.reload();
  const row = page.getByRole('row', { name: /一楼指挥大厅/ });
  await expect(row.getByText('在用')).toBeVisible();
  await row.getByRole('button', { name: '停用' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(row.getByText('已停用')).toBeVisible();
  await expect(wall.getByRole('heading', { name: '大屏未获授权' })).toBeVisible({ timeout: 100_000 });
  await wall.reload();
  await expect(wall.getByRole('heading', { name: '大屏未获授权' })).toBeVisible();
  await screen.close();
});
