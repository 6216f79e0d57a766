import { connect } from 'node:net';
import { encode } from '@chengyun/protocols/gbt26875/encode';
import type { Frame, KnownUnit } from '@chengyun/protocols/gbt26875/frame';
import { newPacketSplitter } from '@chengyun/protocols/gbt26875/split';
import { COMMAND } from '@chengyun/protocols/gbt26875/table';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Transmitter, transmitter } from '../../../../../simulator/wires/gbt26875.ts';
import { aDevice, asSystem, until } from '../../ingest/test-devices.ts';
import { type TestGround, testGround } from '../test-gateway.ts';
import { type Gbt26875Gateway, startGbt26875Gateway } from './gbt26875-gateway.ts';

let ground: TestGround;
let gateway: Gbt26875Gateway;
beforeAll(async () => {
  ground = await testGround();
  gateway = await startGbt26875Gateway(ground.world, { host: '127.0.0.1', port: 0, idleMs: 3_000 });
});
afterAll(async () => {
  await gateway.stop();
  await ground.stop();
});

async function aTransmitter(address: number): Promise<string> {
  const id = await aDevice(ground.db.sql, { protocol: 'gbt26875', externalId: address.toString(16).padStart(12, '0') });
  await until(() => ground.world.registry.byId(id));
  return id;
}

function open(address: number): Promise<Transmitter> {
  return transmitter('127.0.0.1', gateway.port, address);
}

function send(device: Transmitter, unit: KnownUnit | { readonly type: 'none' }, at = new Date()): Promise<Frame> {
  return new Promise((resolve) => device.send(unit, at, resolve));
}

const part = { systemType: 1, systemAddress: 1, componentType: 42, componentAddress: 0x0003_0011 };

function smoke(state: number, at: number): KnownUnit {
  return { type: 'component-state', items: [{ ...part, state, note: { text: '三层走廊' }, time: { at } }] };
}

