import { expect, type Page } from '@playwright/test';
import { findings } from './findings.ts';
import { test, untilWhole } from './story.ts';

/** A town of forty days, so that thirty of them can be counted. */
test.use({ sampleDays: 40 });

const listOf = (page: Page) => page.getByRole('region', { name: '清单', exact: true });

/** How many the list says it has. */
async function counted(page: Page): Promise<number> {
  const told = listOf(page).getByRole('status').filter({ hasText: '件' });
  await expect(told).toHaveText(/共 [\d,]+ 件/);
  return Number(((await told.textContent()) ?? '').replace(/\D/g, ''));
}

/** The part of a list's element that is used below; the stories are checked without a page's names. */
interface Scrolled {
  readonly parentElement: { scrollTo(x: number, y: number): void };
}

/** Goes down the list to its end: it has as many rows as the figure counts, not one more or less. */
async function expectRows(page: Page, n: number): Promise<void> {
  const list = listOf(page).getByRole('list', { name: '清单' });
  const last = list.getByRole('listitem').last();
  await expect(async () => {
    await list.evaluate((own) => (own as unknown as Scrolled).parentElement.scrollTo(0, 1e7));
    const [at, of] = [await last.getAttribute('aria-posinset'), await last.getAttribute('aria-setsize')];
    expect([at, of]).toEqual([String(n), String(n)]);
  }).toPass({ timeout: 90_000 });
}

test('a leader looks a measure up, sees where it falls short, and reads the cases that count against it', async ({
  enter,
}) => {
  const { page } = await enter('leader01');
  await untilWhole(page);
  await page.getByRole('link', { name: '指标库' }).click();
  await page.getByRole('searchbox', { name: '搜索指标名称或公式' }).fill('按期结案');
  await page.getByRole('link', { name: /按期结案率/ }).click();
  await page.getByRole('button', { name: '近 30 天' }).click();
  await expect(page).toHaveURL(/measures\/loop\.closed-in-time\?.*period=d30/);
  await expect(page.getByText('按期结案数 ÷ 应结案数；超期未结案的计入分母')).toBeVisible();
  await expect(page.getByText('按结案或应结案时间')).toBeVisible();
  expect(await findings(page, 'measure')).toEqual([]);
  const above = await counted(page);
  await page.getByRole('link', { name: /打开计入分母的/ }).click();
  await expect(page).toHaveURL(/in-part=denominator/);
  await expect.poll(() => counted(page)).toBeGreaterThan(above);
  const below = await counted(page);
  await page.getByRole('link', { name: /打开计入分母而未计入分子的/ }).click();
  await expect.poll(() => counted(page)).toBe(below - above);
  await expectRows(page, below - above);
  await page.screenshot({ path: test.info().outputPath('measure.png') });
  await listOf(page).getByRole('listitem').last().getByRole('link').click();
  await expect(page).toHaveURL(/\/qingxi\/desk\//);
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible();
});

test('a figure broken down opens group by group, its numbers can be read as a table and taken away', async ({
  enter,
}) => {
  const { page } = await enter('chief01');
  await untilWhole(page);
  await page.goto('/qingxi/measures/loop.reported?period=last-week');
  const whole = await counted(page);
  const bars = page.getByRole('region', { name: '按居村' });
  await bars.getByRole('button', { name: '看数据表：按居村' }).click();
  const line = bars.getByRole('row').nth(1);
  const name = (await line.getByRole('link').textContent()) ?? '';
  const figure = (await line.getByRole('cell').first().textContent()) ?? '';
  await line.getByRole('link').click();
  await expect(page).toHaveURL(/in-area=/);
  const own = Number(figure.replaceAll(',', ''));
  await expect.poll(() => counted(page)).toBe(own);
  await expectRows(page, own);
  await listOf(page)
    .getByRole('button', { name: `去掉条件：${name}` })
    .click();
  await expect.poll(() => counted(page)).toBe(whole);
  await bars.getByRole('button', { name: '导出数据：按居村' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /XLSX/ }).click();
  expect((await download).suggestedFilename()).toBe('按居村.xlsx');
});

test('a chart is copied as a picture', async ({ enter }) => {
  const { page } = await enter('chief01');
  await untilWhole(page);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/qingxi/measures/loop.reported?period=last-week');
  for (const name of ['走势', '按居村', '日历']) {
    await page.evaluate("navigator.clipboard.writeText('')");
    await page.getByRole('button', { name: `复制为图片：${name}` }).click();
    await expect(page.getByText('图片已复制').last()).toBeVisible();
    const types = 'navigator.clipboard.read().then(([one]) => one.types.join())';
    await expect.poll(() => page.evaluate(types)).toBe('image/png');
    const size = 'navigator.clipboard.read().then(([one]) => one.getType("image/png")).then((picture) => picture.size)';
    expect(await page.evaluate(size)).toBeGreaterThan(4_000);
  }
});

test('a question in words is answered, kept and shared; what was not understood is said', async ({ enter }) => {
  const { page } = await enter('chief01');
  await untilWhole(page);
  await page.goto('/qingxi/ask');
  const question = page.getByRole('searchbox', { name: '用一句话提问' });
  await question.fill('近 30 天月球基地网格巡查上报的案件，按居村和来源');
  await question.press('Enter');
  await expect(page.getByRole('main').getByText('没听懂：“月球基地”')).toBeVisible();
  await expect(page).toHaveURL(/measure=loop\.reported&period=d30&by=area,source&source=patrol/);
  await expect(page.getByRole('region', { name: '交叉表' })).toBeVisible();
  expect(await findings(page, 'question')).toEqual([]);
  await question.fill('近 30 天网格巡查上报的案件，按居村');
  await question.press('Enter');
  await expect(page.getByText('没听懂')).toBeHidden();
  const patrols = await counted(page);
  await page.getByRole('button', { name: '去掉“网格巡查”' }).click();
  await expect.poll(() => counted(page)).toBeGreaterThan(patrols);
  await page.goBack();
  await expect.poll(() => counted(page)).toBe(patrols);
  await page.getByRole('button', { name: '存为视图' }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('巡查上报');
  await page.getByRole('checkbox', { name: '全镇共享' }).check();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('已存为“巡查上报”')).toBeVisible();
  const address = page.url();
  const { page: other } = await enter('leader01');
  await other.goto('/qingxi/ask');
  await other.getByRole('link', { name: '巡查上报' }).click();
  await expect.poll(() => counted(other)).toBe(patrols);
  await other.goto(address);
  await expect.poll(() => counted(other)).toBe(patrols);
});

test('the overview leads from a community’s small line to its page', async ({ enter }) => {
  const { page } = await enter('leader01', { language: 'en', theme: 'dark' });
  await untilWhole(page);
  await page.goto('/qingxi/overview');
  await expect(page.getByRole('img', { name: 'Source and outcome' })).toBeVisible();
  const small = page.getByRole('region', { name: /^By community/ });
  await small.getByRole('button', { name: /^Show numbers/ }).click();
  await expect(small.getByRole('row').nth(30)).toBeAttached();
  expect(await findings(page, 'overview')).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('overview.png') });
  await small.getByRole('row').nth(1).getByRole('button').click();
  await expect(page).toHaveURL(/measures\/loop\.closed-in-time\?.*area=\d{12}/);
  await expect(page.getByRole('heading', { name: 'Closed in time', level: 1 })).toBeVisible();
});
