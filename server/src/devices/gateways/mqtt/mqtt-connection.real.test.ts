import { connect as dial, type Socket } from 'node:net';
import { encode } from '@chengyun/protocols/mqtt/encode';
import type { Connect, Packet } from '@chengyun/protocols/mqtt/packet';
import { afterEach, expect, test } from 'vitest';
import { until } from '../../ingest/test-devices.ts';
import type { Settled } from '../../ingest/town-writer.ts';
import { acceptDevices, type Listening } from '../accept.ts';
import { type Connection, mqttConnection } from './mqtt-connection.ts';
import { packetStream } from './packet-stream.ts';
import type { MqttMessage } from './take-message.ts';

type Taken = MqttMessage & { readonly settled: Settled };
type Ground = { readonly taken: Taken[]; readonly connections: Connection[]; readonly closed: () => number };

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A listener that lets in whoever is not called `stranger` and leaves it to the test when a message is durable. */
async function listen(): Promise<Ground & { readonly port: number }> {
  const taken: Taken[] = [];
  const connections: Connection[] = [];
  let closed = 0;
  const listening: Listening = await acceptDevices({
    ...{ host: '127.0.0.1', port: 0, setting: 'MQTT_PORT' },
    onSocket: (socket) => {
      const ears = {
        onPublish: (message: MqttMessage, settled: Settled) => void taken.push({ ...message, settled }),
        onSubscribe: (topic: string) => topic === 'mine',
        onUnsubscribe: () => {},
        onClose: () => {
          closed += 1;
        },
      };
      const letIn = ({ clientId }: Connect) => (clientId === 'stranger' ? 5 : ears);
      connections.push(mqttConnection({ socket, isFull: () => false, letIn }));
    },
  });
  stops.push(listening.stop);
  return { taken, connections, closed: () => closed, port: listening.port };
}

const HELLO: Connect = {
  ...{
    type: 'connect',
    level: 4,
    clean: true,
    keepAlive: 60,
    clientId: 'a',
    will: null,
    username: 'u',
    password: null,
  },
};

/** A client that writes packets and keeps what it hears. */
async function client(port: number, ...packets: readonly Packet[]) {
  const socket: Socket = dial({ host: '127.0.0.1', port });
  const heard: Packet[] = [];
  const read = packetStream((packet) => heard.push(packet) > 0);
  let isClosed = false;
  socket.on('data', read);
  socket.on('error', () => {});
  socket.once('close', () => {
    isClosed = true;
  });
  const say = (...more: readonly Packet[]) => void socket.write(Buffer.concat(more.map(encode)));
  stops.push(() => socket.destroy());
  say(...packets);
  return { socket, heard, say, isClosed: () => isClosed };
}

function aMessage(qos: 0 | 1 | 2, id: number, dup = false): Packet {
  return { type: 'publish', topic: 't', payload: Uint8Array.of(id), qos, dup, retain: false, id: qos === 0 ? 0 : id };
}

const ACCEPTED: Packet = { type: 'connack', sessionPresent: false, code: 0 };

test('a message is acknowledged when it is durable and not before', async () => {
  const { port, taken } = await listen();
  const { heard, say } = await client(port, HELLO, aMessage(1, 7), aMessage(1, 8), aMessage(0, 0));
  await until(() => taken.length === 3);
  say({ type: 'pingreq' });
  await until(() => heard.length === 2);
  expect(heard).toEqual([ACCEPTED, { type: 'pingresp' }]);
  for (const { settled } of taken) settled(null);
  await until(() => heard.length === 4);
  expect(heard.slice(2)).toEqual([
    { type: 'puback', id: 7 },
    { type: 'puback', id: 8 },
  ]);
});

test('what will not be durable is not acknowledged, and the connection ends', async () => {
  const { port, taken } = await listen();
  const { heard, isClosed } = await client(port, HELLO, aMessage(1, 7));
  await until(() => taken[0]);
  taken[0]?.settled(new Error('no'));
  await until(isClosed);
  expect(heard).toEqual([ACCEPTED]);
});

test('a QoS 2 message counts once however often it comes before its release', async () => {
  const { port, taken } = await listen();
  const { heard, say } = await client(port, HELLO, aMessage(2, 9));
  await until(() => taken[0]);
  taken[0]?.settled(null);
  await until(() => heard.length === 2);
  say(aMessage(2, 9, true), { type: 'pubrel', id: 9 });
  await until(() => heard.length === 4);
  say(aMessage(2, 9));
  await until(() => taken.length === 2);
  expect(heard.slice(1)).toEqual([
    { type: 'pubrec', id: 9 },
    { type: 'pubrec', id: 9 },
    { type: 'pubcomp', id: 9 },
  ]);
});

