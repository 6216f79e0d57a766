import { expect, type Page } from '@playwright/test';

/** Every tone is an oscillator; what the machine makes of it is the machine's. */
const COUNT_TONES = `
  window.heardTones = 0;
  const made = BaseAudioContext.prototype.createOscillator;
  BaseAudioContext.prototype.createOscillator = function () {
    window.heardTones += 1;
    return made.call(this);
  };`;

/** The fire desk as its people use it: roles and labels, nothing of style sheets. */
export function fireDeskOn(page: Page) {
  const list = page.getByRole('list', { name: '告警列表' });
  const row = (device: string) => list.getByRole('link').filter({ hasText: device });
  const pane = page.getByRole('article');
  const part = (name: string) => pane.getByRole('region', { name });
  return {
    page,
    list,
    row,
    part,

    /** By the navigation, so that the page keeps the touch a browser wants before it may sound. */
    async open(): Promise<void> {
      await page
        .getByRole('navigation', { name: '主导航' })
        .getByRole('link', { name: /^消防告警/ })
        .click();
      await expect(page.getByRole('heading', { name: '消防告警' })).toBeAttached();
    },

    /** Counts the tones that the page asks the browser for from now on. */
    async listen(): Promise<() => Promise<number>> {
      await page.evaluate(COUNT_TONES);
      return () => page.evaluate<number>('window.heardTones');
    },

    sound: () => page.getByRole('button', { name: /^提示音/ }),

    async choose(device: string): Promise<void> {
      await row(device).click();
      await expect(pane.getByRole('heading', { level: 1 })).toContainText(device);
      await expect(part('经过')).toBeVisible();
    },

    /** V, the verdict among those offered, one of the usual reasons, Ctrl+Enter. */
    async judge(verdict: string, reason: string): Promise<void> {
      await page.keyboard.press('v');
      const form = page.getByRole('form');
      await form.getByRole('button', { name: verdict, exact: true }).click();
      await form.getByRole('button', { name: reason }).click();
      await page.keyboard.press('Control+Enter');
      await expect(form).toBeHidden();
    },

    async clear(reason: string): Promise<void> {
      await page.keyboard.press('x');
      const form = page.getByRole('form', { name: '清除' });
      await form.getByRole('button', { name: reason }).click();
      await page.keyboard.press('Control+Enter');
      await expect(form).toBeHidden();
    },

    async expectStory(titles: readonly string[]): Promise<void> {
      await expect(part('经过').getByRole('listitem')).toHaveText(
        titles.toReversed().map((title) => new RegExp(title)),
      );
    },

    /** A figure of the measures page, as the link that opens to what it counts. */
    figure: (name: string) => page.getByRole('link', { name: new RegExp(`^${name}：`) }),
  };
}

export type FireDesk = ReturnType<typeof fireDeskOn>;
