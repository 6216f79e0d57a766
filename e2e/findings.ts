import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The part of a page's names that is used below; the stories are checked without them. */
interface InPage {
  readonly document: { getAnimations(): readonly Animated[] };
}
interface Animated {
  readonly playState: string;
  readonly effect: { getComputedTiming(): { readonly iterations?: number } } | null;
}

/** Serious and critical findings of accessibility on a page that has settled, each with the place it was found at. */
export async function findings(page: Page, where: string): Promise<readonly string[]> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  // What fades in is pale on its way: a drawer, a sheet. What turns without end is on no way.
  await page.waitForFunction(() =>
    (globalThis as unknown as InPage).document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY,
      ),
  );
  // The map draws itself.
  const { violations } = await new AxeBuilder({ page }).exclude('canvas').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${where}: ${id} at ${target.join(' ')}`));
}
