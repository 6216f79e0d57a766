import { connect, type Socket } from 'node:net';
import { crcHj212 } from '@chengyun/protocols/hj212/crc';
import { decode } from '@chengyun/protocols/hj212/decode';
import { standard } from '@chengyun/protocols/hj212/dialect';
import { encode } from '@chengyun/protocols/hj212/encode';
import { seal } from '@chengyun/protocols/hj212/seal';
import { crcModbus } from '@chengyun/protocols/wire/crc-modbus';
import { toGb18030 } from '@chengyun/protocols/wire/gb18030';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringPacks } from '../../../people/bring-packs.ts';
import { aDevice, asSystem, until } from '../../ingest/test-devices.ts';
import { type TestGround, testGround } from '../test-gateway.ts';
import { type Hj212Gateway, startHj212Gateway } from './hj212-gateway.ts';

// What makes do differently (docs/devices/hj212.md) is data of the device; the code is the same for all.
let ground: TestGround;
let gateway: Hj212Gateway;
const sockets: Socket[] = [];
beforeAll(async () => {
  ground = await testGround();
  gateway = await startHj212Gateway(ground.world, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await gateway.stop();
  await ground.stop();
});

async function aMake(externalId: string, dialect: string | null): Promise<string> {
  const id = await aDevice(ground.db.sql, { protocol: 'hj212', externalId, dialect });
  await until(() => ground.world.registry.byId(id));
  return id;
}

type Bent = { readonly length?: string; readonly crc?: (bytes: Uint8Array, from: number, to: number) => number };

function packet(segment: string | Uint8Array, { length, crc = crcHj212 }: Bent = {}): Buffer {
  const bytes = typeof segment === 'string' ? Buffer.from(segment) : Buffer.from(segment);
  const sum = crc(bytes, 0, bytes.length).toString(16).toUpperCase().padStart(4, '0');
  const head = `##${length ?? String(bytes.length).padStart(4, '0')}`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`${sum}\r\n`)]);
}

function dust(mn: string, cp: string): string {
  return `QN=20261120091500123;ST=39;CN=2011;PW=123456;${mn}Flag=5;CP=&&DataTime=20261120091500;${cp}&&`;
}

/** Sends bytes and gives what is answered. */
async function answerTo(bytes: Uint8Array): Promise<string> {
  const socket = connect(gateway.port, '127.0.0.1');
  sockets.push(socket);
  let heard = '';
  socket.on('data', (chunk) => (heard += chunk));
  socket.write(bytes);
  return until(() => heard.endsWith('\r\n') && heard);
}

function points(id: string) {
  return asSystem(ground.db.sql, async (sql) => {
    const rows = await sql`select point, value, text from reading where device_id = ${id} order by point`;
    return rows.map(({ point, value, text }) => [point, text ?? value]);
  });
}

test('a MODBUS check is taken from the make known for it', async () => {
  const id = await aMake('MB01', 'modbus-crc');
  const sent = packet(dust('MN=MB01;', 'a34002-Rtd=83'), { crc: crcModbus });
  expect(await answerTo(sent)).toContain('CN=9014;PW=123456;MN=MB01;Flag=4');
  expect(await points(id)).toEqual([['a34002-Rtd', 83]]);
});

test('a length that is wrong is bridged for the make known for it, and the packet after it is whole', async () => {
  const id = await aMake('WL01', 'wrong-length');
  const first = packet(dust('MN=WL01;', 'a34002-Rtd=1'), { length: '0999' });
  const second = packet(dust('MN=WL01;', 'a34002-Rtd=2'));
  await answerTo(Buffer.concat([first, second]));
  await until(async () => (await points(id)).length === 2);
  expect((await points(id)).map(([, value]) => value).sort()).toEqual([1, 2]);
});

test('a site text in GB 18030 is read as such', async () => {
  const id = await aMake('GB01', 'gbk-text');
  await answerTo(packet(toGb18030(dust('MN=GB01;', 'i13004-Info=//滤带将尽//'))));
  expect(await points(id)).toEqual([['i13004-Info', '//滤带将尽//']]);
});

test('dust in micrograms is reckoned in milligrams, factors under another name get their own', async () => {
  const id = await aMake('UG01', 'dust-micrograms repeated-kind');
  await answerTo(packet(dust('MN=UG01;', 'a34001-Rtd=83,a34001-Flag=N;LA-Rtd-Rtd=71.0')));
  expect(await points(id)).toEqual([
    ['LA-Rtd', 71],
    ['a34001-Rtd', 0.083],
  ]);
});

