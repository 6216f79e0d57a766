// GB 18030 both ways. Runtimes decode it but do not encode it; the reverse table is read off the runtime's own decoder.

const FOUR_BYTE_BMP = 39_420; // pointers 0…39419 are the basic plane (GB 18030-2005, annex D)
const FOUR_BYTE_ASTRAL = 189_000; // pointer of U+10000
const UNKNOWN = 0x3f; // '?'

const lenient = new TextDecoder('gb18030');
let reverse: Uint32Array | undefined;

/** Text of GB 18030 bytes; a byte that belongs to no character becomes U+FFFD. */
export function fromGb18030(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** GB 18030 bytes of a text; a character the code does not know becomes '?'. */
export function toGb18030(text: string): Uint8Array {
  reverse ??= buildReverse();
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? UNKNOWN;
    if (point < 0x80) bytes.push(point);
    else pushCode(bytes, codeOf(point, reverse));
  }
  return Uint8Array.from(bytes);
}

function codeOf(point: number, table: Uint32Array): number {
  if (point >= 0x10000) return fourByteCode(point - 0x10000 + FOUR_BYTE_ASTRAL);
  return table[point] || UNKNOWN;
}

function pushCode(bytes: number[], code: number): void {
  if (code > 0xffff) bytes.push(code >>> 24, (code >>> 16) & 0xff);
  if (code > 0xff) bytes.push((code >>> 8) & 0xff);
  bytes.push(code & 0xff);
}

function fourByteCode(pointer: number): number {
  const b4 = 0x30 + (pointer % 10);
  const b3 = 0x81 + (Math.floor(pointer / 10) % 126);
  const b2 = 0x30 + (Math.floor(pointer / 1260) % 10);
  const b1 = 0x81 + Math.floor(pointer / 12_600);
  return ((b1 << 24) | (b2 << 16) | (b3 << 8) | b4) >>> 0;
}

function buildReverse(): Uint32Array {
  const table = new Uint32Array(0x10000);
  for (let pointer = 0; pointer < FOUR_BYTE_BMP; pointer++) note(table, fourByteCode(pointer));
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) note(table, (lead << 8) | trail);
  }
  return table;
}

function note(table: Uint32Array, code: number): void {
  const bytes: number[] = [];
  pushCode(bytes, code);
  const text = lenient.decode(Uint8Array.from(bytes));
  const point = text.charCodeAt(0);
  if (text.length === 1 && point !== 0xfffd && (point < 0xd800 || point > 0xdfff)) table[point] = code;
}