test('only topics that are for the client are granted', async () => {
  const { port, connections } = await listen();
  const topics = ['mine', '#'].map((topic) => ({ topic, qos: 1 as const }));
  const { heard, say } = await client(port, HELLO, { type: 'subscribe', id: 1, topics });
  await until(() => heard.length === 2);
  say({ type: 'unsubscribe', id: 2, topics: ['mine'] });
  await until(() => heard.length === 3);
  connections[0]?.publish('mine', Buffer.from('hi'));
  await until(() => heard.length === 4);
  expect(heard.slice(1, 3)).toEqual([
    { type: 'suback', id: 1, codes: [0, 0x80] },
    { type: 'unsuback', id: 2 },
  ]);
  expect(heard[3]).toMatchObject({ type: 'publish', topic: 'mine', qos: 0 });
});

test('a will is published when the client goes without a word, and not after its DISCONNECT', async () => {
  const { port, taken, closed } = await listen();
  const will = { topic: 'gone', payload: Buffer.from('1'), qos: 1 as const, retain: true };
  const polite = await client(port, { ...HELLO, will }, { type: 'disconnect' });
  await until(polite.isClosed);
  const rude = await client(port, { ...HELLO, will });
  await until(() => rude.heard.length === 1);
  rude.socket.destroy();
  await until(() => closed() === 2);
  expect(taken).toMatchObject([{ topic: 'gone', qos: 0, dup: false }]);
});

test('whoever may not come in, speaks another version or gives no name is told the code and closed', async () => {
  const { port } = await listen();
  const connects: readonly Packet[] = [
    { ...HELLO, clientId: 'stranger' },
    { type: 'foreign', protocol: 'MQTT', level: 5 },
    { ...HELLO, clientId: '', clean: false },
  ];
  const codes = [];
  for (const each of connects) {
    const { heard, isClosed } = await client(port, each);
    await until(isClosed);
    codes.push(...heard);
  }
  expect(codes).toEqual([5, 1, 2].map((code) => ({ type: 'connack', sessionPresent: false, code })));
});

test('whatever breaks the order of packets ends the connection', async () => {
  const { port, taken } = await listen();
  const wrong: readonly (readonly Packet[])[] = [
    [aMessage(1, 1)],
    [{ type: 'pingreq' }],
    [HELLO, HELLO],
    [HELLO, ACCEPTED],
    [HELLO, { type: 'suback', id: 1, codes: [0] }],
  ];
  for (const packets of wrong) {
    const { isClosed } = await client(port, ...packets);
    await until(isClosed);
  }
  expect(taken).toEqual([]);
});

test('a client that says nothing for one and a half times its keep-alive is gone; one that spoke stays', async () => {
  const { port, connections } = await listen();
  const { heard, isClosed, say } = await client(port, { ...HELLO, keepAlive: 10 });
  await until(() => heard.length === 1);
  connections[0]?.look(Date.now() + 14_000);
  say({ type: 'pingreq' });
  await until(() => heard.length === 2);
  connections[0]?.look(Date.now() + 16_000);
  await until(isClosed);
});

test('a CONNECT that comes drop by drop is waited for ten seconds, however often a drop comes', async () => {
  const { port, connections } = await listen();
  const { socket, isClosed } = await client(port);
  await until(() => connections[0]);
  const opened = Date.now();
  await until(() => Date.now() > opened + 200);
  for (const drop of [0x10, 0x20, 0x00]) socket.write(Uint8Array.of(drop));
  await until(() => socket.bytesWritten === 3 && socket.writableLength === 0);
  connections[0]?.look(opened + 9_000);
  expect(isClosed()).toBe(false);
  connections[0]?.look(opened + 10_100);
  await until(isClosed);
});

test('a client that reads none of its acknowledgements is cut off', async () => {
  const { port, connections } = await listen();
  const { heard, socket, isClosed } = await client(port, HELLO);
  await until(() => heard.length === 1);
  socket.pause();
  await until(() => {
    for (let i = 0; i < 20; i++) connections[0]?.publish('mine', new Uint8Array(100_000));
    return socket.readableLength > 0;
  });
  await until(() => {
    connections[0]?.publish('mine', new Uint8Array(1_000_000));
    socket.resume();
    return isClosed();
  });
});
