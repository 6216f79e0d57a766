import type { JsonObject } from '../wire/json.ts';

export type Device = {
  readonly deviceId: string;
  readonly applicationId: string;
  readonly devEui: string;
  readonly devAddr: string;
};
export type Hearing = { readonly gatewayId: string; readonly rssi: number; readonly snr: number };

/** Common to all messages. Times are RFC 3339 as sent. */
type Told = {
  readonly device: Device;
  readonly correlationIds: readonly string[];
  readonly receivedAt: string | null;
  readonly simulated: boolean;
};

export type Uplink = Told & {
  readonly kind: 'uplink_message';
  readonly fPort: number;
  readonly fCnt: number;
  /** Payload bytes in hex. */
  readonly payload: string;
  /** What the server's formatter made of it; null when it has none. */
  readonly decoded: JsonObject | null;
  /** When the network received it: better than `receivedAt`, which is the application server's. */
  readonly networkTime: string | null;
  readonly heardBy: readonly Hearing[];
};

/** Anything else the server tells; its body is kept as it came. */
export type Notice = Told & { readonly kind: NoticeKind; readonly body: JsonObject };

export type NoticeKind =
  | 'join_accept'
  | 'downlink_ack'
  | 'downlink_nack'
  | 'downlink_queued'
  | 'downlink_sent'
  | 'downlink_failed'
  | 'downlink_queue_invalidated'
  | 'location_solved'
  | 'service_data';

export type Event = Uplink | Notice;
