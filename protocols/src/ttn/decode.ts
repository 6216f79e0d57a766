import type { Decoded } from '../wire/decoded.ts';
import type { Fields } from '../wire/fields.ts';
import { isObject, type JsonObject } from '../wire/json.ts';
import { decodeObject } from '../wire/object.ts';
import { hexOfBase64 } from '../wire/payload.ts';
import type { Device, Event } from './event.ts';
import { NOTICES } from './table.ts';

/** A message of The Things Stack as its web hook or MQTT server gives it. Exactly one member names its kind. */
export function decode(bytes: Uint8Array): Decoded<Event> {
  return decodeObject(bytes, (fields): Decoded<Event> => {
    const told = {
      device: deviceOf(fields.within('end_device_ids')),
      correlationIds: textsOf(fields, 'correlation_ids'),
      receivedAt: fields.textOr('received_at', null),
      simulated: fields.flagOr('simulated', false),
    };
    if (fields.has('uplink_message'))
      return fields.done({ kind: 'uplink_message', ...told, ...uplinkOf(fields.within('uplink_message')) });
    const kind = NOTICES.find((name) => fields.has(name));
    if (kind === undefined) fields.wrong('or another kind of message is missing', 'uplink_message');
    return fields.done({ kind: kind ?? 'service_data', ...told, body: objectOf(fields, kind ?? 'service_data') ?? {} });
  });
}

function uplinkOf(f: Fields) {
  return {
    fPort: f.numberOr('f_port', 0),
    fCnt: f.numberOr('f_cnt', 0),
    payload: hexOfBase64(f, 'frm_payload'),
    decoded: objectOf(f, 'decoded_payload'),
    networkTime: f.textOr('received_at', null),
    heardBy: f.each('rx_metadata', (hearing) => ({
      gatewayId: hearing.within('gateway_ids').textOr('gateway_id', ''),
      rssi: hearing.numberOr('rssi', 0),
      snr: hearing.numberOr('snr', 0),
    })),
  };
}

function deviceOf(f: Fields): Device {
  return {
    deviceId: f.text('device_id'),
    applicationId: f.within('application_ids').text('application_id'),
    devEui: f.textOr('dev_eui', '').toLowerCase(),
    devAddr: f.textOr('dev_addr', '').toLowerCase(),
  };
}

function objectOf(f: Fields, name: string): JsonObject | null {
  f.within(name);
  const value = f.json(name);
  return isObject(value) ? value : null;
}

function textsOf(f: Fields, name: string): readonly string[] {
  const texts = f.list(name).filter((item) => typeof item === 'string');
  if (texts.length !== f.list(name).length) f.wrong('holds something that is no text', name);
  return texts;
}
