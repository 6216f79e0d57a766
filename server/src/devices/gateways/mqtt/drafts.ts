import type { Message, Point, Values } from '@chengyun/protocols/thingsboard/message';
import type { ProtocolEvent, Reading } from '../../observation.ts';

/** What one message says of one device at one instant; `device` is null for the one that is connected. */
export type Draft = {
  readonly device: string | null;
  readonly deviceAt: Date | null;
  readonly readings: readonly Reading[];
  readonly events: readonly ProtocolEvent[];
  /** It tells of the moment it is sent and never of what was: a time that says otherwise is a wrong clock. */
  readonly isOfNow?: boolean;
};

/** Telemetry and attributes as drafts of observations; other messages say nothing about values. */
export function draftsOf(message: Message): readonly Draft[] {
  switch (message.kind) {
    case 'telemetry':
      return message.points.map((point) => draft(null, point));
    case 'attributes':
      return [draft(null, { ts: null, values: message.values })];
    case 'gateway-telemetry':
      return message.devices.flatMap(({ device, points }) => points.map((point) => draft(device, point)));
    case 'gateway-attributes':
      return message.devices.map(({ device, values }) => draft(device, { ts: null, values }));
    default:
      return [];
  }
}

function draft(device: string | null, { ts, values }: Point): Draft {
  return { device, deviceAt: instant(ts), readings: readingsOf(values), events: [] };
}

/** A time JavaScript can hold; nonsense is no time. */
function instant(ts: number | null): Date | null {
  return ts === null || !(Math.abs(ts) <= 8.64e15) ? null : new Date(ts);
}

function readingsOf(values: Values): readonly Reading[] {
  const readings: Reading[] = [];
  for (const point in values) {
    const value = values[point];
    if (value === undefined) continue;
    readings.push({ point, value: typeof value === 'object' ? JSON.stringify(value) : value });
  }
  return readings;
}
