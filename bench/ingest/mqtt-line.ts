import { encode } from '@chengyun/protocols/mqtt/encode';
import { TYPE } from '@chengyun/protocols/mqtt/table';
import type { LoadDevice } from './fill-devices.ts';
import { type Answer, dial, type Line, lineOver, type Pace, type Wording, writeDigits } from './line.ts';

const TOPIC = 'v1/devices/me/telemetry';
const BODY = '{"ts":0000000000000,"values":{"n":1000000,"temperature":20.0,"pressure":0.42}}';
/** Seven digits, for JSON has no zeros before a number. */
const FIRST_NUMBER = 1_000_000;

/** MQTT 3.1.1, QoS 1, three readings a message. */
export async function mqttLine(port: number, { externalId, token }: LoadDevice, pace: Pace): Promise<Line> {
  const socket = await dial(port);
  const who = { clientId: externalId, username: token, password: null, will: null };
  socket.write(encode({ type: 'connect', level: 4, clean: true, keepAlive: 60, ...who }));
  const [connack] = await new Promise<readonly [Buffer]>((resolve) =>
    socket.once('data', (chunk: Buffer) => resolve([chunk])),
  );
  if (connack[0] !== TYPE.connack << 4 || connack[3] !== 0) throw new Error(`refused with ${connack.toString('hex')}`);
  return lineOver(socket, mqttWording(Date.now), pace);
}

/** A slot is a packet identifier less one: it is free again when it is acknowledged. */
export function mqttWording(now: () => number): Wording {
  const template = Buffer.from(
    encode({
      ...{ type: 'publish', topic: TOPIC, payload: Buffer.from(BODY), id: 1 },
      ...{ qos: 1, dup: false, retain: false },
    }),
  );
  const body = template.length - BODY.length;
  const [ts, n, temperature] = [6, 34, 56].map((at) => body + at) as [number, number, number];
  const answer: Answer = { length: 0, slot: -1 };
  let count = 0;
  return {
    size: template.length,
    write: (slot, into, at) => {
      count += 1;
      template.writeUInt16BE(slot + 1, body - 2);
      writeDigits(template, ts, now(), 13);
      writeDigits(template, n, FIRST_NUMBER + count, 7);
      writeDigits(template, temperature + 1, count % 10, 1);
      writeDigits(template, temperature + 3, Math.floor(count / 10) % 10, 1);
      into.set(template, at);
      return at + template.length;
    },
    read: (bytes, at) => {
      answer.length = at + 4 <= bytes.length ? 4 : 0;
      if (answer.length === 0) return answer;
      if (bytes[at] !== TYPE.puback << 4) throw new Error(`no PUBACK: ${bytes.toString('hex', at, at + 4)}`);
      answer.slot = bytes.readUInt16BE(at + 2) - 1;
      return answer;
    },
  };
}