test('dust of a make whose profile says micrograms is reckoned in milligrams; the text of a device goes before it', async () => {
  const [plain, own] = [await aMake('PR01', null), await aMake('PR02', 'no-crc')];
  await asSystem(
    ground.db.sql,
    (sql) => sql`update device set profile_id = 'dust-noise' where id in (${plain}, ${own})`,
  );
  await bringPacks(ground.db.ownerSql, ground.world.log);
  await ground.db.ownerSql`
    update town_test.policy set data = jsonb_set(data, array['profiles', (
      select (nth - 1)::text from jsonb_array_elements(data->'profiles') with ordinality p(one, nth)
      where one->>'id' = 'dust-noise'), 'dialect'], '"dust-micrograms"')
    where kind = 'pack' and id = 'air'`;
  await ground.db.ownerSql`select pg_notify('chengyun_ground', 'test')`;
  await until(() => ground.world.registry.byId(plain)?.dialect === 'dust-micrograms');
  expect(ground.world.registry.byId(own)?.dialect).toBe('no-crc');
  await answerTo(packet(dust('MN=PR01;', 'a34001-Rtd=83')));
  expect(await points(plain)).toEqual([['a34001-Rtd', 0.083]]);
});

test('a logger without MN is known by where it connects from', async () => {
  const id = await aMake('127.0.0.1', null);
  await answerTo(packet(dust('MN=;', 'a50001-Rtd=54.1')));
  await answerTo(packet(dust('', 'a50001-Rtd=54.2')));
  expect(await points(id)).toHaveLength(2);
});

test('a segment above 1,024 bytes is taken from the make known for it', async () => {
  const id = await aMake('LS01', 'long-segment');
  const items = Array.from({ length: 120 }, (_, i) => `a${String(i).padStart(5, '0')}-Rtd=${i}`).join(';');
  await answerTo(packet(dust('MN=LS01;', items)));
  expect(await points(id)).toHaveLength(120);
});

test('a sealed report is opened with the key set for its logger; without the key it is kept and not answered', async () => {
  const key = '0123456789abcdeffedcba9876543210';
  const [known, other] = [await aMake('SM01', null), await aMake('SM02', null)];
  await asSystem(ground.db.sql, (sql) => sql`update device set cipher_key = ${key} where id = ${known}`);
  await until(() => ground.world.registry.byId(known)?.cipherKey);
  const sealedBy = (mn: string) => {
    const factors = Array.from(
      { length: 24 },
      (_, i) => `a34${String(i).padStart(3, '0')}-Rtd=0.0${i},a34${String(i).padStart(3, '0')}-Flag=N`,
    );
    const read = decode(packet(dust(`MN=${mn};`, factors.join(';')).replace('Flag=5', 'Flag=9')));
    const sealed = read.ok ? seal(read.value, key) : null;
    if (!sealed) throw new Error('not sealed');
    return Buffer.from(encode(sealed, { ...standard, maxSegment: 9_999 }));
  };
  expect(sealedBy('SM01').length).toBeGreaterThan(1_300);
  expect(await answerTo(sealedBy('SM01'))).toContain('CN=9014;PW=123456;MN=SM01;Flag=8');
  expect((await points(known))[1]).toEqual(['a34001-Rtd', 0.01]);
  const socket = connect(gateway.port, '127.0.0.1');
  sockets.push(socket);
  socket.on('data', () => expect.fail('answered'));
  const short = decode(packet(dust('MN=SM02;', 'a34001-Rtd=1')));
  socket.write(encode((short.ok && seal(short.value, key)) || expect.fail('not sealed')));
  const [frame] = await until(async () => {
    const found = await asSystem(ground.db.sql, (sql) => sql`select why from raw_frame where device_id = ${other}`);
    return found.length > 0 && found;
  });
  expect(frame?.['why']).toContain('no key is set');
});

test('a logger bound to addresses is not heard from elsewhere', async () => {
  const id = await aMake('AD01', null);
  await asSystem(ground.db.sql, (sql) => sql`update device set allowed_from = '{10.0.0.0/8}' where id = ${id}`);
  await until(() => ground.world.registry.byId(id)?.allowedFrom);
  const socket = connect(gateway.port, '127.0.0.1');
  sockets.push(socket);
  socket.on('data', () => expect.fail('answered'));
  socket.write(packet(dust('MN=AD01;', 'a34002-Rtd=1')));
  const why = await until(async () => {
    const [row] = await asSystem(ground.db.sql, (sql) => sql`select why from raw_frame where device_id = ${id}`);
    return row?.['why'];
  });
  expect(why).toBe('came from 127.0.0.1, may only come from 10.0.0.0/8');
});
