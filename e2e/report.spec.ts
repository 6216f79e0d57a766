import { expect, type Page } from '@playwright/test';
import { findings } from './findings.ts';
import { test, untilWhole } from './story.ts';

/** Three weeks of cases, so that the last week is whole and has one before it. */
test.use({ sampleDays: 21 });

async function makeWeek(page: Page): Promise<void> {
  await page.goto('/qingxi/reports');
  await page.getByRole('button', { name: '生成报告' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '开始生成' }).click();
  await expect(page.getByRole('heading', { name: '一、总体情况' })).toBeVisible({ timeout: 90_000 });
  // Keys are the dialog's until it is gone.
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a chief opens the report, clicks a number, sees the cases, opens one and sees why it was late', async ({
  enter,
}) => {
  const { page } = await enter('chief01');
  await untilWhole(page);
  await makeWeek(page);
  const paper = page.getByRole('article').filter({ hasText: '城运例会周报' }).last();
  await expect(paper.getByRole('heading', { level: 3 })).toHaveText([
    /^一、/,
    /^二、/,
    /^三、/,
    /^四、/,
    /^五、/,
    /^六、/,
  ]);
  expect(await findings(page, 'report')).toEqual([]);

  // The total of the first sentence opens to its cases.
  const total = paper.locator('p').getByRole('link').first();
  const printed = await total.textContent();
  await total.click();
  await expect(page).toHaveURL(/figure=reported/);
  const panel = page.getByRole('region', { name: '数字来源' });
  await expect(panel.getByRole('heading', { name: '受理数' })).toBeVisible();
  await expect(panel).toContainText(printed ?? '');
  await expect(panel).toContainText('与此刻一致');

  // Of a rate both sides open: here those that were not closed in time.
  await paper
    .getByRole('link', { name: /^\d+(\.\d+)?%$/ })
    .and(paper.getByTitle(/按期结案率/))
    .first()
    .click();
  await page.getByRole('button', { name: '未计入' }).click();
  await expect(page).toHaveURL(/part=rest/);
  expect(await findings(page, 'figure')).toEqual([]);
  const behind = page.getByRole('region', { name: '所统计的案件' });
  await behind.getByRole('listitem').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/desk\//);
  await expect(page.getByRole('article')).toContainText(/超时完成|超时/);
  await page.goBack();
  await expect(page.getByRole('button', { name: '未计入' })).toHaveAttribute('aria-pressed', 'true');
});

test('a draft is edited where it stands, published, frozen, and corrected beside', async ({ enter }) => {
  const { page } = await enter('chief01');
  await untilWhole(page);
  await makeWeek(page);
  await page.keyboard.press('e');
  const first = page.getByRole('textbox', { name: '“总体情况”段落' }).first();
  await first.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('下周将开展专项整治30次。');
  await expect(page.getByText('键入的数字没有清单：30')).toBeVisible();
  await page.getByRole('button', { name: '添加措施' }).click();
  await page
    .getByRole('textbox', { name: /^措施 \d+$/ })
    .last()
    .fill('召开物业联席会议。');
  await page.getByRole('textbox', { name: '责任单位' }).last().fill('房管所');
  expect(await findings(page, 'editing')).toEqual([]);
  await page.getByRole('button', { name: '保存修改' }).click();
  await expect(page.getByRole('heading', { name: '修改记录' })).toBeVisible();
  const paper = page.getByRole('article').filter({ hasText: '城运例会周报' }).last();
  await expect(paper).toContainText('下周将开展专项整治30次。');
  await expect(paper).toContainText('召开物业联席会议。（责任单位：房管所');
  // The figures of the sentence are still links.
  await expect(
    paper
      .locator('p')
      .getByTitle(/^受理数 /)
      .first(),
  ).toBeVisible();

  await page.getByRole('button', { name: '发布' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await expect(page.getByText('已发布，内容冻结')).toBeVisible();
  await expect(page.getByRole('button', { name: '修改' })).toHaveCount(0);
  for (const [button, name] of [
    ['下载 Word', /城运例会周报.*第1版\.docx$/],
    ['下载 PDF', /城运例会周报.*第1版\.pdf$/],
  ] as const) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    expect((await download).suggestedFilename()).toMatch(name);
  }

  await page.getByRole('button', { name: '重新生成' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '重新生成' }).click();
  await expect(page.getByRole('button', { name: '修改' })).toBeVisible({ timeout: 90_000 });
  await page.getByRole('button', { name: '与第 1 版比较' }).click();
  await expect(page.getByRole('region', { name: '与第 1 版比较' })).toContainText('下周将开展专项整治30次。');
});

test('on a phone, in the dark and in English the report reads as well, and rules are tried before they are kept', async ({
  enter,
}) => {
  const { page } = await enter('chief01', { language: 'en', theme: 'dark', viewport: { width: 390, height: 844 } });
  await untilWhole(page);
  await page.goto('/qingxi/reports');
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: '一、总体情况' })).toBeVisible();
  expect(await findings(page, 'phone')).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('report-phone.png') });
  await page.goto('/qingxi/report-rules');
  await page.getByRole('button', { name: 'Try on last week' }).click();
  await expect(page.getByText('The rules hold', { exact: false })).toBeVisible({ timeout: 60_000 });
  const rules = page.getByRole('textbox', { name: 'Rules (YAML)' });
  await rules.fill((await rules.inputValue()).replace('{said-kinds}', '{said-nobody}'));
  await page.getByRole('button', { name: 'Try on last week' }).click();
  await expect(page.getByRole('alert')).toContainText('There is no name "said-nobody"');
  expect(await findings(page, 'rules')).toEqual([]);
});
