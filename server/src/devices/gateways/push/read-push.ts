import { decode as decodeChirpstack } from '@chengyun/protocols/chirpstack/decode';
import { decodeHttp } from '@chengyun/protocols/cloudevents/http';
import { decode as decodeCtwing } from '@chengyun/protocols/ctwing/decode';
import type { Event as CtwingEvent } from '@chengyun/protocols/ctwing/event';
import { decode as decodeFrigate } from '@chengyun/protocols/frigate/decode';
import { decode as decodeTtn } from '@chengyun/protocols/ttn/decode';
import type { EventKind, ProtocolEvent } from '../../observation.ts';
import { eventWords } from './event-words.ts';
import { flatReadings } from './flat-readings.ts';
import { draft, type PushDraft, presence, read, valued } from './push-drafts.ts';
import { readDahua, readHikvision } from './read-cameras.ts';
import { readOnenet } from './read-onenet.ts';

/** One push as it came. `token` is what the platform showed, which OneNET also signs with. */
export type Push = {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly token: string;
  /** The key the platform encrypts with, if one was set. */
  readonly cipherKey: string | null;
};

/** What a push says; `sequence` tells a repeated push where the platform numbers them. A text is why it cannot be read. */
export type Told = { readonly drafts: readonly PushDraft[]; readonly sequence: string | null };

/** How each platform's pushes are read. */
export const PLATFORMS: Readonly<Record<string, (push: Push) => Told | string>> = {
  ctwing: ({ body }) => read(decodeCtwing(body), ctwing),
  onenet: readOnenet,
  chirpstack: ({ body, query }) =>
    read(decodeChirpstack(query['event'] ?? 'up', body), (event) => {
      const at = event.time === null ? null : Date.parse(event.time);
      const { devEui } = event.device;
      const sequence = event.deduplicationId;
      if (event.kind === 'up') {
        return { drafts: [valued(devEui, at, 'chirpstack/up', event.object ?? { payload: event.data })], sequence };
      }
      const readings = event.kind === 'status' ? flatReadings({ battery: event.battery, margin: event.margin }) : [];
      return { drafts: [draft(devEui, at, readings, [])], sequence };
    }),
  ttn: ({ body }) =>
    read(decodeTtn(body), (event) => {
      if (event.kind !== 'uplink_message') return { drafts: [], sequence: null };
      const time = event.networkTime ?? event.receivedAt;
      const name = event.device.devEui || event.device.deviceId;
      const at = time === null ? null : Date.parse(time);
      const values = event.decoded ?? { payload: event.payload };
      return { drafts: [valued(name.toLowerCase(), at, 'ttn/up', values)], sequence: String(event.fCnt) };
    }),
  cloudevents: ({ headers, body }) =>
    read(decodeHttp(headers, body), (events) => ({
      sequence: events.map(({ source, id }) => `${source} ${id}`).join(),
      drafts: events.map((event) => {
        const at = event.time === null ? null : Date.parse(event.time);
        const values = event.data?.kind === 'json' ? event.data.value : {};
        const events = [analytics(true, event.id, event.type)];
        return valued(event.subject ?? event.source, at, `cloudevents/${event.type}`, values, events);
      }),
    })),
  frigate: ({ body, query }) =>
    read(decodeFrigate(query['topic'] ?? 'frigate/reviews', body), (event) => {
      if (event.kind !== 'review') return { drafts: [], sequence: null };
      const text = [event.severity, ...event.objects].join(' ');
      const isOver = event.stage === 'end';
      const at = isOver ? event.endedAt : event.startedAt;
      return {
        sequence: `${event.id} ${event.stage}`,
        drafts: [draft(event.camera, at, [], [analytics(!isOver, event.id, text)])],
      };
    }),
  hikvision: ({ body }) => readHikvision(body),
  dahua: ({ body }) => readDahua(body),
};

function ctwing(event: CtwingEvent): Told | string {
  const { deviceId, timestamp } = event;
  switch (event.kind) {
    case 'dataReport':
    case 'dataReportTupUnion': {
      const { payload, upPacketSN, upDataSN } = event;
      const values = payload.kind === 'values' ? payload.values : { payload: payload.hex };
      return { drafts: [valued(deviceId, timestamp, 'ctwing/data', values)], sequence: `${upPacketSN} ${upDataSN}` };
    }
    case 'eventReport': {
      const kind = event.level === 'info' ? null : event.level;
      const events = kind === null ? [] : [{ kind, on: true, part: null, text: eventWords(event.content) }];
      const drafts = [valued(deviceId, timestamp, 'ctwing/event', event.content, events)];
      return { drafts, sequence: JSON.stringify(event.content) };
    }
    case 'deviceOnlineOfflineReport':
      return { drafts: [draft(deviceId, timestamp, [], [presence(event.online)])], sequence: `online ${event.online}` };
    default:
      return { drafts: [], sequence: null };
  }
}

function analytics(on: boolean, part: string | null, text: string): ProtocolEvent {
  return { kind: 'analytics' satisfies EventKind, on, part, text };
}
