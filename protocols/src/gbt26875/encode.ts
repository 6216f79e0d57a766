import { fromHex } from '../wire/hex.ts';
import { putUnsigned } from '../wire/little-endian.ts';
import { type Dialect, standard } from './dialect.ts';
import type { Frame, Header, Stamp, Unit, UnitName } from './frame.ts';
import { LAYOUTS, type Layout } from './items.ts';
import { END, HEADER, MAX_UNIT, OVERHEAD, START, sum } from './split.ts';
import { writeStamp } from './stamp.ts';
import { COMMAND, UNIT_CODE } from './table.ts';

/** The packet's bytes, always with a right length and checksum; a unit over 1,024 bytes is a programming mistake and throws. */
export function encode(frame: Frame, dialect: Dialect = standard): Uint8Array {
  const unit = writeUnit(frame.unit, dialect);
  if (unit.length > MAX_UNIT)
    throw new RangeError(`The unit takes ${unit.length} bytes; a packet carries ${MAX_UNIT}. Send it in parts.`);
  const bytes = new Uint8Array(OVERHEAD + unit.length);
  bytes.fill(START, 0, 2);
  putUnsigned(bytes, 2, 2, frame.serial);
  bytes.set(frame.version, 4);
  writeStamp(bytes, 6, frame.time, dialect);
  putUnsigned(bytes, 12, 6, frame.source);
  putUnsigned(bytes, 18, 6, frame.destination);
  putUnsigned(bytes, 24, 2, unit.length);
  bytes[26] = frame.command;
  bytes.set(unit, HEADER);
  bytes[HEADER + unit.length] = sum(bytes, 2, HEADER + unit.length);
  bytes.fill(END, bytes.length - 2);
  return bytes;
}

/** Confirm (3) or deny (6) of a received packet, or of one whose header alone could be read: same serial, addresses swapped, no unit (6.2–6.4). */
export function replyTo(header: Header, command: 'confirm' | 'deny', time: Stamp): Frame {
  return {
    serial: header.serial,
    version: header.version,
    time,
    source: header.destination,
    destination: header.source,
    command: COMMAND[command],
    unit: { type: 'none' },
  };
}

function writeUnit(unit: Unit, dialect: Dialect): Uint8Array {
  if (unit.type === 'none') return new Uint8Array(0);
  if (unit.type === 'opaque') return fromHex(unit.hex) ?? new Uint8Array(0);
  return writeKnown(unit.type, unit.items, dialect);
}

function writeKnown(type: UnitName, items: readonly unknown[], dialect: Dialect): Uint8Array {
  // the union pairs each name with its own objects, so the layout of the name fits them
  const layout = LAYOUTS[type] as Layout<unknown>;
  const sizes = items.map((item) => (typeof layout.size === 'number' ? layout.size : layout.size.of(item)));
  const bytes = new Uint8Array(2 + sizes.reduce((total, size) => total + size, 0));
  bytes.set([UNIT_CODE[type], items.length]);
  let at = 2;
  for (const [i, item] of items.entries()) {
    layout.write(bytes, at, item, dialect);
    at += sizes[i] ?? 0;
  }
  return bytes;
}
