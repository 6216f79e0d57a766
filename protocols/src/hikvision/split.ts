import { beginsWith } from '../wire/begins-with.ts';
import { type Cut, newSplitter, type Splitter, WAIT } from '../wire/stream.ts';
import { ROOT } from './table.ts';

// The alert stream is multipart/mixed with XML and picture parts, whose Content-Length is not to be relied on.
// A document is told by its own first and last tag; boundaries, headers and pictures between are passed over.
const FIRST = new TextEncoder().encode(`<${ROOT}`);
const LAST = new TextEncoder().encode(`</${ROOT}>`);
const MAX_DOCUMENT = 32_768;

export function newAlertSplitter(): Splitter {
  return newSplitter(cutAt, MAX_DOCUMENT);
}

function cutAt(buffer: Uint8Array, from: number): Cut {
  const start = buffer.indexOf(0x3c, from);
  if (start !== from) return { kind: 'gap', length: (start < 0 ? buffer.length : start) - from };
  const known = beginsWith(buffer, from, FIRST);
  if (known !== 'yes') return known === 'no' ? { kind: 'gap', length: 1 } : WAIT;
  const limit = Math.min(buffer.length, from + MAX_DOCUMENT);
  for (
    let at = buffer.indexOf(0x3c, from + 1);
    at >= 0 && at + LAST.length <= limit;
    at = buffer.indexOf(0x3c, at + 1)
  ) {
    if (beginsWith(buffer, at, LAST) === 'yes') return { kind: 'frame', length: at + LAST.length - from };
    if (beginsWith(buffer, at, FIRST) === 'yes')
      return { kind: 'noise', length: at - from, why: 'the next alert begins before an end' };
  }
  return WAIT;
}
