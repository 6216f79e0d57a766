import { timeText } from '@chengyun/protocols/hj212/meaning';
import { headerOf, type Item, type Message } from '@chengyun/protocols/hj212/message';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DataLogger, dataLogger } from '../../../../../simulator/wires/hj212.ts';
import { aDevice, asSystem, until } from '../../ingest/test-devices.ts';
import { credentialHash } from '../../registry/credential.ts';
import { type TestGround, testGround } from '../test-gateway.ts';
import { type Hj212Gateway, startHj212Gateway } from './hj212-gateway.ts';

let ground: TestGround;
let gateway: Hj212Gateway;
beforeAll(async () => {
  ground = await testGround();
  gateway = await startHj212Gateway(ground.world, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await gateway.stop();
  await ground.stop();
});

const AT = Date.UTC(2026, 10, 20, 1, 2, 0);

async function aLogger(mn: string, pw?: string): Promise<string> {
  const credential = pw === undefined ? null : credentialHash(`${mn} ${pw}`);
  const id = await aDevice(ground.db.sql, { protocol: 'hj212', externalId: mn, credentialHash: credential });
  await until(() => ground.world.registry.byId(id));
  return id;
}

function open(mn: string, pw?: string): Promise<DataLogger> {
  return dataLogger('127.0.0.1', gateway.port, mn, pw);
}

function dust(at: number, value: string, flag = 'N', kind = 'Avg'): readonly Item[] {
  return [
    [{ name: 'DataTime', value: timeText(at, false) }],
    [
      { name: `a34001-${kind}`, value },
      { name: 'a34001-Flag', value: flag },
    ],
  ];
}

function send(logger: DataLogger, cn: string, cp: readonly Item[]): Promise<Message> {
  return new Promise((resolve) => logger.send(cn, cp, resolve));
}

function readings(id: string) {
  return asSystem(ground.db.sql, async (sql) => {
    const rows = await sql`select point, at, value from reading where device_id = ${id} order by received_at, point`;
    return rows.map(({ point, at, value }) => [point, at, value]);
  });
}

test('data is answered with 9014 and the same QN when it is stored, at the time it is of', async () => {
  const id = await aLogger('MN-1');
  const logger = await open('MN-1');
  const answer = headerOf(await send(logger, '2051', dust(AT, '0.083')));
  expect(answer).toMatchObject({ cn: '9014', mn: 'MN-1', st: '91' });
  expect(await readings(id)).toEqual([['a34001-Avg', new Date(AT), 0.083]]);
  logger.end();
});

test('hour means and doubtful values stand apart; a resend counts once', async () => {
  const id = await aLogger('MN-2');
  const logger = await open('MN-2');
  await send(logger, '2061', dust(AT, '0.1'));
  await send(logger, '2051', dust(AT, '9', 'D'));
  await send(logger, '2051', dust(AT, '9', 'D'));
  expect(await readings(id)).toEqual([
    ['hour/a34001-Avg', new Date(AT), 0.1],
    ['a34001-Avg/D', new Date(AT), 9],
  ]);
  logger.end();
});

test('who asks for the time gets an answer and the time', async () => {
  await aLogger('MN-3');
  const logger = await open('MN-3');
  const asked = new Promise<Message>((resolve) => logger.onRequest(resolve));
  expect(headerOf(await send(logger, '1013', [[{ name: 'PolId', value: 'w01018' }]])).cn).toBe('9013');
  const request = await asked;
  expect(headerOf(request)).toMatchObject({ cn: '1012', mn: 'MN-3' });
  expect(request.cp?.[0]?.[0]?.name).toBe('SystemTime');
  logger.end();
});

test('an interval is set by a request that the logger executes', async () => {
  const id = await aLogger('MN-4');
  const logger = await open('MN-4');
  await send(logger, '2051', dust(AT, '1'));
  logger.onRequest((request) => {
    logger.answer(request, '9011', [[{ name: 'QnRtn', value: '1' }]]);
    logger.answer(request, '9012', [[{ name: 'ExeRtn', value: '1' }]]);
  });
  const answer = await gateway.command(id, '1062', [[{ name: 'RtdInterval', value: '30' }]]);
  expect(answer && headerOf(answer).cn).toBe('9012');
  logger.end();
});

test('a damaged packet is not answered but kept with its logger; a wrong password is neither stored nor answered', async () => {
  const id = await aLogger('MN-5', 'abcdef');
  const wrong = await open('MN-5', '123456');
  wrong.send('2051', dust(AT, '1'), () => {
    throw new Error('answered');
  });
  const right = await open('MN-5', 'abcdef');
  const broken = Buffer.from(right.packet('2051', dust(AT, '2')));
  broken[60] = (broken[60] ?? 0) ^ 1;
  right.socket.write(broken);
  await send(right, '2051', dust(AT, '3'));
  expect(await readings(id)).toEqual([['a34001-Avg', new Date(AT), 3]]);
  const why = await until(async () => {
    const rows = await asSystem(
      ground.db.sql,
      (sql) => sql`select why from raw_frame where device_id = ${id} order by why`,
    );
    return rows.length === 2 && rows.map((row) => row['why']);
  });
  expect(why).toEqual(['wrong CRC', 'wrong PW']);
  wrong.end();
  right.end();
});

test('a logger nobody knows waits under its MN', async () => {
  const logger = await open('MN-unknown');
  logger.send('2051', dust(AT, '1'), () => {
    throw new Error('answered');
  });
  await until(async () => {
    const rows = await asSystem(
      ground.db.sql,
      (sql) => sql`select 1 from waiting_device where external_id = 'MN-unknown'`,
    );
    return rows.length > 0;
  });
  logger.end();
});
