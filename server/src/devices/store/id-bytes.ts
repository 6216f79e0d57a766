const BYTES = 16;
const DASH = 0x2d;

/** The value of each hex digit by its character code; 255 for what is none. */
const NIBBLES = new Uint8Array(256).fill(255);
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  NIBBLES[digit.charCodeAt(0)] = value;
  NIBBLES[digit.toUpperCase().charCodeAt(0)] = value;
}

/**
 * Reads the 16 bytes of a UUID; they hold until the next one is read. Nothing is remembered: for sixty thousand devices
 * that was 16 MB of small buffers, and reading digit by digit is no dearer than finding one of them.
 */
export function idReader(): (id: string) => Uint8Array {
  const bytes = new Uint8Array(BYTES);
  return (id) => {
    let at = 0;
    let high = -1;
    for (let i = 0; i < id.length; i++) {
      const code = id.charCodeAt(i);
      if (code === DASH) continue;
      const nibble = code < 256 ? (NIBBLES[code] ?? 255) : 255;
      if (nibble === 255) throw noUuid(id);
      if (high < 0) high = nibble;
      else {
        bytes[at++] = high * 16 + nibble;
        high = -1;
      }
    }
    if (at !== BYTES || high >= 0) throw noUuid(id);
    return bytes;
  };
}

function noUuid(id: string): RangeError {
  return new RangeError(`no UUID: ${id.slice(0, 60)}`);
}
