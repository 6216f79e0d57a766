import { expect } from '@playwright/test';
import { away, back, expectHealed, expectReady, expectWords, openAll, reportElsewhere } from './healing-pages.ts';
import { type PostgresElsewhere, postgresElsewhere } from './postgres-elsewhere.ts';
import { test as story } from './story.ts';

/** A town whose database is somebody else's PostgreSQL, named by DATABASE_URL. */
const test = story.extend<object, { elsewhere: PostgresElsewhere }>({
  elsewhere: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is asked for
    async ({}, use) => {
      const elsewhere = await postgresElsewhere();
      await use(elsewhere);
      await elsewhere.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  settings: [async ({ elsewhere }, use) => use({ DATABASE_URL: elsewhere.url }), { scope: 'worker' }],
});

test.describe.configure({ timeout: 360_000 });

test('a database of another’s that is restarted: the open pages say so and heal, the server goes on', async ({
  enter,
  town,
  elsewhere,
}) => {
  const text = '河道护栏破损存在安全隐患';
  const { page } = await enter('chief01');
  const open = await openAll(page, text);
  const said = expectWords(open, away);
  await elsewhere.stop();
  await said;
  expect((await page.request.get('/readyz')).status()).toBe(503);
  expect((await page.request.get('/healthz')).status()).toBe(200);
  await elsewhere.start();
  await expectReady(page);
  await reportElsewhere(town.server.url, text);
  await expectWords(open, back);
  await expectHealed(open, text);
  expect(town.server.output()).toContain('The database is back');
});
