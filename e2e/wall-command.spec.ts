import { expect, type Page } from '@playwright/test';
import { makeDevices, say, sensorOn, test, type Wires } from './fire-town.ts';
import { type Person, STORY_PASSWORD, signedIn } from './person.ts';

test.describe.configure({ timeout: 240_000 });

const HALL = { width: 1920, height: 1080 };
const position = [121.12, 31.15];

interface Telling {
  readonly wires: Wires;
  readonly chief: Person;
}

/** A detector of a building says that it burns; resolves once that is durable. */
async function burn({ wires, chief }: Telling, externalId: string, building: string): Promise<void> {
  const device = {
    protocol: 'mqtt',
    externalId,
    name: `${building}烟感`,
    profileId: 'smoke-detector',
    building,
    position,
  };
  const [made] = await makeDevices(chief, [device]);
  const sensor = await sensorOn(wires, externalId, made?.secret ?? '');
  await say(sensor, { kind: 'fire' });
  sensor.end();
}

async function alarmOf(chief: Person, building: string) {
  const { alarms } = await chief.get<{ alarms: { state: string; device: { building: string | null } }[] }>(
    '/alarms?kind=fire',
  );
  return alarms.find(({ device }) => device.building === building);
}

const listed = (page: Page, words: string) =>
  page.getByRole('complementary').last().getByRole('button').filter({ hasText: words });

test('an alarm is acknowledged and then confirmed before the wall, each by a press of its own; a drill stays off it', async ({
  enter,
  town,
  wires,
}) => {
  const { page } = await enter('chief01', { viewport: HALL });
  const chief = await signedIn(town.server.url, 'chief01', STORY_PASSWORD);
  const [real, drilled] = ['松泽苑6号楼', '青溪小学'];
  const [from, to] = [new Date(), new Date(Date.now() + 3_600_000)].map((at) => at.toISOString());
  const drill = { kind: 'drill', name: '疏散演练', reason: '年度演练', building: drilled, from, to };
  expect(await chief.post('/occasions', drill)).toMatchObject({ status: 201 });
  await page.goto('/qingxi/wall?scene=fire');
  await burn({ wires, chief }, 'smoke-drill', drilled);
  await burn({ wires, chief }, 'smoke-real', real);
  await listed(page, real).first().click();
  await expect(listed(page, drilled)).toHaveCount(0);
  expect(await alarmOf(chief, drilled)).toMatchObject({ state: 'raised' });

  const command = page.getByRole('region', { name: '指挥视图' });
  const [ack, confirm] = [
    command.getByRole('button', { name: '确认告警' }),
    command.getByRole('button', { name: '核实属实' }),
  ];
  await ack.click();
  await expect(ack).toBeHidden();
  await expect(confirm).toBeEnabled();
  expect(await alarmOf(chief, real)).toMatchObject({ state: 'acknowledged' });
  await confirm.click();
  await expect(confirm).toBeHidden();
  expect(await alarmOf(chief, real)).toMatchObject({ state: 'confirmed' });
  await expect(command.getByRole('listitem').filter({ hasText: '判为属实' })).toHaveCount(1);
});

test('a case is dispatched from the wall by one press, to the unit proposed, and the press is gone', async ({
  enter,
  town,
}) => {
  const { page } = await enter('chief01', { viewport: HALL });
  await enter('intake01');
  const chief = await signedIn(town.server.url, 'chief01', STORY_PASSWORD);
  const intake = await signedIn(town.server.url, 'intake01', STORY_PASSWORD);
  const text = '菜场后门路灯不亮';
  const report = { kind: 'hotline', source: 'hotline-12345', matter: 'complaint', text, position };
  const id = String((await intake.post('/cases', report)).body['id']);
  const category = { taxonomy: 'hotline', code: 'H0302' };
  expect(await intake.post(`/cases/${id}/actions/file`, { category, conditionCode: 'H0302-1' })).toMatchObject({
    status: 200,
  });
  const answerBy = new Date(Date.now() + 86_400_000).toISOString();
  const order = { level: 'council', demand: '今日内现场核实并答复', answerBy };
  expect(await chief.post(`/cases/${id}/actions/supervise`, order)).toMatchObject({ status: 200 });

  await page.goto('/qingxi/wall');
  await listed(page, text).click();
  const send = page.getByRole('region', { name: '指挥视图' }).getByRole('button', { name: /^派遣至/ });
  const unit = (await send.textContent())?.replace('派遣至', '');
  await send.click();
  await expect(send).toBeHidden();
  expect(await chief.get(`/cases/${id}`)).toMatchObject({ state: 'dispatched', leadUnitName: unit });
});
