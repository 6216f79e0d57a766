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
  /** Makes room for so many bytes and gives where they begin; they are written through `bytes` and `view`, asked for anew. */
  readonly open: (length: number) => number;
  readonly bytes: () => Uint8Array;
  readonly view: () => DataView;
  /** What was written; the next write starts a new buffer. */
  readonly take: () => Buffer;
};

/** An empty one with room for `size` bytes. */
export function bytesOut(size: number): BytesOut {
  let buffer = Buffer.allocUnsafe(size);
  let view = viewOf(buffer);
  let at = 0;

  function open(length: number): number {
    const from = at;
    at += length;
    if (at > buffer.length) grow(from);
    return from;
  }
  function grow(kept: number): void {
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at));
    buffer.copy(larger, 0, 0, kept);
    buffer = larger;
    view = viewOf(larger);
  }
  return {
    ...{ open, bytes: () => buffer, view: () => view },
    int16: (value) => {
      const from = open(2);
      view.setInt16(from, value);
    },
    int32: (value) => {
      const from = open(4);
      view.setInt32(from, value);
    },
    double: (value) => {
      const from = open(8);
      view.setFloat64(from, value);
    },
    raw: (bytes) => {
      const from = open(bytes.length);
      buffer.set(bytes, from);
    },
    text: (value, first) => {
      const length = open(5 + value.length * 3);
      const from = length + 4;
      if (first !== undefined) buffer[from] = first;
      const start = first === undefined ? from : from + 1;
      at = start + buffer.write(value, start, 'utf8');
      view.setInt32(length, at - from);
    },
    lengthLater: () => {
      const place = open(4);
      return () => view.setInt32(place, at - place - 4);
    },
    take: () => {
      const done = buffer.subarray(0, at);
      buffer = Buffer.allocUnsafe(size);
      view = viewOf(buffer);
      at = 0;
      return done;
    },
  };
}

function viewOf({ buffer, byteOffset, byteLength }: Buffer): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
