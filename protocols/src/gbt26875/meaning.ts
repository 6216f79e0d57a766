import { type Dialect, standard } from './dialect.ts';
import type { Analog, Frame } from './frame.ts';
import { addressText } from './split.ts';
import { ANALOG_TYPE } from './table.ts';

/** Names of the bits set in a state or operation byte, by one of the bit tables; unnamed bits are left out. */
export function namesOf<T extends string>(bits: number, table: readonly T[]): readonly T[] {
  return table.filter((_, bit) => (bits & (1 << bit)) !== 0);
}

/** Whether a state says nothing but "as usual": normal alone, or all zeros where the make means "restored" by it. */
export function isClear(state: number, dialect: Dialect = standard): boolean {
  return state === 1 || (state === 0 && dialect.zeroState === 'clear');
}

/** Whether the state says the thing is under test: bit 0 clear (8.2.1.1), unless the make leaves bit 0 out of its alarms. */
export function isTest(state: number, dialect: Dialect = standard): boolean {
  return dialect.zeroState === 'test' && (state & 1) === 0;
}

/** The analog value in its unit; `null` for a type neither the standard nor the dialect knows. */
export function quantityOf(
  item: Analog,
  dialect: Dialect = standard,
): { readonly name: string; readonly unit: string; readonly value: number } | null {
  const scale = dialect.scales[item.analogType] ?? ANALOG_TYPE[item.analogType];
  return scale === undefined ? null : { name: scale.name, unit: scale.unit, value: item.raw / scale.divisor };
}

/** Who sent it by the frame alone, as 12 hex digits; `null` when only the connection can tell. */
export function identityOf(frame: Frame, dialect: Dialect = standard): string | null {
  if (dialect.identity === 'peer') return null;
  const address = dialect.identity === 'source' ? frame.source : frame.destination;
  return address === 0 ? null : addressText(address);
}

/** Loop (区号) and number (位号) of a 32-bit component address. */
export function placeOf(
  componentAddress: number,
  dialect: Dialect = standard,
): { readonly loop: number; readonly number: number } {
  const low = componentAddress % 0x10000;
  const high = Math.floor(componentAddress / 0x10000);
  return dialect.loop === 'high' ? { loop: high, number: low } : { loop: low, number: high };
}

/** The objects of a unit with a layout of the maker's own, split evenly by its count; `null` when the count does not divide it. */
export function evenParts(hex: string): { readonly code: number; readonly parts: readonly string[] } | null {
  const code = Number.parseInt(hex.slice(0, 2), 16);
  const count = Number.parseInt(hex.slice(2, 4), 16);
  const body = hex.slice(4);
  if (!(count > 0) || body.length === 0 || (body.length / 2) % count !== 0) return null;
  const width = body.length / count;
  return { code, parts: Array.from({ length: count }, (_, i) => body.slice(i * width, (i + 1) * width)) };
}
