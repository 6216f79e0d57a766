import type { Decoded } from '../wire/decoded.ts';
import type { Fields } from '../wire/fields.ts';
import { isObject, type JsonObject } from '../wire/json.ts';
import { decodeObject } from '../wire/object.ts';
import { hexOfBase64 } from '../wire/payload.ts';
import type { Event, Kind, Payload } from './event.ts';
import { KINDS, LEVEL, PASS_THROUGH } from './table.ts';

/** One push of China Telecom's CTWing (AEP) platform. */
export function decode(bytes: Uint8Array): Decoded<Event> {
  return decodeObject(bytes, (fields) => fields.done(eventOf(fields.oneOf('messageType', KINDS), fields)));
}

function eventOf(kind: Kind, f: Fields): Event {
  const told = {
    deviceId: f.text('deviceId'),
    productId: f.textOr('productId', ''),
    tenantId: f.textOr('tenantId', ''),
    protocol: f.textOr('protocol', ''),
    timestamp: f.number('timestamp'),
    imei: knownOr(f, 'IMEI'),
    imsi: knownOr(f, 'IMSI'),
  };
  switch (kind) {
    case 'dataReport':
    case 'dataReportTupUnion':
      return {
        kind,
        ...told,
        upPacketSN: f.numberOr('upPacketSN', -1),
        upDataSN: f.numberOr('upDataSN', -1),
        topic: f.textOr('topic', ''),
        serviceId: idOf(f, 'serviceId'),
        payload: payloadOf(f),
      };
    case 'eventReport':
      return {
        kind,
        ...told,
        serviceId: idOf(f, 'serviceId'),
        level: levelOf(f),
        content: objectOf(f, 'eventContent'),
      };
    case 'commandResponse':
      return { kind, ...told, taskId: idOf(f, 'taskId'), result: objectOf(f, 'result') };
    case 'deviceOnlineOfflineReport':
      return { kind, ...told, online: f.number('eventType') === 1 };
  }
}

function payloadOf(f: Fields): Payload {
  const payload = f.within('payload');
  if (payload.has(PASS_THROUGH)) return { kind: 'bytes', hex: hexOfBase64(payload, PASS_THROUGH) };
  return { kind: 'values', values: objectOf(f, 'payload') };
}

function levelOf(f: Fields) {
  const level = LEVEL[f.number('eventType')];
  if (level === undefined) f.wrong('is none of 1, 2, 3', 'eventType');
  return level ?? 'info';
}

/** Ids come as text or as number, depending on the product's age. */
function idOf(f: Fields, name: string): string {
  const value = f.json(name);
  return typeof value === 'number' ? String(value) : f.textOr(name, '');
}

function knownOr(f: Fields, name: string): string | null {
  const text = f.textOr(name, null);
  return text === '' || text === 'undefined' ? null : text;
}

function objectOf(f: Fields, name: string): JsonObject {
  f.within(name);
  const value = f.json(name);
  return isObject(value) ? value : {};
}
