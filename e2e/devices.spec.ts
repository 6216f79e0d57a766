import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { devicesOn } from './devices-driver.ts';
import { importsOn } from './import-driver.ts';
import { test } from './story.ts';

const TOKEN = 'story-token-of-one-device';

/** A list of five hundred devices as an installer sends it; five rows do not fit. */
function installersList(): Buffer {
  const rows = Array.from({ length: 500 }, (_, nth) => {
    const token = nth === 7 ? TOKEN : '';
    return `ST-${nth},东门烟感 ${nth},MQTT,感烟火灾探测器,东门 ${(nth % 9) + 1} 号楼,${(nth % 6) + 1} 层走廊,,,${token}`;
  });
  const wrong = [
    ['ST-90', 'ST-89'], // twice
    ['东门烟感 180', ''],
    ['感烟火灾探测器', '罗盘'],
    ['MQTT', '电报'],
    [',,,', ',121.3,,'], // half a position
  ] as const;
  for (const [at, [sound, broken]] of wrong.entries()) {
    const place = (at + 1) * 90;
    rows[place] = rows[place]?.replace(sound, broken) ?? '';
  }
  const text = `设备编号,设备名称,接入协议,设备类型,楼栋,安装位置,经度,纬度,令牌\n${rows.join('\n')}\n`;
  return Buffer.from(text);
}

test('five hundred devices come in as a list; one speaks, its frame is read, and its kind learns', async ({
  enter,
  town,
}) => {
  test.setTimeout(240_000);
  const { page } = await enter('admin');
  const imports = importsOn(page);
  const devices = devicesOn(page);

  await imports.upload({ name: '东门设备.csv', type: 'text/csv', bytes: installersList() }, 'devices');
  await imports.expectMapping({ 设备编号: '设备编号', 接入协议: '接入协议', 地点: '安装位置' });
  await imports.start();
  await imports.expectOutcome({ added: '495', known: '0', bad: '5' });
  const bad = await imports.downloadBadRows();
  for (const why of ['与第 91 行重复', '必填', '没有这种设备类型', '不是可接入的协议', '经度和纬度要么都填'])
    expect(bad).toContain(why);
  expect(await tokens(imports)).toBe(494);

  const say = (text: string) =>
    page.request.post(`${town.server.url}/api/v1/${TOKEN}/telemetry`, {
      headers: { 'content-type': 'application/json' },
      data: Buffer.from(text),
    });
  expect((await say('{"smoke":0.05,"battery":90}')).status()).toBe(200);
  expect((await say('{"smoke":0.05,"battery":')).status()).toBe(400);
  await devices.expectFrameKept();

  await devices.find('东门烟感 7');
  await devices.openFrame();
  await devices.expectField('smoke', '0.05');
  await devices.expectBreak('应为数值、文字');

  await devices.openKind('感烟火灾探测器');
  await devices.openRule('烟雾浓度偏高');
  await devices.setNumber('烟雾浓度偏高', '恢复值', '9');
  await devices.expectFault('烟雾浓度偏高', '应不大于');
  await devices.setNumber('烟雾浓度偏高', '恢复值', '0.1');
  await devices.setNumber('烟雾浓度偏高', '触发值', '0.5');
  await devices.expectSound();
  await devices.tryValues('0.1, 0.4, 0.4, 0.1');
  await devices.expectTried('现行规则为');
  await devices.save('装修扬尘误报多，提高烟雾阈值');
  await devices.expectVersion('装修扬尘误报多，提高烟雾阈值');
});

test('a device gets a new token, shown once, then a certificate in its place; what it showed before ends at once', async ({
  enter,
  town,
}) => {
  const { page } = await enter('admin');
  const devices = devicesOn(page);
  const make = { devices: [{ protocol: 'mqtt', externalId: 'AC-1', name: '凭据演示液位计' }] };
  const headers = { origin: town.server.url };
  const made = await page.request.post('/api/towns/qingxi/devices', { headers, data: make });
  const first: string = (await made.json()).devices[0].secret;
  const say = async (token: string) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await page.request.post(`${town.server.url}/api/v1/${token}/telemetry`, { headers, data: { t: 1 } });
    return answer.status();
  };
  await expect.poll(() => say(first)).toBe(200);

  await devices.find('凭据演示液位计');
  await devices.expectAccess('令牌', '只存摘要');
  const second = await devices.renewToken();
  await expect.poll(() => say(second)).toBe(200);
  expect(await say(first)).toBe(401);

  await devices.bindToCertificate('pump-7.town', `${'AB:'.repeat(31)}AB`);
  await devices.expectAccess('证书', 'pump-7.town');
  await devices.expectAccess('指纹', 'abab abab');
  await expect.poll(() => say(second)).toBe(401);
});

/** Makes the tokens and gives how many stand in the file. */
async function tokens(imports: ReturnType<typeof importsOn>): Promise<number> {
  const text = await readFile(await imports.downloadTokens(), 'utf8');
  return text.trim().split('\r\n').length - 1;
}
