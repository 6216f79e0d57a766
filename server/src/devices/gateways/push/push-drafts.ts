import type { Decoded } from '@chengyun/protocols/wire/decoded';
import type { ProtocolEvent } from '../../observation.ts';
import type { Draft } from '../mqtt/drafts.ts';
import type { Told } from './read-push.ts';

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

/** A platform says that a device came or went. */
export function presence(online: boolean): ProtocolEvent {
  return { kind: 'offline', on: !online, part: null, text: null };
}
