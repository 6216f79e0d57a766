import { type Decoded, refuse } from '../wire/decoded.ts';
import type { Fields } from '../wire/fields.ts';
import { decodeObject } from '../wire/object.ts';
import { hexOfBase64 } from '../wire/payload.ts';
import type { Device, Event, Kind } from './event.ts';
import { EVENT_TOPIC, KINDS } from './table.ts';

/** An event of ChirpStack v4 in its JSON form. `kind` stands in the URL (`?event=up`) or at the end of the topic, not in the body. */
export function decode(kind: string, bytes: Uint8Array): Decoded<Event> {
  const known = KINDS.find((name) => name === kind);
  if (known === undefined) return refuse(`${kind.slice(0, 40)} is no kind of event`, 0);
  return decodeObject(bytes, (fields) => fields.done(eventOf(known, fields)));
}

/** The kind of event an MQTT topic names; null when it names none. */
export function kindOfTopic(topic: string): Kind | null {
  return KINDS.find((kind) => kind === EVENT_TOPIC.exec(topic)?.[2]) ?? null;
}

function eventOf(kind: Kind, f: Fields): Event {
  const told = {
    deduplicationId: f.textOr('deduplicationId', ''),
    time: f.textOr('time', null),
    device: deviceOf(f.within('deviceInfo')),
  };
  switch (kind) {
    case 'up':
      return {
        kind,
        ...told,
        devAddr: f.textOr('devAddr', ''),
        adr: f.flagOr('adr', false),
        dr: f.numberOr('dr', 0),
        fCnt: f.numberOr('fCnt', 0),
        fPort: f.numberOr('fPort', 0),
        confirmed: f.flagOr('confirmed', false),
        data: hexOfBase64(f, 'data'),
        object: f.json('object'),
        heardBy: f.each('rxInfo', hearingOf),
      };
    case 'join':
      return { kind, ...told, devAddr: f.textOr('devAddr', '') };
    case 'ack':
      return {
        kind,
        ...told,
        queueItemId: f.textOr('queueItemId', ''),
        acknowledged: f.flagOr('acknowledged', false),
        fCntDown: f.numberOr('fCntDown', 0),
      };
    case 'txack':
      return {
        kind,
        ...told,
        queueItemId: f.textOr('queueItemId', ''),
        fCntDown: f.numberOr('fCntDown', 0),
        gatewayId: f.textOr('gatewayId', ''),
      };
    case 'status':
      return {
        kind,
        ...told,
        margin: f.numberOr('margin', 0),
        externalPower: f.flagOr('externalPowerSource', false),
        battery: batteryOf(f),
      };
    case 'log':
      return {
        kind,
        ...told,
        level: f.textOr('level', 'INFO'),
        code: f.textOr('code', 'UNKNOWN'),
        description: f.textOr('description', ''),
      };
    case 'location':
      return { kind, ...told, ...placeOf(f.within('location')) };
    case 'integration':
      return {
        kind,
        ...told,
        name: f.textOr('integrationName', ''),
        eventType: f.textOr('eventType', ''),
        object: f.json('object'),
      };
  }
}

function deviceOf(f: Fields): Device {
  const devEui = f.text('devEui');
  if (!/^[0-9a-fA-F]{16}$/.test(devEui)) f.wrong('is not 16 hex digits', 'devEui');
  return {
    devEui: devEui.toLowerCase(),
    deviceName: f.textOr('deviceName', ''),
    applicationId: f.textOr('applicationId', ''),
    applicationName: f.textOr('applicationName', ''),
    deviceProfileName: f.textOr('deviceProfileName', ''),
    tenantId: f.textOr('tenantId', ''),
  };
}

function hearingOf(f: Fields) {
  return { gatewayId: f.textOr('gatewayId', ''), rssi: f.numberOr('rssi', 0), snr: f.numberOr('snr', 0) };
}

function placeOf(f: Fields) {
  return {
    latitude: f.numberOr('latitude', 0),
    longitude: f.numberOr('longitude', 0),
    altitude: f.numberOr('altitude', 0),
  };
}

function batteryOf(f: Fields): number | null {
  return f.flagOr('batteryLevelUnavailable', false) ? null : f.numberOr('batteryLevel', 0);
}
