import type { Event } from './event.ts';
import { HEARTBEAT } from './table.ts';

/** The text of a part, without boundary and headers. */
export function encode(event: Event): Uint8Array {
  return new TextEncoder().encode(textOf(event));
}

function textOf(event: Event): string {
  if (event.kind === 'heartbeat') return HEARTBEAT;
  const head = `Code=${event.code};action=${event.action};index=${event.index}`;
  return event.data === null ? head : `${head};data=${JSON.stringify(event.data)}`;
}

/** A part as it stands in the stream, with boundary, headers and line ends. */
export function encodePart(event: Event): Uint8Array {
  const text = textOf(event);
  const length = new TextEncoder().encode(text).length;
  return new TextEncoder().encode(
    `--myboundary\r\nContent-Type: text/plain\r\nContent-Length:${length}\r\n\r\n${text}\r\n\r\n`,
  );
}
