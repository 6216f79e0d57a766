import type { Alarm } from '../alarms/alarm.ts';

/**
 * Components that tell what others have found, and find nothing themselves (GB/T 26875.3-2011, 8.2.1.2): controllers 1, 16,
 * 81, the display panel 22, control devices 82, the control room's graphic display 83, the fire-door monitor 118.
 */
const PANELS: ReadonlySet<number> = new Set([1, 16, 22, 81, 82, 83, 118]);

/**
 * How many sensors tell of a fire. Parts behind one transmission device are told apart; its controller, which only sums
 * them up, counts when it alone has spoken.
 */
export function sensorsIn(fires: readonly Pick<Alarm, 'deviceId' | 'part' | 'component'>[]): number {
  let sum = 0;
  for (const ofDevice of Map.groupBy(fires, ({ deviceId }) => deviceId).values()) {
    const parts = ofDevice.filter(({ component }) => component === null || !PANELS.has(component));
    sum += Math.max(1, new Set(parts.map(({ part }) => part)).size);
  }
  return sum;
}
