import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';

/** A list as a file. */
export interface ListFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** What came of an import, as the page counts it. */
export interface Outcome {
  readonly added: string;
  readonly known: string;
  readonly bad: string;
}

/** Tens of thousands of rows on a busy machine. */
const LONG = { timeout: 180_000 };

/** Lists brought in as files, through the page. */
export function importsOn(page: Page) {
  return {
    async upload({ name, type, bytes }: ListFile, rows: 'cases' | 'devices' = 'cases'): Promise<void> {
      await page.goto(`/qingxi/imports?new=${rows === 'cases' ? '1' : rows}`);
      await page.getByLabel('拖入文件，或点按选择').setInputFiles({ name, mimeType: type, buffer: bytes });
      await expect(page.getByRole('heading', { name })).toBeVisible(LONG);
    },

    /** The columns as they were guessed or remembered, by the name of the field. */
    async expectMapping(columns: Readonly<Record<string, string>>): Promise<void> {
      const table = page.getByRole('region', { name: '对应关系' }).getByRole('table');
      for (const [field, column] of Object.entries(columns)) {
        await expect(
          table.getByRole('row').filter({ has: page.getByRole('combobox', { name: field, exact: true }) }),
        ).toContainText(column);
      }
    },

    async setReading(name: string, value: string): Promise<void> {
      const field = page.getByRole('combobox', { name });
      await field.fill(value);
      await page.getByTitle(value, { exact: true }).click();
    },

    async start(): Promise<void> {
      await page.getByRole('button', { name: '开始导入' }).click();
    },

    async expectProgress(): Promise<void> {
      await expect(page.getByRole('status').filter({ hasText: /已读 [\d,]+ \/ [\d,]+ 行/ })).toBeVisible(LONG);
    },

    async expectOutcome({ added, known, bad }: Outcome): Promise<void> {
      await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible(LONG);
      const rows = [added, known, bad].map((n) => new RegExp(`^${n} 行`));
      await expect(page.getByRole('article').getByRole('definition').filter({ hasText: ' 行' })).toHaveText(rows);
    },

    /** The rows that did not fit, as the file that is offered. */
    async downloadBadRows(): Promise<string> {
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: '下载问题行 CSV' }).click();
      return readFile(await (await waiting).path(), 'utf8');
    },

    /** Has tokens made for the devices that came in, and gives the path of the file. */
    async downloadTokens(): Promise<string> {
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name: '生成令牌并下载' }).click();
      return (await waiting).path();
    },
  };
}
