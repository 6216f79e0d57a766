/** One stretch of a stream: a frame that stood its checks, or bytes that belong to none, with the first reason. */
export type Piece =
  | { readonly kind: 'frame'; readonly bytes: Uint8Array }
  | { readonly kind: 'noise'; readonly bytes: Uint8Array; readonly why: string };

/** What a protocol says about the bytes at one place. `gap` is a separator that is neither frame nor noise. */
export type Cut =
  | { readonly kind: 'frame'; readonly length: number }
  | { readonly kind: 'gap'; readonly length: number }
  | { readonly kind: 'noise'; readonly length: number; readonly why: string }
  | { readonly kind: 'wait' };

/** Looks at `buffer` from `from` on. Must depend on the bytes only, never on where a chunk ended. */
export type CutAt = (buffer: Uint8Array, from: number) => Cut;

export type Splitter = {
  /** The pieces this chunk completes, in stream order. Frames are views: copy what you keep. */
  readonly push: (chunk: Uint8Array) => readonly Piece[];
  /**
   * For a sender that has fallen silent: what is held does not go on, so its first byte begins no frame. Gives the pieces
   * behind it, and noise that no frame has followed yet. A damaged length would otherwise hold back later frames until as many bytes have come as it promises.
   */
  readonly giveUp: () => readonly Piece[];
  /** Bytes waiting for more; never above the splitter's bound. */
  readonly held: () => number;
};

export const WAIT: Cut = { kind: 'wait' };

const NOTHING = new Uint8Array(0);
/** Longest noise piece in bytes: long enough to hold a whole broken frame for the person who debugs it. */
const NOISE_BOUND = 2048;

/** A splitter that gives the same pieces however the stream is chunked and holds at most `bound` bytes plus one noise piece. */
export function newSplitter(cutAt: CutAt, bound: number): Splitter {
  const noise = newNoise();
  let held: Uint8Array = NOTHING;

  function push(chunk: Uint8Array): readonly Piece[] {
    return read(held.length === 0 ? chunk : join(held, chunk), 0, []);
  }

  function giveUp(): readonly Piece[] {
    const pieces: Piece[] = [];
    if (held.length > 0) {
      noise.add(held, 0, 1, 'the sender fell silent', pieces);
      read(held, 1, pieces);
    }
    // What no frame follows is told now: the sender of a broken frame waits for an answer.
    noise.end(pieces);
    return pieces;
  }

  function read(buffer: Uint8Array, start: number, pieces: Piece[]): readonly Piece[] {
    let from = start;
    while (from < buffer.length) {
      const cut = orGiveUp(cutAt(buffer, from), buffer.length - from >= bound);
      if (cut.kind === 'wait') break;
      const end = from + cut.length;
      if (cut.kind === 'noise') noise.add(buffer, from, end, cut.why, pieces);
      if (cut.kind === 'frame') {
        noise.end(pieces);
        pieces.push({ kind: 'frame', bytes: buffer.subarray(from, end) });
      }
      from = end;
    }
    held = from === buffer.length ? NOTHING : buffer.slice(from);
    return pieces;
  }
  return { push, giveUp, held: () => held.length };
}

function orGiveUp(cut: Cut, full: boolean): Cut {
  return cut.kind === 'wait' && full ? { kind: 'noise', length: 1, why: 'no end within the longest frame' } : cut;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Collects neighbouring noise, so that pieces do not tell how the stream was chunked. */
function newNoise() {
  let bytes: Uint8Array = NOTHING;
  let length = 0;
  let why = '';

  function end(pieces: Piece[]): void {
    if (length === 0) return;
    pieces.push({ kind: 'noise', bytes: bytes.slice(0, length), why });
    length = 0;
  }

  function add(buffer: Uint8Array, from: number, to: number, reason: string, pieces: Piece[]): void {
    if (bytes.length === 0) bytes = new Uint8Array(NOISE_BOUND);
    for (let at = from; at < to; ) {
      if (length === 0) why = reason;
      const taken = Math.min(to - at, NOISE_BOUND - length);
      bytes.set(buffer.subarray(at, at + taken), length);
      length += taken;
      at += taken;
      if (length === NOISE_BOUND) end(pieces);
    }
  }
  return { add, end };
}
