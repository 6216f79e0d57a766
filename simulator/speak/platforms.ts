import { encode as encodeChirpstack } from '@chengyun/protocols/chirpstack/encode';
import { encode as encodeCtwing } from '@chengyun/protocols/ctwing/encode';
import type { DataReport, EventReport } from '@chengyun/protocols/ctwing/event';
import { encode as encodeOnenet, messageText } from '@chengyun/protocols/onenet/encode';
import type { Item } from '@chengyun/protocols/onenet/event';
import { sign } from '@chengyun/protocols/onenet/signature';
import { encode as encodeTtn } from '@chengyun/protocols/ttn/encode';
import type { Message } from '../plan/message.ts';
import type { SimDevice } from '../town/sim-device.ts';
import type { HttpPacket } from './packet.ts';

const JSON_TYPE = 'application/json';

/** China Telecom's platform pushes each report as it comes. */
export function ctwingBody({ device, values, event, deviceAt, n }: Message, token: string): HttpPacket {
  const told = {
    ...{ deviceId: device.externalId, productId: '15051515', tenantId: '20051515', protocol: 'lwm2m' },
    ...{ timestamp: deviceAt, imei: imeiOf(device), imsi: null },
  };
  const { text = '' } = event ?? {};
  const pushed: DataReport | EventReport =
    event === null
      ? {
          ...{ ...told, kind: 'dataReport', upPacketSN: n, upDataSN: 1, topic: 'v1/up/ad19', serviceId: 'smoke' },
          payload: { kind: 'values', values },
        }
      : { ...told, kind: 'eventReport', serviceId: 'fault', level: event.on ? 'fault' : 'info', content: { text } };
  return push('ctwing', token, encodeCtwing(pushed));
}

/** China Mobile's platform gathers data points of many devices in one signed push. */
export function onenetBody(messages: readonly Message[], token: string): HttpPacket {
  const items = messages.map(datapointOf);
  const signed = messageText(items);
  const nonce = String((messages[0]?.deviceAt ?? 0) % 100_000_000).padStart(8, '0');
  return push(
    'onenet',
    token,
    encodeOnenet({ kind: 'plain', items, signed, nonce, signature: sign(token, nonce, signed) }),
  );
}

// A data point has one value: the device's take turns.
function datapointOf({ device, values, deviceAt, n }: Message): Item {
  const entries = Object.entries(values);
  const [stream, value] = entries[n % Math.max(1, entries.length)] ?? ['online', true];
  return { kind: 'datapoint', deviceId: device.externalId, stream, at: deviceAt, value, imei: imeiOf(device) };
}

/** An uplink as ChirpStack v4 posts it, decoded by its own codec. */
export function chirpstackBody({ device, values, deviceAt, n }: Message, token: string): HttpPacket {
  const { externalId, name } = device;
  const about = {
    ...{ devEui: externalId, deviceName: name, applicationId: '5151', applicationName: '消防感知' },
    ...{ deviceProfileName: device.kind.id, tenantId: '5151' },
  };
  const bytes = encodeChirpstack({
    ...{ kind: 'up', deduplicationId: `${externalId}-${n}`, time: new Date(deviceAt).toISOString(), device: about },
    ...{ devAddr: externalId.slice(-8), adr: true, dr: 5, fCnt: n, fPort: 2, confirmed: false, data: '5101' },
    ...{ object: values, heardBy: [{ gatewayId: '5151000000000001', rssi: -97, snr: 6.5 }] },
  });
  return { ...push('chirpstack', token, bytes), path: `/api/push/chirpstack?event=up&token=${token}` };
}

/** An uplink as The Things Stack posts it, decoded by its own formatter. */
export function ttnBody({ device, values, deviceAt, n }: Message, token: string): HttpPacket {
  const { externalId } = device;
  const at = new Date(deviceAt).toISOString();
  const bytes = encodeTtn({
    ...{ kind: 'uplink_message', correlationIds: [], receivedAt: at, networkTime: at, simulated: false },
    device: { deviceId: `eui-${externalId}`, applicationId: 'fire', devEui: externalId, devAddr: externalId.slice(-8) },
    ...{ fPort: 2, fCnt: n, payload: '5101', decoded: values },
    heardBy: [{ gatewayId: 'gateway-5151', rssi: -101, snr: 4.2 }],
  });
  return push('ttn', token, bytes);
}

/** A push of a platform, with its token in the address. */
export function push(platform: string, token: string, payload: Uint8Array, contentType = JSON_TYPE): HttpPacket {
  return { way: 'http', path: `/api/push/${platform}?token=${token}`, contentType, payload };
}

/** 15 digits that belong to no make: they begin with 00. */
function imeiOf({ nth }: SimDevice): string {
  return `0051${String(nth).padStart(11, '0')}`;
}
