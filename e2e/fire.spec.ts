import { expect } from '@playwright/test';
import type { Transmitter } from '../simulator/wires/gbt26875.ts';
import type { MqttSender } from '../simulator/wires/mqtt.ts';
import type { Desk } from './desk-driver.ts';
import { type FireDesk, fireDeskOn } from './fire-driver.ts';
import { componentFire, makeDevices, panelOn, say, sensorOn, test } from './fire-town.ts';
import { STORY_PASSWORD, signedIn } from './person.ts';

test.describe.configure({ timeout: 240_000 });

const BUILDING = '青溪苑3号楼';
const where = { building: BUILDING, place: '松泽路1202弄3号', position: [121.12, 31.15] };
const panel = { protocol: 'gbt26875', externalId: '0000000000a1', name: '消控主机', profileId: 'transmission-device' };
const smoke = { protocol: 'mqtt', externalId: 'smoke-0401', name: '四楼走廊烟感', profileId: 'smoke-detector' };

interface Burning {
  readonly chief: Desk;
  readonly desk: FireDesk;
  readonly transmission: Transmitter;
}

test('a building burns: alarm, second detector, incident, case, dispatch, verdict, cleared, closed, measured', async ({
  enter,
  town,
  wires,
}) => {
  const chief = await enter('chief01');
  const registrar = await signedIn(town.server.url, 'chief01', STORY_PASSWORD);
  const [, sensor] = await makeDevices(registrar, [
    { ...panel, ...where },
    { ...smoke, ...where },
  ]);
  const desk = fireDeskOn(chief.page);
  await desk.open();
  const burning = { chief, desk, transmission: await panelOn(wires, 0xa1) };
  await firstDetector(burning);
  const device = await sensorOn(wires, smoke.externalId, sensor?.secret ?? '');
  await secondDetector(burning, device);
  const number = (await desk.part('关联案件').getByRole('link').textContent()) ?? '';
  await dispatched(burning);
  await judgedAndCleared(burning);
  await dealtWith(await enter('office03'), await enter('intake01'), number);
  await measured(burning, number);
});

async function firstDetector({ chief, desk, transmission }: Burning): Promise<void> {
  const tones = await desk.listen();
  await desk.sound().click();
  await expect(desk.sound()).toHaveAttribute('aria-pressed', 'false');
  expect(await tones()).toBe(0);
  await desk.sound().click();
  await expect(desk.sound()).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(tones).toBeGreaterThan(0);

  const before = await tones();
  await componentFire(transmission, true);
  await expect(desk.row('消控主机')).toContainText('火警');
  await expect.poll(tones).toBeGreaterThan(before);
  await chief.press('j');
  await expect(desk.part('经过')).toContainText('设备报警');
  await chief.press('a');
  await expect(desk.part('经过')).toContainText('确认收到');
  await expect(chief.page.getByText('尚未形成案件')).toBeVisible();
}

async function secondDetector({ desk }: Burning, device: MqttSender): Promise<void> {
  await say(device, { kind: 'fire', text: '烟雾报警' });
  await expect(desk.row('四楼走廊烟感')).toBeVisible();
  await expect(desk.part('所属事件')).toContainText('同楼告警 2 条，设备 2 台');
  await expect(desk.part('关联案件')).toContainText('待受理');
  device.end();
}

async function dispatched({ chief, desk }: Burning): Promise<void> {
  const made = desk.part('关联案件');
  await made.getByRole('button', { name: '立案' }).click();
  await chief.submit('立案', { 立案条件: { first: true } });
  await expect(made).toContainText('建议派遣：平安建设办公室');
  await made.getByRole('button', { name: '按建议派遣' }).click();
  await expect(made).toContainText('已派遣');
}

async function judgedAndCleared({ desk, transmission }: Burning): Promise<void> {
  await desk.judge('属实', '现场确认有明火或烟雾');
  await desk.choose('四楼走廊烟感');
  await desk.judge('属实', '电话核实属实');
  await componentFire(transmission, false);
  await desk.clear('现场已恢复');
  await desk.expectStory(['设备报警', '判定属实.*电话核实属实', '清除.*现场已恢复']);
  await desk.choose('消控主机');
  await expect(desk.part('经过')).toContainText('现场恢复');
  await desk.clear('现场已恢复');
  transmission.end();
}

async function dealtWith(unit: Desk, intake: Desk, number: string): Promise<void> {
  await unit.acceptTask(`${BUILDING} 火警`);
  const done = { 内容: { text: '已到场处置，无人员伤亡，系统复位。' }, 处理结果: { choose: '实际解决' } };
  await unit.act('反馈', done);
  await unit.expectState('待核查');
  await intake.openCase(number);
  await intake.act('核查', { 核查结果: { choose: '通过' } });
  await intake.act('结案');
  await intake.expectState('已结案');
}

async function measured({ chief, desk }: Burning, number: string): Promise<void> {
  await chief.page.goto('/qingxi/alarm-figures?period=d7');
  await expect(desk.figure('属实')).toHaveText('2');
  await expect(desk.figure('误报率')).toHaveCount(0);
  await expect(chief.page.getByRole('region', { name: '结论与理由' })).toContainText('属实 电话核实属实');
  await desk.figure('其中已结案').click();
  await expect(desk.list.getByRole('link')).toHaveCount(2);
  await desk.choose('四楼走廊烟感');
  await expect(desk.part('关联案件')).toContainText(number);
}

test('a drill is announced, marks its alarms, makes no case, and is ended early; all of it is recorded', async ({
  enter,
  town,
  wires,
}) => {
  const chief = await enter('chief01');
  const registrar = await signedIn(town.server.url, 'chief01', STORY_PASSWORD);
  const building = '实验小学';
  const [button] = await makeDevices(registrar, [
    { protocol: 'mqtt', externalId: 'button-1', name: '一楼手报', profileId: 'manual-call-point', building },
  ]);
  const { page } = chief;
  await page.goto('/qingxi/drills');
  await page.getByRole('button', { name: '发布演练或检修' }).first().click();
  const form = page.getByRole('form', { name: '发布演练或检修' });
  await form.getByRole('textbox', { name: '名称' }).fill('全校疏散演练');
  await form.getByRole('combobox', { name: '楼栋名称' }).fill(building);
  await form.getByRole('button', { name: '1 小时' }).click();
  await form.getByRole('textbox', { name: '事由' }).fill('年度消防演练，镇消安委组织');
  await form.getByRole('button', { name: '确认发布' }).click();
  await expect(page.getByRole('region', { name: '进行中' })).toContainText('全校疏散演练');

  await page.goto('/qingxi/alarms');
  const desk = fireDeskOn(page);
  const banner = page.getByText('演练中：全校疏散演练');
  await expect(banner).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^剩 5\d 分 \d\d 秒$/);
  const device = await sensorOn(wires, 'button-1', button?.secret ?? '');
  await say(device, { kind: 'fire' });
  device.end();
  await expect(desk.row('一楼手报')).toContainText('演练');
  await desk.choose('一楼手报');
  await expect(page.getByText('演练或检修期间不自动立案')).toBeVisible();

  await page.getByRole('button', { name: '提前结束 全校疏散演练' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提前结束' }).click();
  await expect(banner).toBeHidden();
  await page.goto('/qingxi/drills');
  const past = page.getByRole('region', { name: '已结束' });
  await expect(past).toContainText('值班长01 于');
  await expect(past).toContainText('年度消防演练');
  await past.getByRole('link', { name: '1 条' }).click();
  await expect(desk.row('一楼手报')).toBeVisible();
});
