import { accept, type Decoded, refuse } from '../wire/decoded.ts';
import { isList, isObject, type Json, parseJson } from '../wire/json.ts';
import { textOf } from '../wire/utf8.ts';
import type { Event } from './event.ts';
import { ACTIONS, HEARTBEAT } from './table.ts';

const EVENT = /^Code=([^;\s=]+);action=([A-Za-z]+);index=(\d{1,5})(;data=)?/;

/** One part of the stream: `Heartbeat`, or `Code=…;action=…;index=…[;data={…}]`. */
export function decode(bytes: Uint8Array): Decoded<Event> {
  const text = textOf(bytes);
  if (!text.ok) return text;
  if (text.value.trim() === HEARTBEAT) return accept({ kind: 'heartbeat' });
  const head = EVENT.exec(text.value);
  if (head === null) return refuse('neither Heartbeat nor Code=…;action=…;index=…', 0);
  const [whole, code = '', word, index, withData] = head;
  const action = ACTIONS.find((known) => known === word);
  if (action === undefined) return refuse(`action is none of ${ACTIONS.join(', ')}`, whole.indexOf(';action=') + 8);
  const event = { kind: 'event', code, action, index: Number(index) } as const;
  if (withData === undefined) {
    const rest = text.value.slice(whole.length).trim();
    return rest === '' ? accept({ ...event, data: null }) : refuse('text after the index', whole.length);
  }
  // the head is ASCII up to the code, whose length in bytes may differ from that in characters
  const from = new TextEncoder().encode(whole).length;
  const data = parseJson(bytes.subarray(from));
  return data.ok ? accept({ ...event, data: data.value }) : refuse(data.why, from + data.at);
}

/** The kinds of object an event saw (`Human`, `Vehicle` …), from its one object or its list. */
export function objectTypesOf(event: Event): readonly string[] {
  if (event.kind !== 'event' || !isObject(event.data)) return [];
  const { Object: one, Objects: many } = event.data;
  const list: readonly Json[] = isList(many) ? many : one === undefined ? [] : [one];
  return list.flatMap((item) => (isObject(item) && typeof item['ObjectType'] === 'string' ? [item['ObjectType']] : []));
}
