import type { Json } from '../wire/json.ts';

export type Device = {
  readonly devEui: string;
  readonly deviceName: string;
  readonly applicationId: string;
  readonly applicationName: string;
  readonly deviceProfileName: string;
  readonly tenantId: string;
};

/** One gateway that heard the uplink. */
export type Hearing = { readonly gatewayId: string; readonly rssi: number; readonly snr: number };

/** Common to all events. `time` is RFC 3339 as sent; null when the server left it out. */
type Told = { readonly deduplicationId: string; readonly time: string | null; readonly device: Device };

export type Uplink = Told & {
  readonly kind: 'up';
  readonly devAddr: string;
  readonly adr: boolean;
  readonly dr: number;
  readonly fCnt: number;
  readonly fPort: number;
  readonly confirmed: boolean;
  /** Payload bytes in hex. */
  readonly data: string;
  /** What the server's own decoder made of it; null when it has none. Numbers may come as text. */
  readonly object: Json;
  readonly heardBy: readonly Hearing[];
};

export type Status = Told & {
  readonly kind: 'status';
  readonly margin: number;
  readonly externalPower: boolean;
  /** Percent; null when the device does not tell. */
  readonly battery: number | null;
};

export type Log = Told & {
  readonly kind: 'log';
  readonly level: string;
  readonly code: string;
  readonly description: string;
};
export type Join = Told & { readonly kind: 'join'; readonly devAddr: string };
export type Acknowledged = Told & {
  readonly kind: 'ack';
  readonly queueItemId: string;
  readonly acknowledged: boolean;
  readonly fCntDown: number;
};
export type Sent = Told & {
  readonly kind: 'txack';
  readonly queueItemId: string;
  readonly fCntDown: number;
  readonly gatewayId: string;
};
export type Located = Told & {
  readonly kind: 'location';
  readonly latitude: number;
  readonly longitude: number;
  readonly altitude: number;
};
export type Integration = Told & {
  readonly kind: 'integration';
  readonly name: string;
  readonly eventType: string;
  readonly object: Json;
};

export type Event = Uplink | Status | Log | Join | Acknowledged | Sent | Located | Integration;
export type Kind = Event['kind'];
