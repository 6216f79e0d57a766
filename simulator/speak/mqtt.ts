import { encode } from '@chengyun/protocols/thingsboard/encode';
import type { Message } from '../plan/message.ts';
import type { HttpPacket, PacketBody } from './packet.ts';

const EVENTS_TOPIC = 'v1/devices/me/events';

/** A device with a connection of its own: values as ThingsBoard has them, events on the product's own topic. */
export function mqttBody({ values, event, deviceAt }: Message): PacketBody {
  if (event === null) {
    const { topic, bytes } = encode({ kind: 'telemetry', points: [{ ts: deviceAt, values }] });
    return { way: 'mqtt', topic, payload: bytes };
  }
  const { kind, on, part, text } = event;
  return {
    way: 'mqtt',
    topic: EVENTS_TOPIC,
    payload: Buffer.from(JSON.stringify({ kind, on, part, text, ts: deviceAt })),
  };
}

/** A device behind a gateway, which forwards each report as it hears it. */
export function gatewayBody({ device, values, deviceAt }: Message): PacketBody {
  const points = [{ ts: deviceAt, values }];
  const { topic, bytes } = encode({ kind: 'gateway-telemetry', devices: [{ device: device.externalId, points }] });
  return { way: 'mqtt', topic, payload: bytes };
}

/** The same telemetry over HTTP, for devices that wake up to report. */
export function httpBody({ values, deviceAt }: Message, token: string): HttpPacket {
  const { bytes } = encode({ kind: 'telemetry', points: [{ ts: deviceAt, values }] });
  return { way: 'http', path: `/api/v1/${token}/telemetry`, contentType: 'application/json', payload: bytes };
}
