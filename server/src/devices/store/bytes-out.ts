/** A buffer that grows as numbers (high byte first) and texts are written into it. */
export type BytesOut = {
  readonly int16: (value: number) => void;
  readonly int32: (value: number) => void;
  readonly double: (value: number) => void;
  readonly raw: (bytes: Uint8Array) => void;
  /** Length in bytes as a 32-bit number, `first` if given, then the text in UTF-8; the length counts both. */
  readonly text: (value: string, first?: number) => void;
  /** Leaves room for a 32-bit length; what is called later writes into it how many bytes followed. */
  readonly lengthLater: () => () => void;
  /** What was written; the next write starts a new buffer. */
  readonly take: () => Buffer;
};

/** An empty one with room for `size` bytes. */
export function bytesOut(size: number): BytesOut {
  let buffer = Buffer.allocUnsafe(size);
  let at = 0;

  function room(bytes: number): void {
    if (at + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + bytes));
    buffer.copy(larger, 0, 0, at);
    buffer = larger;
  }
  return {
    int16: (value) => {
      room(2);
      at = buffer.writeInt16BE(value, at);
    },
    int32: (value) => {
      room(4);
      at = buffer.writeInt32BE(value | 0, at);
    },
    double: (value) => {
      room(8);
      at = buffer.writeDoubleBE(value, at);
    },
    raw: (bytes) => {
      room(bytes.length);
      buffer.set(bytes, at);
      at += bytes.length;
    },
    text: (value, first) => {
      room(5 + value.length * 3);
      const from = at + 4;
      if (first !== undefined) buffer[from] = first;
      const start = first === undefined ? from : from + 1;
      const end = start + buffer.write(value, start, 'utf8');
      buffer.writeInt32BE(end - from, at);
      at = end;
    },
    lengthLater: () => {
      room(4);
      const place = at;
      at += 4;
      return () => void buffer.writeInt32BE(at - place - 4, place);
    },
    take: () => {
      const done = buffer.subarray(0, at);
      buffer = Buffer.allocUnsafe(size);
      at = 0;
      return done;
    },
  };
}
