/** Follows the lengths of MQTT packets through a stream; false from the first packet that is too long or has no length. */
export type LengthGuard = (chunk: Uint8Array) => boolean;

// MQTT 3.1.1, 2.2.3: the remaining length takes at most four bytes of seven bits.
const LENGTH_BYTES = 4;

/** `mostAt(n)` is the longest packet allowed at place `n` (0 is the CONNECT) in bytes after the fixed header. */
export function lengthGuard(mostAt: (nth: number) => number): LengthGuard {
  let nth = 0;
  /** Bytes of the packet's body still to come; null while its header is read. */
  let left: number | null = null;
  let digits = -1;
  let length = 0;
  return (chunk) => {
    for (let at = 0; at < chunk.length; ) {
      if (left !== null) {
        const skipped = Math.min(left, chunk.length - at);
        at += skipped;
        left -= skipped;
        if (left > 0) return true;
        [left, digits, length] = [null, -1, 0];
        nth += 1;
        continue;
      }
      const byte = chunk[at++] ?? 0;
      digits += 1;
      if (digits === 0) continue; // type and flags
      length += (byte & 0x7f) * 128 ** (digits - 1);
      if (length > mostAt(nth)) return false;
      if (byte < 0x80) left = length;
      else if (digits === LENGTH_BYTES) return false;
      if (left === 0) {
        [left, digits, length] = [null, -1, 0];
        nth += 1;
      }
    }
    return true;
  };
}
