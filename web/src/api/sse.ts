/** One event of a server-sent stream (WHATWG HTML, 9.2). */
export type StreamEvent = { readonly event: string; readonly data: string; readonly id: string };

type Draft = { readonly event: string; readonly data: readonly string[] };

/** What was read so far: the unfinished line, the unfinished event and the last id. */
export type Reading = { readonly rest: string; readonly draft: Draft; readonly id: string };

const blank: Draft = { event: '', data: [] };

/** The reading of a stream of which nothing came yet; `id` is the last event known from an earlier connection. */
export function startReading(id: string): Reading {
  return { rest: '', draft: blank, id };
}

function field(line: string): readonly [name: string, value: string] {
  const colon = line.indexOf(':');
  if (colon < 0) return [line, ''];
  return [line.slice(0, colon), line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)];
}

/** Adds a piece of text and gives the events it completed; comment lines (heartbeats) complete nothing. */
export function readMore(
  reading: Reading,
  piece: string,
): { readonly reading: Reading; readonly events: StreamEvent[] } {
  const lines = (reading.rest + piece).split(/\r\n|\n|\r(?!$)/);
  const rest = lines.pop() ?? '';
  const events: StreamEvent[] = [];
  let { draft, id } = reading;
  for (const line of lines) {
    if (line === '') {
      if (draft.data.length > 0) events.push({ event: draft.event || 'message', data: draft.data.join('\n'), id });
      draft = blank;
      continue;
    }
    const [name, value] = field(line);
    if (name === 'event') draft = { ...draft, event: value };
    if (name === 'data') draft = { ...draft, data: [...draft.data, value] };
    if (name === 'id' && !value.includes('\0')) id = value;
  }
  return { reading: { rest, draft, id }, events };
}
