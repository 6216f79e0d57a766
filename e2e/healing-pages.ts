import { expect, type Locator, type Page } from '@playwright/test';
import { STORY_PASSWORD, signedIn } from './person.ts';

const HALL = { width: 1920, height: 1080 };
/** The three pages that stand open all day, and what each of them says of its line. */
export interface Open {
  readonly desk: Page;
  readonly map: Page;
  readonly wall: Page;
}

/** What each says when its line is cut. */
export const away = {
  desk: /实时更新已断开，自 .+ 起正在重连/,
  map: /实时更新已断开/,
  wall: /连接中断，所示为 .+ 的数据/,
};
/** And when it is there again. */
export const back = {
  desk: /实时更新已恢复，.+ 以来的变化已补齐/,
  map: /实时更新已恢复/,
  wall: /连接已恢复，.+ 以来的变化已补齐/,
};

/** Opens the three, live. */
export async function openAll(desk: Page, text: string): Promise<Open> {
  const [map, wall] = [await desk.context().newPage(), await desk.context().newPage()];
  await wall.setViewportSize(HALL);
  await Promise.all([
    desk.goto(`/qingxi/desk?q=${encodeURIComponent(text)}`),
    map.goto('/qingxi/map'),
    wall.goto('/qingxi/wall'),
  ]);
  await expect(desk.getByText('实时更新', { exact: true })).toBeVisible();
  await expect(map.getByText('实时更新', { exact: true })).toBeVisible();
  await expect(wall.getByText('实时', { exact: true })).toBeVisible();
  for (const page of [desk, map, wall]) await page.evaluate('window.stayed = true');
  return { desk, map, wall };
}

/** Waits until each says so. */
export async function expectWords({ desk, map, wall }: Open, words: typeof away): Promise<void> {
  await Promise.all([
    expect(desk.getByText(words.desk)).toBeVisible({ timeout: 90_000 }),
    expect(map.getByText(words.map)).toBeVisible({ timeout: 90_000 }),
    expect(wall.getByText(words.wall)).toBeVisible({ timeout: 90_000 }),
  ]);
}

/** Another person, elsewhere, reports a case; gives its id. */
export async function reportElsewhere(url: string, text: string): Promise<string> {
  const chief = await signedIn(url, 'chief01', STORY_PASSWORD);
  const me = await (await chief.context.get('/api/me')).json();
  const report = { kind: 'hotline', source: 'hotline-12345', matter: 'complaint', text, position: me.towns[0].center };
  const made = await chief.post('/cases', report);
  expect(made).toMatchObject({ status: 201 });
  await chief.context.dispose();
  return String(made.body['id']);
}

const numberIn = async (of: Locator) => Number((await of.first().textContent())?.replaceAll(/\D/g, ''));

/** Waits until the server says that its database is there. */
export async function expectReady(page: Page): Promise<void> {
  await expect(async () => {
    expect((await page.request.get('/readyz')).status()).toBe(200);
  }).toPass({ timeout: 60_000 });
}

/** What changed meanwhile stands on each page, once, and none was loaded anew. */
export async function expectHealed({ desk, map, wall }: Open, text: string): Promise<void> {
  const row = desk.getByRole('list', { name: '案件队列' }).getByRole('listitem').filter({ hasText: text });
  await expect(row).toHaveCount(1);
  const counted = async () => {
    const counts = await (await desk.request.get('/api/towns/qingxi/cases/counts')).json();
    return Object.values(counts.states as Record<string, number>).reduce((sum, n) => sum + n, 0);
  };
  const shown = async () => [
    await numberIn(wall.getByRole('link', { name: /^在办/ })),
    await numberIn(map.getByRole('button', { name: /^在办案件/ })),
  ];
  const count = await counted();
  await expect.poll(shown).toEqual([count, count]);
  for (const page of [desk, map, wall]) expect(await page.evaluate<boolean>('window.stayed === true')).toBe(true);
}
