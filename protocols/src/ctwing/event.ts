import type { JsonObject } from '../wire/json.ts';

/** Common to all pushes. `imei` and `imsi` are null when the platform sent "undefined" or nothing. */
type Told = {
  readonly deviceId: string;
  readonly productId: string;
  readonly tenantId: string;
  readonly protocol: string;
  /** Epoch milliseconds at the platform. */
  readonly timestamp: number;
  readonly imei: string | null;
  readonly imsi: string | null;
};

/** Model values, or bytes (hex) where the product passes the device's own frames through. */
export type Payload =
  | { readonly kind: 'values'; readonly values: JsonObject }
  | { readonly kind: 'bytes'; readonly hex: string };

export type DataReport = Told & {
  readonly kind: 'dataReport' | 'dataReportTupUnion';
  /** Serial numbers of the platform; with device and time they tell a repeated push. */
  readonly upPacketSN: number;
  readonly upDataSN: number;
  readonly topic: string;
  readonly serviceId: string;
  readonly payload: Payload;
};

export type EventReport = Told & {
  readonly kind: 'eventReport';
  readonly serviceId: string;
  readonly level: 'info' | 'warning' | 'fault';
  readonly content: JsonObject;
};

export type CommandResponse = Told & {
  readonly kind: 'commandResponse';
  readonly taskId: string;
  readonly result: JsonObject;
};
export type Presence = Told & { readonly kind: 'deviceOnlineOfflineReport'; readonly online: boolean };

export type Event = DataReport | EventReport | CommandResponse | Presence;
export type Kind = Event['kind'];
