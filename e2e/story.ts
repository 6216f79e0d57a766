import { test as base, expect, type Page } from '@playwright/test';
import { type Desk, deskOn } from './desk-driver.ts';
import { STORY_PASSWORD } from './person.ts';
import { ADMIN_PASSWORD, dataFolder, type RunningServer, startServer } from './running-server.ts';

/** A running town and the passwords of those who have signed in before. */
interface Town {
  readonly server: RunningServer;
  readonly passwords: Map<string, string>;
}

interface Look {
  readonly language?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Somebody comes in through the sign-in page, in a browser of their own, which is closed when the story ends. */
type Enter = (login: string, look?: Look) => Promise<Desk>;

/** What a file of stories may ask of its town: days of cases, and settings such as the port of a gateway. */
interface Asked {
  readonly sampleDays: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** Stories share one town for as long as they pass; each takes cases of its own. */
export const test = base.extend<{ enter: Enter }, Asked & { town: Town }>({
  sampleDays: [1, { option: true, scope: 'worker' }],
  settings: [{}, { option: true, scope: 'worker' }],
  town: [
    async ({ sampleDays, settings }, use) => {
      const folder = dataFolder();
      const server = await startServer({ dataDir: folder.dir, sampleDays, env: settings });
      await use({ server, passwords: new Map([['admin', ADMIN_PASSWORD]]) });
      await server.stop();
      folder.remove();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  enter: async ({ town, browser }, use) => {
    const opened: { close: () => Promise<void> }[] = [];
    await use(async (login, { language = 'zh', theme = 'light', viewport } = {}) => {
      const context = await browser.newContext({
        baseURL: town.server.url,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        acceptDownloads: true,
        viewport: viewport ?? { width: 1440, height: 900 },
      });
      opened.push(context);
      await context.addInitScript(
        (kept) => {
          for (const [name, value] of Object.entries(kept)) localStorage.setItem(`chengyun.${name}`, value);
        },
        { language, theme },
      );
      const desk = deskOn(await context.newPage());
      const known = town.passwords.get(login);
      await desk.signIn(login, known ?? town.server.samplePassword ?? '', language);
      if (!known) await desk.changePassword(town.server.samplePassword ?? '', STORY_PASSWORD);
      town.passwords.set(login, known ?? STORY_PASSWORD);
      await desk.expectInside(language);
      return desk;
    });
    for (const context of opened) await context.close();
  },
});

/** The past of the sample town comes behind the first pages; figures stand still once it is all there. */
export async function untilWhole(page: Page): Promise<void> {
  await expect(async () => {
    const me = await (await page.request.get('/api/me')).json();
    expect(me.towns[0].progress).toBeNull();
  }).toPass({ timeout: 150_000 });
}
