import { expect } from '@playwright/test';
import { findings } from './findings.ts';
import { test } from './story.ts';

test('an auditor finds who did what, sees what it was before, and takes the lines away as a file', async ({
  enter,
}) => {
  const { page } = await enter('auditor01');
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await page.goto('/qingxi/admin/audit');
  await expect(page.getByRole('heading', { name: '审计记录', level: 1 })).toBeVisible();
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await page.getByRole('textbox', { name: '操作' }).fill('credential.update');
  await page.getByRole('textbox', { name: '操作' }).press('Enter');
  await expect(page).toHaveURL(/action=credential\.update/);
  await page.getByRole('button', { name: '凭据变更' }).first().click();
  await expect(page.getByRole('dialog')).toContainText('流水号');
  expect(await findings(page, 'a line')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.goto('/qingxi/admin/audit?ok=no');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出列表' }).click();
  await page.getByRole('menuitem', { name: '导出 CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  await page.screenshot({ path: test.info().outputPath('audit-zh.png') });
  expect(refused).toEqual([]);
});

test('the overview tells how it stands, in English and in the dark too', async ({ enter }) => {
  const { page } = await enter('auditor01', { language: 'en', theme: 'dark' });
  await page.goto('/qingxi/admin/security');
  await expect(page.getByRole('heading', { name: 'Security overview', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText('Whole', { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Check now' })).not.toHaveClass(/loading/);
  expect(await findings(page, 'overview')).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('security-en.png') });
  await page.goto('/qingxi/admin/audit');
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  expect(await findings(page, 'trail')).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('audit-en.png') });
});
