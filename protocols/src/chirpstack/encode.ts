import { writeJson } from '../wire/json.ts';
import { base64OfHex } from '../wire/payload.ts';
import { withoutDefaults } from '../wire/proto-json.ts';
import type { Event } from './event.ts';

/** The event's JSON body as the server would post it: empty, zero and false members are left out. */
export function encode(event: Event): Uint8Array {
  const { kind: _, deduplicationId, time, device, ...own } = event;
  const body = withoutDefaults({
    deduplicationId,
    time,
    deviceInfo: withoutDefaults(device),
    ...withoutDefaults(bodyOf(own, event)),
  });
  return writeJson(body);
}

function bodyOf(own: object, event: Event): object {
  switch (event.kind) {
    case 'up':
      return {
        ...own,
        data: base64OfHex(event.data),
        heardBy: null,
        rxInfo: event.heardBy.map((hearing) => withoutDefaults(hearing)),
      };
    case 'status':
      return {
        margin: event.margin,
        externalPowerSource: event.externalPower,
        ...(event.battery === null ? { batteryLevelUnavailable: true } : { batteryLevel: event.battery }),
      };
    case 'location':
      return {
        location: withoutDefaults({ latitude: event.latitude, longitude: event.longitude, altitude: event.altitude }),
      };
    case 'integration':
      return { integrationName: event.name, eventType: event.eventType, object: event.object };
    default:
      return own;
  }
}
