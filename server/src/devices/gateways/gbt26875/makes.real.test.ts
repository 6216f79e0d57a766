import { connect, type Socket } from 'node:net';
import { decode } from '@chengyun/protocols/gbt26875/decode';
import { standard } from '@chengyun/protocols/gbt26875/dialect';
import { encode } from '@chengyun/protocols/gbt26875/encode';
import type { Frame, KnownUnit, Unit } from '@chengyun/protocols/gbt26875/frame';
import { COMMAND } from '@chengyun/protocols/gbt26875/table';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDevice, asSystem, until } from '../../ingest/test-devices.ts';
import { type TestGround, testGround } from '../test-gateway.ts';
import { type Gbt26875Gateway, startGbt26875Gateway } from './gbt26875-gateway.ts';

// What makes do differently (docs/devices/gbt26875.md) is data of the device; the code is the same for all.
let ground: TestGround;
let gateway: Gbt26875Gateway;
const sockets: Socket[] = [];
beforeAll(async () => {
  ground = await testGround();
  gateway = await startGbt26875Gateway(ground.world, { host: '127.0.0.1', port: 0, idleMs: 3_000 });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await gateway.stop();
  await ground.stop();
});

async function aMake(externalId: string, dialect: string | null): Promise<string> {
  const id = await aDevice(ground.db.sql, { protocol: 'gbt26875', externalId, dialect });
  await until(() => ground.world.registry.byId(id));
  return id;
}

const AT = Math.floor(Date.now() / 1000) * 1000 - 60_000;

function packet(source: number, unit: Unit, more: Partial<Frame> = {}): Uint8Array {
  const head = { serial: 7, version: [1, 1] as const, time: { at: AT }, destination: 100, command: COMMAND.send };
  return encode({ ...head, source, unit, ...more });
}

function smoke(componentAddress = 5): KnownUnit {
  const part = { systemType: 1, systemAddress: 1, componentType: 42, componentAddress };
  return { type: 'component-state', items: [{ ...part, state: 0b11, note: { text: '' }, time: { at: AT } }] };
}

function withoutSum(bytes: Uint8Array): Uint8Array {
  const bent = bytes.slice();
  bent[bent.length - 3] = 0;
  return bent;
}

/** Sends bytes and gives the command of the next answer. */
async function answerTo(bytes: Uint8Array): Promise<number> {
  const socket = connect(gateway.port, '127.0.0.1');
  sockets.push(socket);
  const heard: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => heard.push(chunk));
  socket.write(bytes);
  const answer = await until(() => Buffer.concat(heard).length >= 30 && Buffer.concat(heard));
  const read = decode(new Uint8Array(answer.subarray(0, 30)), standard);
  return read.ok ? read.value.command : -1;
}

function points(id: string) {
  return asSystem(ground.db.sql, async (sql) => {
    const rows = await sql`select point, value, at from reading where device_id = ${id} order by point`;
    return rows.map(({ point, value, at }) => [point, value, at]);
  });
}

function whys(id: string) {
  return asSystem(ground.db.sql, async (sql) => {
    const rows = await sql`select why from raw_frame where device_id = ${id}`;
    return rows.length > 0 && rows.map((row) => row['why']);
  });
}

test('a make that sends no checksum is confirmed, another one without it is denied', async () => {
  const id = await aMake('000000000021', 'nb-iot-no-sum');
  await aMake('000000000022', null);
  expect(await answerTo(withoutSum(packet(0x21, smoke())))).toBe(COMMAND.confirm);
  expect(await answerTo(withoutSum(packet(0x22, smoke())))).toBe(COMMAND.deny);
  expect(await points(id)).toEqual([['1-1/0-5/state', 3, new Date(AT)]]);
});

test('a make whose address stands in the destination is known by it', async () => {
  const id = await aMake('000000000065', 'dahua-style');
  expect(await answerTo(packet(0, smoke(), { destination: 0x65 }))).toBe(COMMAND.confirm);
  expect(await points(id)).toHaveLength(1);
});

test('a make that gives no address is known by where it connects from', async () => {
  const id = await aMake('127.0.0.1', 'peer-address loop-low');
  expect(await answerTo(packet(0, smoke(0x0003_0002)))).toBe(COMMAND.confirm);
  expect(await points(id)).toEqual([['1-1/2-3/state', 3, new Date(AT)]]);
});

test("a make's own scale, clock and object length are read as its dialect says", async () => {
  const id = await aMake('000000000023', 'clock=bcd scale.4=MPa/1000 object.3=10');
  const analog = [0x01, 0x01, 92, 1, 0, 0, 0, 4, 0x60, 0x01];
  const unit: Unit = { type: 'opaque', hex: `0301${Buffer.from(analog).toString('hex')}` };
  const sent = packet(0x23, unit, { time: { at: null, raw: '005913200926' } });
  expect(await answerTo(sent)).toBe(COMMAND.confirm);
  expect(await points(id)).toEqual([['1-1/0-1/analog4', 0.352, new Date('2026-09-20T13:59:00+08:00')]]);
});

test("a vendor's own type is confirmed and kept; its own commands are confirmed where the make is known for them", async () => {
  const own = await aMake('000000000024', null);
  const known = await aMake('000000000025', 'user-commands');
  expect(await answerTo(packet(0x24, { type: 'opaque', hex: '9601aabb' }))).toBe(COMMAND.confirm);
  expect(await answerTo(packet(0x24, { type: 'none' }, { command: 0x80 }))).toBe(COMMAND.deny);
  expect(await answerTo(packet(0x25, { type: 'none' }, { command: 0x80 }))).toBe(COMMAND.confirm);
  expect(await answerTo(packet(0x25, { type: 'none' }, { command: 0x20 }))).toBe(COMMAND.deny);
  await until(() => whys(known));
  expect(await until(() => whys(own))).toEqual([
    'a unit type or layout that is not of the standard',
    "command 128 is none of the standard's",
  ]);
});

test('a device bound to addresses is not heard from elsewhere', async () => {
  const id = await aMake('000000000026', null);
  await asSystem(ground.db.sql, (sql) => sql`update device set allowed_from = '{10.0.0.0/8}' where id = ${id}`);
  await until(() => ground.world.registry.byId(id)?.allowedFrom);
  const socket = connect(gateway.port, '127.0.0.1');
  sockets.push(socket);
  socket.on('data', () => expect.fail('answered'));
  socket.write(packet(0x26, smoke()));
  expect(await until(() => whys(id))).toEqual(['came from 127.0.0.1, may only come from 10.0.0.0/8']);
  expect(await points(id)).toEqual([]);
});
