import { expect, test } from '@playwright/test';
import { signedIn } from './person.ts';
import { ADMIN_PASSWORD, dataFolder, refusedStart, startServer } from './running-server.ts';

test.describe.configure({ mode: 'serial' });

const folder = dataFolder();
test.afterAll(() => folder.remove());

test('the first start makes the sample town, says where it is, and stops cleanly', async () => {
  // More days than one: soon after midnight the town's own day has few cases yet.
  const server = await startServer({ dataDir: folder.dir, sampleDays: 3 });
  expect(server.output()).toContain(server.url);
  expect(server.samplePassword).toMatch(/^\S{12,}$/);
  const admin = await signedIn(server.url, 'admin', ADMIN_PASSWORD);
  const { cases } = await admin.get<{ cases: { sample: boolean }[] }>('/cases?limit=200');
  expect(cases.length).toBeGreaterThan(50);
  expect(cases.every((one) => one.sample)).toBe(true);
  await admin.context.dispose();
  expect(await server.stop()).toBe(0);
});

test('a second copy on the same data folder is refused with a sentence', async () => {
  const server = await startServer({ dataDir: folder.dir });
  const { code, output } = await refusedStart(folder.dir);
  expect(code).toBe(1);
  expect(output).toMatch(/in use|already|正在/i);
  expect(output).not.toMatch(/\n\s+at /);
  await server.stop();
});

test('after a kill the next start recovers by itself, with every case it had acknowledged', async () => {
  const server = await startServer({ dataDir: folder.dir });
  const admin = await signedIn(server.url, 'admin', ADMIN_PASSWORD);
  const numbers: unknown[] = [];
  for (let n = 0; n < 20; n += 1) {
    const made = await admin.post('/cases', { kind: 'hotline', source: 'hotline-12345', text: `停电第 ${n} 次` });
    expect(made.status).toBe(201);
    numbers.push(made.body['number']);
  }
  await server.kill();
  const again = await startServer({ dataDir: folder.dir });
  const back = await signedIn(again.url, 'admin', ADMIN_PASSWORD);
  const { cases } = await back.get<{ cases: { number: string }[] }>('/cases?kind=hotline&sort=-reported&limit=200');
  expect(cases.map((one) => one.number)).toEqual(expect.arrayContaining(numbers));
  await again.stop();
});

test('a setting that does not fit stops the start with its name and what would fit', async () => {
  const { code, output } = await refusedStart(folder.dir, { MQTT_PORT: 'yes please' });
  expect(code).toBe(1);
  expect(output).toContain('MQTT_PORT');
});
