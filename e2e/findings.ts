import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

// As text: the stories are checked without the names that a page knows.
const SETTLED = `document.getAnimations().every(({ playState, effect }) =>
  playState !== 'running' || effect.getComputedTiming().iterations === Infinity)`;

/** Serious and critical findings of accessibility on a page that has settled, each with the place it was found at. */
export async function findings(page: Page, where: string): Promise<readonly string[]> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  // What fades in is pale on its way: a drawer, a sheet. What turns without end is no way in.
  await page.waitForFunction(SETTLED);
  // The map draws itself.
  const { violations } = await new AxeBuilder({ page }).exclude('canvas').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${where}: ${id} at ${target.join(' ')}`));
}
