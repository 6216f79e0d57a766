import type { Page } from 'playwright-core';

/** A picture of the documentation. */
export interface Picture {
  /** Its file in `docs/pictures`, with the kind: `desk.png`, `wall/fire-4k.webp`. */
  readonly name: string;
  /** After the address of the server. */
  readonly path: string;
  readonly size?: Size;
  /** Stored at so much of its width; 1 unless told. */
  readonly shrink?: number;
  readonly theme?: 'light' | 'dark';
  readonly language?: 'zh' | 'en';
  readonly who?: Who;
  /** What to do on the page before the picture. */
  readonly before?: (page: Page) => Promise<void>;
}

export type Size = { readonly width: number; readonly height: number };
export type Who = 'admin' | 'patrol01' | 'chief01' | 'leader01';

export const DESK: Size = { width: 1440, height: 900 };
export const PHONE: Size = { width: 390, height: 844 };

/** Walls by what their pictures are called. Those of 8K are kept at half their width: as drawn they weigh megabytes. */
const HALLS: Readonly<Record<string, { readonly size: Size; readonly shrink?: number }>> = {
  '1080p': { size: { width: 1920, height: 1080 } },
  '4k': { size: { width: 3840, height: 2160 } },
  wide: { size: { width: 5120, height: 1440 } },
  '8k': { size: { width: 7680, height: 4320 }, shrink: 0.5 },
};
const SCENES = ['town', 'fire', 'hotline', 'grid', 'environment', 'flood'] as const;

const WALLS = SCENES.flatMap((scene) =>
  Object.entries(HALLS).map(
    ([hall, of]): Picture => ({
      name: `wall/${scene}-${hall}.webp`,
      path: `/qingxi/wall?scene=${scene}&dim=off`,
      who: 'leader01',
      ...of,
    }),
  ),
);

/** All of them, in the order in which they are taken. */
export const PICTURES: readonly Picture[] = [
  { name: 'desk.png', path: '/qingxi/desk?state=dispatched,handling', who: 'chief01', before: openFirst },
  {
    ...{ name: 'desk-dark.png', path: '/qingxi/desk?state=dispatched,handling', who: 'chief01', theme: 'dark' },
    before: openFirst,
  },
  { name: 'case-en.png', path: '/qingxi/desk?state=handled', who: 'chief01', language: 'en', before: openFirst },
  { name: 'case.png', path: '/qingxi/desk?state=closed', who: 'chief01', before: openFirst },
  { name: 'new-case.png', path: '/qingxi/new', who: 'chief01', before: takeCall },
  { name: 'map.png', path: '/qingxi/map', who: 'chief01' },
  { name: 'map-dark.png', path: '/qingxi/map', who: 'chief01', theme: 'dark' },
  { name: 'alarms.png', path: '/qingxi/alarms', who: 'chief01', before: openFirst },
  { name: 'overview.png', path: '/qingxi/overview', who: 'leader01' },
  { name: 'measure.png', path: '/qingxi/measures/loop.on-time', who: 'leader01' },
  { name: 'goals.png', path: '/qingxi/goals', who: 'leader01' },
  { name: 'report.png', path: '/qingxi/reports', who: 'leader01', before: openReport },
  { name: 'areas.png', path: '/qingxi/admin/areas' },
  { name: 'calendar.png', path: '/qingxi/admin/calendar' },
  { name: 'people.png', path: '/qingxi/admin/people' },
  { name: 'phone-report.png', path: '/qingxi/new', size: PHONE, who: 'patrol01' },
  { name: 'phone-tasks.png', path: '/qingxi/tasks', size: PHONE, who: 'patrol01' },
  { name: 'wall.png', path: '/qingxi/wall?dim=off', size: { width: 1920, height: 1080 }, who: 'leader01' },
  ...WALLS,
];

/** The first case or alarm of the list, with its story. */
async function openFirst(page: Page): Promise<void> {
  await page.locator('a.cy-row').first().click();
  await page.waitForURL(/\/(desk|alarms)\/[0-9a-f-]{36}/);
  await page.mouse.move(0, 0); // no row looks pointed at
}

/** The newest report. */
async function openReport(page: Page): Promise<void> {
  await page.locator('main a[href*="/reports/"]').first().click();
  await page.mouse.move(0, 0);
}

/** A call half taken in: words, and a place found in the address book. */
async function takeCall(page: Page): Promise<void> {
  await page
    .getByRole('textbox', { name: '诉求内容' })
    .fill('松泽路 1202 号水果店晚上在门口焚烧垃圾，烟很大，味道进了楼道。');
  await page.getByRole('combobox', { name: '地点' }).fill('松泽路1202号');
  await page.getByRole('option').first().waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
