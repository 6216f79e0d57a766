import { expect, type Page } from '@playwright/test';
import { findings } from './findings.ts';
import { test } from './story.ts';

/** A town of two months, so that the last month that is over has its cases. */
test.use({ sampleDays: 62 });

/** The past of the sample town comes behind the first pages: looks again until the units of the month are ranked. */
async function untilRanked(page: Page, address: string): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await expect(page.getByRole('region', { name: '居村' }).getByRole('row').nth(20)).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 240_000 });
}

/** This year in the town, and its last month that is over (of last year in January). */
function months(): { readonly year: string; readonly last: string } {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date());
  const [year = 0, month = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 2, 1));
  return { year: String(year), last: last.toISOString().slice(0, 7) };
}

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

test('a leader raises a target, sees the indicator fall behind, and opens the cases that count against it', async ({
  enter,
}) => {
  const { year } = months();
  const { page } = await enter('leader01');
  await page.goto('/qingxi/goals');
  await expect(page.getByRole('heading', { name: '目标与规划', level: 1 })).toBeVisible();
  await expect(page.getByRole('rowgroup')).toHaveCount(6);
  expect(await findings(page, 'board')).toEqual([]);
  await page.getByRole('link', { name: '主动发现率', exact: true }).click();
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByRole('spinbutton', { name: `${year} 年` }).fill('99.9');
  await page.getByRole('textbox', { name: '责任岗位' }).fill('分管副镇长');
  await page.getByRole('button', { name: '保存' }).click();
  const thing = page.getByRole('dialog');
  await expect(thing.getByText('落后')).toBeVisible();
  await expect(thing.getByText('分管副镇长')).toBeVisible();
  expect(await findings(page, 'indicator')).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('indicator.png') });
  await page.keyboard.press('Escape');
  await expect(row(page, '主动发现率')).toContainText('分管副镇长');
  await expect(row(page, '主动发现率').getByRole('img', { name: '落后' })).toBeVisible();
  await page.getByRole('button', { name: /^落后/ }).click();
  await expect(page).toHaveURL(/lamp=red/);
  await page.screenshot({ path: test.info().outputPath('board-red.png') });
  await page.getByRole('link', { name: '主动发现率', exact: true }).click();
  await page.getByRole('link', { name: '打开未达标的案件' }).click();
  await expect(page).toHaveURL(/measures\/discovery\.self-found.*in-part=rest/);
  await expect(page.getByRole('heading', { name: '主动发现率', level: 1 })).toBeVisible();
  await page
    .getByRole('link', { name: /QX-\d{8}-/ })
    .first()
    .click();
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible();
});

test('a chief enters a month by form and by table, and corrects it; what stood there stays to be seen', async ({
  enter,
}) => {
  const { last } = months();
  const { page } = await enter('chief01');
  await page.goto(`/qingxi/goals?year=${last.slice(0, 4)}`);
  await page.getByRole('button', { name: '填报', exact: true }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('spinbutton', { name: /社会消费品零售总额/ }).fill('18.25');
  await drawer.getByRole('button', { name: '保存 1 个值' }).click();
  await expect(page.getByText('已保存 1 个值')).toBeVisible();
  await page.getByRole('button', { name: '填报', exact: true }).click();
  await page.getByText('表格导入').click();
  await page.getByRole('textbox', { name: '粘贴表格' }).fill(`指标\t${last}\n既有住宅加装电梯（台）\t12\n结案率\t96`);
  await page.getByRole('button', { name: '识别' }).click();
  await expect(drawer.getByText('由系统计算，不能填报')).toBeVisible();
  expect(await findings(page, 'entering')).toEqual([]);
  await drawer.getByRole('button', { name: '保存 1 个值' }).click();
  await expect(row(page, '既有住宅加装电梯')).not.toContainText('待填');
  await page.getByRole('link', { name: '社会消费品零售总额', exact: true }).click();
  await page.getByRole('button', { name: `更正 ${last}` }).click();
  await page.getByRole('spinbutton', { name: new RegExp(last) }).fill('18.52');
  await page.getByRole('textbox', { name: '备注' }).fill('统计口径核定');
  await page.getByRole('button', { name: '保存' }).click();
  const month = page.getByRole('dialog').getByRole('row').filter({ hasText: '统计口径核定' });
  await expect(month).toContainText('18.52');
  await expect(month).toContainText('18.25');
  await page.getByRole('textbox', { name: '写说明' }).fill('促消费活动集中在下月，进度可补上。');
  await page.getByRole('button', { name: '写说明' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '促消费活动' })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('corrected.png') });
});

test('a chief publishes a scorecard and corrects it later; both versions show, and a community sees them', async ({
  enter,
}) => {
  const { last } = months();
  const address = `/qingxi/scorecards/town-monthly?period=${last}`;
  const { page } = await enter('chief01');
  test.setTimeout(480_000);
  await untilRanked(page, address);
  await page.getByRole('button', { name: '公布', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '公布', exact: true }).click();
  await expect(page.getByText(/第 1 版.*公布于/)).toBeVisible();
  const best = page.getByRole('region', { name: '居村' }).getByRole('row').nth(1);
  const unit = (await best.getByRole('rowheader').textContent()) ?? '';
  const total = (await best.getByRole('cell').nth(1).textContent()) ?? '';
  await page.goto(`${address}&version=now`);
  await page.getByRole('link', { name: new RegExp(`${unit} · 例会交办`) }).click();
  const cell = page.getByRole('dialog');
  await cell.getByRole('spinbutton', { name: '得分' }).fill('6');
  await cell.getByRole('textbox', { name: '依据' }).fill('两项交办事项逾期未报');
  expect(await findings(page, 'cell')).toEqual([]);
  await cell.getByRole('button', { name: '评分' }).click();
  await expect(page.getByText('当前结果与第 1 版不同')).toBeVisible();
  await page.getByRole('button', { name: '公布更正版' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: '公布更正版' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: '依据' }).fill('补录例会交办评分');
  await dialog.getByRole('button', { name: '公布更正版' }).click();
  await expect(page.getByText('更正原因：补录例会交办评分')).toBeVisible();
  await expect(page.getByRole('region', { name: '与上一版相比' })).toContainText(unit);
  expect(await findings(page, 'correction')).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('correction.png') });
  await page.getByRole('button', { name: '第 1 版' }).click();
  await expect(page.getByRole('region', { name: '居村' }).getByRole('row').filter({ hasText: unit })).toContainText(
    total,
  );
  const community = await enter('committee01');
  await community.page.goto(address);
  await expect(community.page.getByText('更正原因：补录例会交办评分')).toBeVisible();
  await expect(community.page.getByRole('button', { name: /公布/ })).toHaveCount(0);
  await expect(community.page.getByRole('button', { name: '当前' })).toHaveCount(0);
});

test('points open to their rule, figure and cases', async ({ enter }) => {
  const { page } = await enter('chief01');
  test.setTimeout(480_000);
  await untilRanked(page, `/qingxi/scorecards/town-hotline?period=${months().last}`);
  await page
    .getByRole('link', { name: /市民满意：\d/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toContainText('40 分 × 市民满意率');
  await page.getByRole('link', { name: '打开案件清单' }).click();
  await expect(page).toHaveURL(/measures\/hotline\.satisfaction.*branch=/);
  await expect(page.getByRole('link', { name: /QX-\d{8}-/ }).first()).toBeVisible();
});
