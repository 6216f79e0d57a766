import { expect, type Page } from '@playwright/test';

/** Devices, their frames and their kinds, through the pages. */
export function devicesOn(page: Page) {
  return { page, ...finding(page), ...kinds(page), ...access(page) };
}

function finding(page: Page) {
  return {
    async find(words: string): Promise<void> {
      await page.goto('/qingxi/devices');
      await page.getByRole('textbox', { name: '名称、编号、地点' }).fill(words);
      const row = page.getByRole('link').filter({ has: page.getByText(words, { exact: true }) });
      await row.click();
      await expect(
        page.getByRole('article').getByRole('heading', { level: 1, name: words, exact: true }),
      ).toBeVisible();
    },

    /** Frames are written down once a second. */
    async expectFrameKept(): Promise<void> {
      const kept = async () => (await (await page.request.get('/api/towns/qingxi/devices/raw-frames')).json()).frames;
      await expect.poll(async () => (await kept()).length).toBeGreaterThan(0);
    },

    /** Opens the newest frame that could not be read. */
    async openFrame(): Promise<void> {
      const frames = page.getByRole('region', { name: '异常报文' });
      await frames.getByRole('group').filter({ hasText: '来源' }).first().locator('summary').click();
    },

    /** A line of the frame's fields. */
    async expectField(name: string, value: string): Promise<void> {
      const fields = page.getByRole('region', { name: '逐字段解析' });
      await expect(fields.getByRole('row').filter({ hasText: name })).toContainText(value);
    },

    async expectBreak(why: string): Promise<void> {
      await expect(page.getByRole('note').filter({ hasText: why })).toBeVisible();
    },

    /** Goes from the device to its kind. */
    async openKind(name: string): Promise<void> {
      await page.getByRole('article').getByRole('link', { name, exact: true }).click();
      await expect(page.getByRole('region', { name: '告警规则' })).toBeVisible();
    },
  };
}

function access(page: Page) {
  const panel = page.getByRole('region', { name: '接入凭据' });
  return {
    /** What the device is known by now. */
    async expectAccess(name: string, value: string): Promise<void> {
      await expect(panel.locator('div').filter({ hasText: name }).filter({ hasText: value }).first()).toBeVisible();
    },

    /** Makes a new token and gives it as it is shown, this once. */
    async renewToken(): Promise<string> {
      await panel.getByRole('button', { name: '更换令牌' }).click();
      await page.getByRole('button', { name: '确认更换' }).click();
      const dialog = page.getByRole('dialog', { name: '新令牌' });
      const token = (await dialog.getByRole('status').textContent()) ?? '';
      await dialog.getByRole('button', { name: '关闭' }).click();
      await expect(dialog).toBeHidden();
      return token;
    },

    async bindToCertificate(name: string, print: string): Promise<void> {
      await panel.getByRole('button', { name: '修改接入方式' }).click();
      const form = page.getByRole('dialog', { name: '修改接入方式' });
      await form.getByText('证书', { exact: true }).click();
      await form.getByRole('textbox', { name: '证书名称' }).fill(name);
      await form.getByRole('textbox', { name: '证书指纹' }).fill('ab:cd');
      await form.getByRole('button', { name: '保存' }).click();
      await expect(form.getByRole('alert')).toContainText('64 位十六进制');
      await form.getByRole('textbox', { name: '证书指纹' }).fill(print);
      await expect(form.getByText('保存后原令牌或密码立即失效')).toBeVisible();
      await form.getByRole('button', { name: '保存' }).click();
      await expect(form).toBeHidden();
    },
  };
}

function kinds(page: Page) {
  const rule = (name: string) =>
    page.getByRole('region', { name: '告警规则' }).getByRole('group').filter({ hasText: name });
  return {
    async openRule(name: string): Promise<void> {
      await rule(name).locator('summary').first().click();
    },

    async setNumber(name: string, field: string, value: string): Promise<void> {
      await rule(name).getByRole('spinbutton', { name: field, exact: true }).fill(value);
    },

    async expectFault(name: string, words: string): Promise<void> {
      await expect(rule(name).getByRole('alert')).toContainText(words);
      await expect(page.getByRole('button', { name: '保存为新版本' })).toBeDisabled();
    },

    async expectSound(): Promise<void> {
      await expect(page.getByRole('status').filter({ hasText: '校验通过' })).toBeVisible();
    },

    async tryValues(values: string): Promise<void> {
      await page.getByText('自拟', { exact: true }).click();
      await page.getByRole('textbox', { name: '数值' }).fill(values);
      await page.getByRole('button', { name: '试算' }).click();
    },

    async expectTried(words: string): Promise<void> {
      await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
    },

    async save(reason: string): Promise<void> {
      await page.getByRole('button', { name: '保存为新版本' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: '修改原因' }).fill(reason);
      await dialog.getByRole('button', { name: '保存' }).click();
      await expect(dialog).toBeHidden();
    },

    async expectVersion(reason: string): Promise<void> {
      await expect(page.getByRole('region', { name: '历次版本' }).getByText(reason)).toBeVisible();
    },
  };
}
