import { test as base } from '@playwright/test';
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

/** Stories share one town for as long as they pass; each takes cases of its own. */
export const test = base.extend<{ enter: Enter }, { town: Town }>({
  town: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const folder = dataFolder();
      const server = await startServer({ dataDir: folder.dir });
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
