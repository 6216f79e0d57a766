/** 64 bits as two halves, as they stand in `observation.sequence`. */
export type Key64 = { readonly high: number; readonly low: number };

/** 64 bits of a text that tell two messages of one device and instant apart; no protection against a forger. */
export function sequenceKey(text: string): Key64 {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  return mixed(a, b);
}

/** The same of bytes, as four 16-bit characters (hex digits would cost more than the rest): the fingerprint of a payload. */
export function fingerprint(bytes: Uint8Array): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] ?? 0;
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  const { high, low } = mixed(a, b);
  return String.fromCharCode(high >>> 16, high & 0xffff, low >>> 16, low & 0xffff);
}

/** The signed 64-bit number in decimals, as PostgreSQL gives and takes it. */
export function keyText({ high, low }: Key64): string {
  return ((BigInt(high | 0) << 32n) | BigInt(low >>> 0)).toString();
}

function mixed(a: number, b: number): Key64 {
  const high = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  const low = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return { high: high | 0, low: low >>> 0 };
}
