import type { DeviceSummary } from '@chengyun/contract/device';
import type { DeviceProfile } from '@chengyun/contract/profile';
import type { Lamp } from '@chengyun/contract/words';

/** How a device is heard of. */
export type Pulse = 'online' | 'silent' | 'never' | 'disabled' | 'unknown';

/** After how many seconds without a word a device of this kind is silent: as its rules have it, three heartbeats unless told. */
export function silentAfter({ heartbeatSeconds, rules }: Pick<DeviceProfile, 'heartbeatSeconds' | 'rules'>): number {
  const told = rules.flatMap((rule) => (rule.kind === 'silence' ? [rule.seconds ?? heartbeatSeconds * 3] : []));
  return told.length > 0 ? Math.min(...told) : heartbeatSeconds * 3;
}

/** How a device is heard of that is silent after so many seconds; where that is not known nobody can tell. */
export function pulseOf(
  { state, lastSeen }: Pick<DeviceSummary, 'state' | 'lastSeen'>,
  silentSeconds: number | undefined,
  now: Date,
): Pulse {
  if (state === 'disabled') return 'disabled';
  if (lastSeen === null) return 'never';
  if (silentSeconds === undefined) return 'unknown';
  return now.getTime() - Date.parse(lastSeen) > silentSeconds * 1000 ? 'silent' : 'online';
}

/** ● heard of, ▲ not heard of, nothing where nobody can tell. */
export function lampOfPulse(pulse: Pulse): Lamp | undefined {
  if (pulse === 'online') return 'green';
  return pulse === 'silent' || pulse === 'never' ? 'yellow' : undefined;
}
