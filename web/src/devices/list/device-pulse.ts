import type { DeviceSummary } from '@chengyun/contract/device';
import type { Lamp } from '@chengyun/contract/words';

/** How a device is heard of. */
export type Pulse = 'online' | 'silent' | 'never' | 'disabled' | 'unknown';

/** A device is silent after three heartbeats, as the rules have it; without a heartbeat nobody can tell. */
export function pulseOf(
  { state, lastSeen }: Pick<DeviceSummary, 'state' | 'lastSeen'>,
  heartbeatSeconds: number | undefined,
  now: Date,
): Pulse {
  if (state === 'disabled') return 'disabled';
  if (lastSeen === null) return 'never';
  if (heartbeatSeconds === undefined) return 'unknown';
  return now.getTime() - Date.parse(lastSeen) > heartbeatSeconds * 3000 ? 'silent' : 'online';
}

/** ● heard of, ▲ not heard of, nothing where nobody can tell. */
export function lampOfPulse(pulse: Pulse): Lamp | undefined {
  if (pulse === 'online') return 'green';
  return pulse === 'silent' || pulse === 'never' ? 'yellow' : undefined;
}
