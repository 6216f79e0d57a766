import type { Decoded } from '../wire/decoded.ts';
import { isObject, type JsonObject, writeJson } from '../wire/json.ts';
import { decodeObject } from '../wire/object.ts';

/** A push of the older OceanConnect interface, which CTWing still speaks for products of its time. */
export type Notice = {
  readonly notifyType: string;
  readonly deviceId: string;
  readonly gatewayId: string;
  readonly requestId: string | null;
  /** Null where the notice carries no service data, such as a new binding. */
  readonly service: Service | null;
};

export type Service = {
  readonly serviceId: string;
  readonly serviceType: string;
  readonly data: JsonObject;
  readonly eventTime: string;
};

export function decodeNotice(bytes: Uint8Array): Decoded<Notice> {
  return decodeObject(bytes, (f): Decoded<Notice> => {
    const notice = {
      notifyType: f.text('notifyType'),
      deviceId: f.text('deviceId'),
      gatewayId: f.textOr('gatewayId', ''),
      requestId: f.textOr('requestId', null),
    };
    if (!f.has('service')) return f.done({ ...notice, service: null });
    const service = f.within('service');
    service.within('data');
    const data = service.json('data');
    return f.done({
      ...notice,
      service: {
        serviceId: service.text('serviceId'),
        serviceType: service.textOr('serviceType', ''),
        data: isObject(data) ? data : {},
        eventTime: service.textOr('eventTime', ''),
      },
    });
  });
}

export function encodeNotice(notice: Notice): Uint8Array {
  const { service, ...rest } = notice;
  return writeJson(service === null ? rest : { ...rest, service });
}

/** Epoch milliseconds of an event time `yyyyMMddTHHmmssZ`; null when it is none. */
export function eventTimeOf(text: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return null;
  const at = Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z`);
  return Number.isNaN(at) ? null : at;
}
