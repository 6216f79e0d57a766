/** One value of one point of a device. Numbers are in the point's own unit; texts and switches are kept as they came. */
export interface Reading {
  readonly point: string;
  readonly value: number | string | boolean;
}

/** What a protocol says happened, in the words of the field; thresholds are not events but rules. */
export type EventKind =
  | 'fire'
  | 'warning'
  | 'fault'
  | 'shield'
  | 'supervise'
  | 'start'
  | 'feedback'
  | 'test'
  | 'tamper'
  | 'power'
  | 'low_battery'
  | 'offline'
  | 'reset'
  | 'duty_answer'
  | 'confirm'
  | 'analytics';

/** A protocol event: begun (`on`) or ended, at a part of the device when it has several. */
export interface ProtocolEvent {
  readonly kind: EventKind;
  readonly on: boolean;
  /** The part it is about, such as a component's address; null for the device as a whole. */
  readonly part: string | null;
  readonly text: string | null;
  /** The kind of component that says so (GB/T 26875.3-2011, 8.2.1.2); left out where the protocol knows none. */
  readonly component?: number;
}

/**
 * What one message of one device says, in one form for all protocols: codecs give it, the store keeps it, rules read it.
 * `deviceAt` is the device's own clock, null when the message has none or nonsense; `at` is the instant that counts.
 */
export interface Observation {
  readonly townId: string;
  readonly deviceId: string;
  readonly at: Date;
  readonly deviceAt: Date | null;
  readonly receivedAt: Date;
  /** What tells a resend from a new message: the protocol's serial, packet id or a hash; null when it has none. */
  readonly sequence: string | null;
  readonly readings: readonly Reading[];
  readonly events: readonly ProtocolEvent[];
}
