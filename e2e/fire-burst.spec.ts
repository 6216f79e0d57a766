import { expect } from '@playwright/test';
import { findings } from './findings.ts';
import { type FireDesk, fireDeskOn } from './fire-driver.ts';
import { makeDevices, say, sensorOn, test, type Wires } from './fire-town.ts';
import { type Person, STORY_PASSWORD, signedIn } from './person.ts';

test.describe.configure({ timeout: 240_000 });
// A town of its own: two hundred alarms that nobody ends are in the way of any other story.
test.use({ sampleDays: 2 });

const DETECTORS = 200;
const BURST_MS = 10_000;
/** What a hand waits for the effect of a key, alarms coming in all the while: usually, and at the worst. */
const PATIENCE_MS = { usual: 2_000, worst: 10_000 };

test('two hundred alarms in ten seconds: the desk stays in hand by its keys, and none is lost', async ({
  enter,
  town,
  wires,
}) => {
  const { page, press } = await enter('chief01');
  const registrar = await signedIn(town.server.url, 'chief01', STORY_PASSWORD);
  const sensors = await detectors(registrar, wires);
  const desk = fireDeskOn(page);
  await desk.open();
  const said = burst(sensors);
  // J goes from the newest down to what was there before it.
  await expect.poll(() => desk.list.getByRole('link').count()).toBeGreaterThanOrEqual(ACKNOWLEDGED);
  const waits = await workThrough(desk, press);
  await said;
  await expect(page.getByRole('button', { name: `火警 ${DETECTORS}` })).toBeVisible();
  const sorted = waits.toSorted((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(PATIENCE_MS.usual);
  expect(sorted.at(-1)).toBeLessThan(PATIENCE_MS.worst);

  const { kinds, states } = await registrar.get<Counts>('/alarms/counts');
  const { incidents } = await registrar.get<{ incidents: unknown[] }>('/incidents');
  expect([kinds['fire'], incidents.length]).toEqual([DETECTORS, DETECTORS / 2]);
  expect(states['acknowledged']).toBe(ACKNOWLEDGED);
  await expect(desk.list.getByRole('link').first()).toBeVisible();
  expect(await findings(page, 'fire desk')).toEqual([]);
});

interface Counts {
  readonly kinds: Readonly<Record<string, number>>;
  readonly states: Readonly<Record<string, number>>;
}

type Sensors = Awaited<ReturnType<typeof sensorOn>>[];

/** Two smoke detectors in each of a hundred buildings, all connected. */
async function detectors(registrar: Person, wires: Wires): Promise<Sensors> {
  const made = await makeDevices(
    registrar,
    Array.from({ length: DETECTORS }, (_, n) => ({
      ...{ protocol: 'mqtt', externalId: `burst-${n}`, name: `烟感 ${n}`, profileId: 'smoke-detector' },
      building: `春申苑 ${Math.floor(n / 2) + 1} 号楼`,
    })),
  );
  return Promise.all(made.map(({ externalId, secret }) => sensorOn(wires, externalId, secret ?? '')));
}

/** Each says that it burns, evenly over the ten seconds; resolves when all are acknowledged. */
async function burst(sensors: Sensors): Promise<void> {
  const said = sensors.map(async (sensor, n) => {
    await new Promise((resolve) => setTimeout(resolve, (n * BURST_MS) / DETECTORS));
    await say(sensor, { kind: 'fire', text: '烟雾报警' });
    sensor.end();
  });
  await Promise.all(said);
}

const ACKNOWLEDGED = 6;

/** J to the next alarm, A to take note of it, V and Escape, K and J again: while alarms come in. */
async function workThrough(desk: FireDesk, press: (key: string) => Promise<void>): Promise<readonly number[]> {
  const waits: number[] = [];
  const timed = async (key: string, seen: () => Promise<void>) => {
    const began = performance.now();
    await press(key);
    await seen();
    waits.push(performance.now() - began);
  };
  const title = desk.page.getByRole('article').getByRole('heading', { level: 1 });
  for (let n = 0; n < ACKNOWLEDGED; n += 1) {
    await timed('j', () => expect(title).toBeVisible());
    await expect(desk.part('经过')).toBeVisible();
    const opened = (await title.textContent()) ?? '';
    await timed('a', () => expect(desk.part('经过')).toContainText('确认收到'));
    await timed('v', () => expect(desk.page.getByRole('form')).toBeVisible());
    await timed('Escape', () => expect(desk.page.getByRole('form')).toBeHidden());
    await expect(title).toHaveText(opened);
  }
  return waits;
}
