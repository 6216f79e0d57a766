import { wholeChance } from './chance.ts';
import type { Kind, PlatformLine } from './kinds.ts';

/** How a device names itself, in the manner of its protocol; no two of a seed are alike. */
export function deviceName(seed: number, { line }: Kind, nth: number): string {
  const s = seed & 0xffff;
  const number = String(nth).padStart(6, '0');
  switch (line) {
    case 'gbt26875': // six bytes
      return `51${hex(s, 4)}${hex(nth, 6)}`;
    case 'hj212': // 24 characters (HJ 212-2017, 6.3.2)
      return `SIM${hex(s, 4).toUpperCase()}${String(nth).padStart(17, '0')}`;
    case 'ctwing':
      return `${hex(s, 8)}${hex(nth, 8)}${hex(wholeChance(2 ** 32, seed, nth, 11), 8)}51515151`;
    case 'onenet': // a number of the platform
      return String(510_000_000_000 + s * 1_000_000 + nth);
    case 'chirpstack':
    case 'ttn': // EUI-64
      return `5151${hex(s, 4)}${hex(nth, 8)}`;
    case 'hikvision': // locally administered MAC
      return [
        '52',
        hex(s >> 8, 2),
        hex(s & 0xff, 2),
        hex(nth >> 16, 2),
        hex((nth >> 8) & 0xff, 2),
        hex(nth & 0xff, 2),
      ].join(':');
    case 'cloudevents':
      return `camera/sim-${s}-${number}`;
    case 'frigate':
      return `sim_${s}_${number}`;
    default:
      return `sim-${s}-${number}`;
  }
}

/** A platform's own entry. */
export function platformName(seed: number, line: PlatformLine): { readonly externalId: string; readonly name: string } {
  return { externalId: `sim-${seed & 0xffff}-${line}`, name: `模拟平台 ${line}` };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
