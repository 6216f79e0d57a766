import { beginsWith } from '../wire/begins-with.ts';
import { type Cut, newSplitter, type Splitter, WAIT } from '../wire/stream.ts';
import { HEARTBEAT } from './table.ts';

// multipart/x-mixed-replace; Content-Length is unreliable and the blank line after headers may be missing, so a part is
// told by how it begins. An event ends with the line, unless braces of its data are still open.
const EVENT = new TextEncoder().encode('Code=');
const BEAT = new TextEncoder().encode(HEARTBEAT);
const MAX_EVENT = 16_384;
const [CR, LF, QUOTE, BACKSLASH, OPEN, CLOSE] = [0x0d, 0x0a, 0x22, 0x5c, 0x7b, 0x7d];

export function newEventSplitter(): Splitter {
  return newSplitter(cutAt, MAX_EVENT);
}

function cutAt(buffer: Uint8Array, from: number): Cut {
  const event = beginsWith(buffer, from, EVENT);
  if (event === 'yes') return endOfEvent(buffer, from);
  const beat = beginsWith(buffer, from, BEAT);
  if (beat === 'yes') return { kind: 'frame', length: BEAT.length };
  return event === 'perhaps' || beat === 'perhaps' ? WAIT : { kind: 'gap', length: 1 };
}

function endOfEvent(buffer: Uint8Array, from: number): Cut {
  let depth = 0;
  let quoted = false;
  const limit = Math.min(buffer.length, from + MAX_EVENT);
  for (let at = from; at < limit; at++) {
    const byte = buffer[at];
    if (quoted && byte === BACKSLASH) at++;
    else if (byte === QUOTE && depth > 0) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === OPEN) depth++;
    else if (byte === CLOSE) depth--;
    else if (depth <= 0 && (byte === CR || byte === LF)) return { kind: 'frame', length: at - from };
  }
  return WAIT;
}