function count(deviceId: string): Promise<number> {
  return asSystem(ground.db.sql, async (sql) => {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from observation where device_id = ${deviceId}`;
    return row?.n ?? 0;
  });
}

test("a fire is confirmed when it is stored, with part, text and the device's own time", async () => {
  const id = await aTransmitter(0x11);
  const device = await open(0x11);
  const at = Math.floor(Date.now() / 1000) * 1000 - 60_000;
  expect((await send(device, smoke(0b11, at))).command).toBe(COMMAND.confirm);
  const events = await asSystem(
    ground.db.sql,
    (sql) => sql`select at, kind, part, text from device_event where device_id = ${id} and begun`,
  );
  expect([...events]).toEqual([
    { at: new Date(at), kind: 'fire', part: '1-1/3-17', text: '点型光电感烟火灾探测器 三层走廊' },
  ]);
  device.end();
});

test('analog values of several objects are readings; a resend with another serial counts once', async () => {
  const id = await aTransmitter(0x12);
  const device = await open(0x12);
  const at = Math.floor(Date.now() / 1000) * 1000;
  const analog = (raw: number) => ({ ...part, componentAddress: raw, analogType: 4, raw, time: { at } });
  const unit: KnownUnit = { type: 'analog', items: [analog(4), analog(5), analog(6)] };
  await send(device, unit);
  await send(device, unit);
  const values = await asSystem(
    ground.db.sql,
    (sql) => sql`select point, value from reading where device_id = ${id} order by value`,
  );
  expect([...values].map(({ point, value }) => [point, value])).toEqual([
    ['1-1/0-4/analog4', 0.4],
    ['1-1/0-5/analog4', 0.5],
    ['1-1/0-6/analog4', 0.6],
  ]);
  device.end();
});

test('of a clock that stands still, fire, over and fire again are three messages, each as of its receipt', async () => {
  const id = await aTransmitter(0x19);
  const device = await open(0x19);
  const stopped = Math.floor(Date.now() / 1000) * 1000 - 2 * 86_400_000;
  const before = Date.now();
  for (const state of [0b11, 0b01, 0b11]) {
    const { command } = await send(device, smoke(state, stopped), new Date(stopped));
    expect(command).toBe(COMMAND.confirm);
  }
  const events = await asSystem(
    ground.db.sql,
    (sql) => sql<{ at: Date; begun: boolean }[]>`
      select at, begun from device_event where device_id = ${id} and kind = 'fire' order by at, received_at`,
  );
  expect(events.map(({ begun }) => begun)).toEqual([true, false, true]);
  expect(events.every(({ at }) => at.getTime() >= before)).toBe(true);
  device.end();
});

test('of a wrong clock a packet that is sent again under its number counts once, under another it is another', async () => {
  const id = await aTransmitter(0x1a);
  const device = await open(0x1a);
  const stopped = Math.floor(Date.now() / 1000) * 1000 - 2 * 86_400_000;
  const answers: number[] = [];
  const again = (bytes: Uint8Array) => {
    device.socket.write(bytes);
    return until(async () => answers.length > 0 && answers.shift());
  };
  const splitter = newPacketSplitter();
  device.socket.on('data', (chunk: Buffer) => {
    for (const piece of splitter.push(chunk)) if (piece.kind === 'frame') answers.push(piece.bytes[26] ?? 0);
  });
  const packet = (state: number) => device.packet(smoke(state, stopped), new Date(stopped));
  const [over, fire, anotherFire] = [packet(0b01), packet(0b11), packet(0b11)];
  for (const bytes of [over, fire, fire, anotherFire]) expect(await again(bytes)).toBe(COMMAND.confirm);
  expect(await count(id)).toBe(3);
  device.end();
});

test('a heartbeat is confirmed at once and says that the device lives', async () => {
  const id = await aTransmitter(0x13);
  const device = await open(0x13);
  await send(device, smoke(1, Date.now()));
  expect((await send(device, { type: 'none' })).command).toBe(COMMAND.confirm);
  expect(await count(id)).toBe(1);
  device.end();
});

/** What is answered to somebody who sends this and ends its side at once, as `nc` does. */
function lastWords(bytes: Uint8Array): Promise<string> {
  const socket = connect({ port: gateway.port, host: '127.0.0.1', allowHalfOpen: true });
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString('hex')));
  socket.end(bytes);
  return new Promise((resolve) => {
    socket.once('end', () => {
      socket.destroy();
      resolve(heard);
    });
  });
}

test('who ends its side with its last packet is answered before the connection ends: confirmed, or denied', async () => {
  const id = await aTransmitter(0x18);
  const device = await open(0x18);
  const whole = device.packet(smoke(0b11, Date.now()), new Date());
  expect(await lastWords(whole)).toMatch(/^4040.{48}03..2323$/);
  expect(await count(id)).toBe(1);
  const broken = Uint8Array.from(whole, (byte, at) => (at === 40 ? byte ^ 0xff : byte));
  expect(await lastWords(broken)).toMatch(/^4040.{48}06..2323$/);
  // It was the first packet on its connection: whose it is, only its header says.
  await until(async () => {
    const kept = await asSystem(ground.db.sql, (sql) => sql`select why from raw_frame where device_id = ${id}`);
    return kept.some(({ why }) => why === 'wrong checksum');
  });
  expect(await lastWords(whole.subarray(0, 20))).toBe('');
  device.end();
});

test('a damaged packet is denied and kept, the next one is confirmed', async () => {
  const id = await aTransmitter(0x14);
  const device = await open(0x14);
  await send(device, smoke(1, Date.now()));
  const heard: Buffer[] = [];
  device.socket.on('data', (chunk: Buffer) => heard.push(chunk));
  const broken = device.packet(smoke(0b11, Date.now() + 1000), new Date());
  broken[40] = (broken[40] ?? 0) ^ 0xff;
  device.socket.write(broken);
  expect((await send(device, smoke(1, Date.now() + 2000))).command).toBe(COMMAND.confirm);
  const commands = Buffer.concat(heard)
    .toString('hex')
    .match(/4040.{48}06/g);
  expect(commands).toHaveLength(1);
  const frames = await until(async () => {
    const found = await asSystem(ground.db.sql, (sql) => sql`select why, frame from raw_frame where device_id = ${id}`);
    return found.length > 0 && found;
  });
  expect(frames[0]).toMatchObject({ why: 'wrong checksum' });
  expect(frames[0]?.['frame']).toEqual(Buffer.from(broken));
  expect(await count(id)).toBe(2);
  device.end();
});

test('a device nobody knows is not confirmed and waits with a sample', async () => {
  const device = await open(0xabcdef);
  device.send(smoke(0b11, Date.now()), new Date(), () => {
    throw new Error('confirmed');
  });
  const [row] = await until(async () => {
    const found = await asSystem(
      ground.db.sql,
      (sql) => sql`select sample from waiting_device where external_id = '000000abcdef'`,
    );
    return found.length > 0 && found;
  });
  expect(row?.['sample']?.subarray(0, 2).toString()).toBe('@@');
  device.end();
});

test('clock sync and duty check go down; the answer comes back', async () => {
  const id = await aTransmitter(0x15);
  const device = await open(0x15);
  await send(device, { type: 'none' });
  device.onCommand((frame) => device.answer(frame, 'confirm'));
  const answer = await gateway.command(id, 'control', { type: 'check-duty', items: [{ minutes: 10 }] });
  expect(answer?.command).toBe(COMMAND.confirm);
  expect(
    await gateway.command('00000000-0000-7000-8000-000000000000', 'control', {
      type: 'check-duty',
      items: [{ minutes: 1 }],
    }),
  ).toBeUndefined();
  device.end();
});

test('bytes that come one by one, noise before and giant lengths: frames are found, silence is ended', async () => {
  const id = await aTransmitter(0x16);
  const device = await open(0x16);
  const giant = encode({ ...HEAD, unit: { type: 'none' } });
  giant[24] = 0xff;
  giant[25] = 0xff;
  device.socket.write(Buffer.concat([Buffer.from('@@@noise'), giant]));
  for (const byte of device.packet(smoke(1, Date.now()), new Date())) device.socket.write(Uint8Array.of(byte));
  await until(async () => (await count(id)) === 1);
  device.end();
  const silent = connect(gateway.port, '127.0.0.1');
  silent.on('error', () => {});
  const drip = setInterval(() => silent.write('@@'), 200);
  await new Promise((resolve) => silent.once('close', resolve));
  clearInterval(drip);
});

const HEAD = {
  ...{ serial: 1, version: [1, 1] as const, time: { at: 0 }, source: 0x16, destination: 1, command: COMMAND.send },
};
