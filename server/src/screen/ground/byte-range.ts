/** A stretch of a file, both ends in it. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The one range a request asks for (RFC 9110, 14.1.2): `bytes=0-99`, `bytes=100-`, `bytes=-100`. Undefined when it asks
 * for the whole or for several at once, which may be answered with the whole; `none` when nothing of the file lies there.
 */
export function rangeOf(header: string | undefined, bytes: number): ByteRange | 'none' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const from = Math.max(0, bytes - Number(last));
    return from < bytes ? { from, to: bytes - 1 } : 'none';
  }
  const [from, to] = [Number(first), last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)];
  if (last !== '' && Number(last) < from) return undefined; // not a range, so there is none
  return from < bytes ? { from, to } : 'none';
}
