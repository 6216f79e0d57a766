import type { Decoded } from '@chengyun/protocols/wire/decoded';
import type { Json } from '@chengyun/protocols/wire/json';
import type { ProtocolEvent } from '../../observation.ts';
import type { Draft } from '../mqtt/drafts.ts';
import { flatReadings } from './flat-readings.ts';
import type { Told } from './read-push.ts';

/** What a push says of one device, with the values as the device named them, which its profile may read in its own way. */
export type PushDraft = Draft & { readonly said?: { readonly topic: string; readonly values: Json } };

/** What a decoded push tells; a text is why it could not be decoded. */
export function read<T>(decoded: Decoded<T>, tell: (value: T) => Told | string): Told | string {
  return decoded.ok ? tell(decoded.value) : `${decoded.why} (byte ${decoded.at})`;
}

/** `at` is epoch milliseconds; nonsense is no time. */
export function draft(
  device: string,
  at: number | null,
  readings: Draft['readings'],
  events: readonly ProtocolEvent[],
): Draft {
  const isTime = at !== null && Math.abs(at) <= 8.64e15;
  return { device, deviceAt: isTime ? new Date(at) : null, readings, events };
}

/** Values under names of the device's own: readings by these names, unless its profile maps them. */
export function valued(
  device: string,
  at: number | null,
  topic: string,
  values: Json,
  events: readonly ProtocolEvent[] = [],
): PushDraft {
  return { ...draft(device, at, flatReadings(values), events), said: { topic, values } };
}

/** A platform says that a device came or went. */
export function presence(online: boolean): ProtocolEvent {
  return { kind: 'offline', on: !online, part: null, text: null };
}
