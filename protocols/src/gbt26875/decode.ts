import { accept, type Decoded, refuse } from '../wire/decoded.ts';
import { toHex } from '../wire/hex.ts';
import { u16, u48 } from '../wire/little-endian.ts';
import { type Dialect, standard } from './dialect.ts';
import type { Frame, Header, KnownUnit, Unit, UnitName } from './frame.ts';
import { LAYOUTS, type Layout } from './items.ts';
import { END, HEADER, MAX_UNIT, OVERHEAD, START, sum } from './split.ts';
import { readStamp } from './stamp.ts';
import { UNIT_CODE } from './table.ts';

const NAMES = Object.keys(UNIT_CODE).filter((name): name is UnitName => name in LAYOUTS);
const NAME_OF_CODE: ReadonlyMap<number, UnitName> = new Map(NAMES.map((name) => [UNIT_CODE[name], name]));

/** One whole packet as its meaning (GB/T 26875.3-2011, 6.6); `at` of a refusal counts bytes from the first '@'. */
export function decode(bytes: Uint8Array, dialect: Dialect = standard): Decoded<Frame> {
  if (bytes.length < OVERHEAD)
    return refuse(`${bytes.length} bytes are fewer than the shortest packet of ${OVERHEAD}`, bytes.length);
  if (bytes[0] !== START || bytes[1] !== START) return refuse('no start mark @@', 0);
  const length = u16(bytes, 24);
  if (length > MAX_UNIT) return refuse(`unit length ${length} is above ${MAX_UNIT}`, 24);
  if (bytes.length !== OVERHEAD + length) {
    return refuse(`unit length ${length} makes a packet of ${OVERHEAD + length} bytes, got ${bytes.length}`, 24);
  }
  if (bytes[28 + length] !== END || bytes[29 + length] !== END) return refuse('no end mark ##', 28 + length);
  const expected = sum(bytes, 2, HEADER + length);
  if (dialect.checksum === 'required' && bytes[HEADER + length] !== expected) {
    return refuse(`wrong checksum ${bytes[HEADER + length]}, the bytes add up to ${expected}`, HEADER + length);
  }
  return accept({ ...readHeader(bytes, dialect), unit: readUnit(bytes, HEADER, HEADER + length, dialect) });
}

/** The header of a packet that failed its checks, so that it can be denied (6.2, 6.3); null when even that is not there. */
export function headerOfBroken(bytes: Uint8Array, dialect: Dialect = standard): Header | null {
  const readable = bytes.length >= HEADER && bytes[0] === START && bytes[1] === START;
  return readable ? readHeader(bytes, dialect) : null;
}

function readHeader(bytes: Uint8Array, dialect: Dialect): Header {
  return {
    serial: u16(bytes, 2),
    version: [bytes[4] ?? 0, bytes[5] ?? 0],
    time: readStamp(bytes, 6, dialect),
    source: u48(bytes, 12),
    destination: u48(bytes, 18),
    command: bytes[26] ?? 0,
  };
}

/** The application unit (clause 7): type, count, objects. What does not add up stays opaque: the packet is still to be confirmed. */
function readUnit(bytes: Uint8Array, from: number, to: number, dialect: Dialect): Unit {
  if (from === to) return { type: 'none' };
  const name = NAME_OF_CODE.get(bytes[from] ?? 0);
  const known =
    name === undefined || to - from < 2 ? null : readKnown(name, bytes, from + 2, to, bytes[from + 1] ?? 0, dialect);
  return known ?? { type: 'opaque', hex: toHex(bytes, from, to) };
}

function readKnown<K extends UnitName>(
  type: K,
  bytes: Uint8Array,
  from: number,
  to: number,
  count: number,
  dialect: Dialect,
): KnownUnit | null {
  const layout = LAYOUTS[type];
  const bent = dialect.objectSizes[UNIT_CODE[type]];
  if (bent !== undefined && typeof layout.size === 'number')
    return readBent(type, bytes.subarray(from, to), count, bent, dialect);
  const items = [];
  let at = from;
  for (let i = 0; i < count; i++) {
    const size = sizeAt(layout, bytes, at);
    if (at + size > to) return null;
    items.push(layout.read(bytes, at, dialect));
    at += size;
  }
  // name and objects come from the same row of LAYOUTS, which the compiler cannot follow through the union
  return at === to ? ({ type, items } as unknown as KnownUnit) : null;
}

/** Objects of another size than the standard's: what they lack at their end reads as zero, what they have more is passed over. */
function readBent<K extends UnitName>(
  type: K,
  body: Uint8Array,
  count: number,
  size: number,
  dialect: Dialect,
): KnownUnit | null {
  const layout = LAYOUTS[type];
  if (count === 0 || body.length !== count * size || typeof layout.size !== 'number') return null;
  const items = Array.from({ length: count }, (_, i) => {
    const whole = new Uint8Array(Math.max(size, Number(layout.size)));
    whole.set(body.subarray(i * size, (i + 1) * size));
    return layout.read(whole, 0, dialect);
  });
  return { type, items } as unknown as KnownUnit; // as in readKnown
}

function sizeAt<T>(layout: Layout<T>, bytes: Uint8Array, at: number): number {
  return typeof layout.size === 'number' ? layout.size : layout.size.read(bytes, at);
}
