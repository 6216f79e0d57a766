import { expect, type Page } from '@playwright/test';

/**
 * What cannot be reached on a page as narrow as it is now: the page scrolling sideways, controls cut off at a side that nothing
 * scrolls to, and controls that lie under something else (WCAG 2.2, 1.4.4 and 1.4.10). Each with its place.
 */
export async function outOfReach(page: Page, where: string): Promise<readonly string[]> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  const found = await page.evaluate(LOOK);
  return (found as readonly string[]).map((one) => `${where}: ${one}`);
}

// Runs in the page; a text, because the stories are checked without the names of a page.
const LOOK = `(() => {
  const root = document.documentElement;
  const told = [];
  if (root.scrollWidth > innerWidth + 1) told.push('the page is ' + root.scrollWidth + ' px wide in ' + innerWidth);
  const nameOf = (one) => one.tagName.toLowerCase() + '.' + String(one.className.baseVal ?? one.className).split(' ')[0]
    + ' "' + (one.getAttribute('aria-label') ?? one.innerText ?? one.name ?? '').trim().slice(0, 24) + '"';
  const scrolls = (one) => {
    for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) {
      const { overflowX } = getComputedStyle(up);
      if ((overflowX === 'auto' || overflowX === 'scroll') && up.scrollWidth > up.clientWidth) return true;
    }
    return false;
  };
  const near = (one, hit) => {
    for (let up = one, n = 0; up && n < 4; up = up.parentElement, n++) if (up.contains(hit)) return true;
    return hit.contains(one);
  };
  const controls = document.querySelectorAll(
    'button, a[href], input:not([type=hidden]):not([type=file]), select, textarea, [role=tab], [role=switch], [role=combobox]');
  for (const one of controls) {
    // The way past the navigation shows itself when the keyboard comes to it; the map draws itself.
    if (one.closest('.cy-skip, [inert], [aria-hidden=true], .maplibregl-map')) continue;
    if (!one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    one.scrollIntoView({ block: 'center', inline: 'center' });
    const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
    if (width < 3 || height < 3) continue;
    if ((left < -1 || right > innerWidth + 1) && !scrolls(one)) {
      told.push('cut off: ' + nameOf(one) + ' from ' + Math.round(left) + ' to ' + Math.round(right));
      continue;
    }
    const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (top + bottom) / 2];
    if (y < 0 || y > innerHeight) { told.push('not scrolled to: ' + nameOf(one)); continue; }
    const hit = document.elementFromPoint(x, y);
    if (hit && !near(one, hit)) told.push('covered: ' + nameOf(one) + ' by ' + nameOf(hit));
  }
  return told.slice(0, 12);
})()`;
