import { expect } from '@playwright/test';
import { away, back, expectHealed, expectReady, expectWords, openAll, reportElsewhere } from './healing-pages.ts';
import { test } from './story.ts';

/** As long as the design asks the network to be away. */
const CUT_MS = 60_000;

test.describe.configure({ timeout: 360_000 });

test('a minute without network: desk, map and wall say so at once, and heal by themselves', async ({ enter, town }) => {
  const text = '桥头路灯不亮夜间行走不便';
  const { page } = await enter('chief01');
  const open = await openAll(page, text);
  await page.context().setOffline(true);
  await expectWords(open, away);
  await reportElsewhere(town.server.url, text);
  await new Promise((resolve) => setTimeout(resolve, CUT_MS));
  const tiles = open.map.waitForResponse((answer) => answer.url().includes('/tiles/') && answer.status() < 400);
  await page.context().setOffline(false);
  await expectWords(open, back);
  await tiles;
  await expectHealed(open, text);
});

test('a server that is restarted: the open pages go on with the new one, nobody signs in again', async ({
  enter,
  town,
}) => {
  const text = '公园长椅松动请尽快检修';
  const { page } = await enter('chief01');
  const open = await openAll(page, text);
  const said = expectWords(open, away);
  await town.server.restart();
  await said;
  await reportElsewhere(town.server.url, text);
  await expectWords(open, back);
  await expectHealed(open, text);
});

test('a database that ends is started again by the server, and the open pages heal', async ({ enter, town }) => {
  const text = '小区垃圾厢房异味扰民';
  const { page } = await enter('chief01');
  const open = await openAll(page, text);
  const said = expectWords(open, away);
  town.server.endDatabase();
  await said;
  await expectReady(page);
  await reportElsewhere(town.server.url, text);
  await expectWords(open, back);
  await expectHealed(open, text);
  expect(town.server.output()).toContain('it is started again');
});
