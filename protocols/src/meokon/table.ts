import type { Frame } from './frame.ts';

// MEOKON intelligent wireless terminal, protocol V3.0

// table 3: alarm bits, lowest first
export const ALARM_BITS = [
  'low',
  'high',
  'battery',
  'sensor',
  'hardware',
  'second-low',
  'second-high',
  'third',
] as const;

/** Unit and smallest step of a device type: value = raw / divisor. */
export type Scale = { readonly name: string; readonly unit: string; readonly divisor: number };

// table 2, the types whose rows were at hand; others come from the device profile
export const DEVICE_TYPE: Readonly<Record<number, Scale>> = {
  0: { name: '压力', unit: 'kPa', divisor: 10 },
  1: { name: '压力', unit: 'MPa', divisor: 1000 },
  2: { name: '压力', unit: 'bar', divisor: 100 },
};

/** A raw number of the frame in its unit; null for a type neither the table nor `scales` knows. */
export function quantityOf(
  frame: Frame,
  raw: number,
  scales: Readonly<Record<number, Scale>> = {},
): { readonly name: string; readonly unit: string; readonly value: number } | null {
  const scale = scales[frame.deviceType] ?? DEVICE_TYPE[frame.deviceType];
  return scale === undefined ? null : { name: scale.name, unit: scale.unit, value: raw / scale.divisor };
}

/** Charge of the battery in percent (table 1). */
export function chargeOf(frame: Frame): number {
  return (frame.power & 0x1f) * 5;
}

export function alarmsOf(frame: Frame): readonly string[] {
  return ALARM_BITS.filter((_, bit) => (frame.alarms & (1 << bit)) !== 0);
}
