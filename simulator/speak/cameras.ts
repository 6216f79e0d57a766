import { encode as encodeCloudEvent } from '@chengyun/protocols/cloudevents/encode';
import { encodePart } from '@chengyun/protocols/dahua/encode';
import { encode as encodeFrigate } from '@chengyun/protocols/frigate/encode';
import { encode as encodeHikvision } from '@chengyun/protocols/hikvision/encode';
import type { Message } from '../plan/message.ts';
import type { HttpPacket } from './packet.ts';
import { push } from './platforms.ts';

const REVIEW_MS = 20_000;

/** A video-analytics box, CloudEvents 1.0 in structured mode. */
export function cloudeventsBody({ device, event, deviceAt, n }: Message, token: string): HttpPacket {
  const bytes = encodeCloudEvent({
    ...{ id: `${device.externalId}-${n}`, source: '/sim/analytics', type: `video.${event?.text ?? 'seen'}.v1` },
    ...{ subject: device.externalId, time: new Date(deviceAt).toISOString() },
    ...{ datacontenttype: 'application/json', dataschema: null, extensions: {} },
    data: { kind: 'json', value: { confidence: 0.5 + (n % 50) / 100, on: event?.on ?? true } },
  });
  return push('cloudevents', token, bytes, 'application/cloudevents+json');
}

/** A review of Frigate, begun and ended. */
export function frigateBody({ device, event, deviceAt, n }: Message, token: string): HttpPacket {
  const begins = event?.on ?? true;
  const { topic, bytes } = encodeFrigate({
    ...{ kind: 'review', stage: begins ? 'new' : 'end', id: `${device.externalId}-${n}`, camera: device.externalId },
    ...{ severity: 'alert', objects: ['person'], zones: [event?.text ?? ''], detections: [] },
    ...{ startedAt: begins ? deviceAt : deviceAt - REVIEW_MS, endedAt: begins ? null : deviceAt },
  });
  return { ...push('frigate', token, bytes), path: `/api/push/frigate?topic=${topic}&token=${token}` };
}

/** An alert of a Hikvision camera (ISAPI). */
export function hikvisionBody({ device, event, deviceAt, n }: Message, token: string): HttpPacket {
  const bytes = encodeHikvision({
    ...{ kind: 'alarm', eventType: event?.text ?? 'VMD', active: event?.on ?? true, channel: '1' },
    ...{ ipAddress: null, macAddress: device.externalId, time: new Date(deviceAt).toISOString(), at: deviceAt },
    ...{ postCount: n, description: null, regions: [], target: null, salvaged: false },
  });
  return push('hikvision', token, bytes, 'application/xml');
}

/** An event of a Dahua recorder; it tells neither time nor number. */
export function dahuaBody({ event }: Message, token: string): HttpPacket {
  const action = event?.on === false ? 'Stop' : 'Start';
  const bytes = encodePart({
    kind: 'event',
    code: 'CrossRegionDetection',
    action,
    index: 0,
    data: { Object: event?.text ?? '' },
  });
  return push('dahua', token, bytes, 'multipart/x-mixed-replace; boundary=myboundary');
}
