import { accept, type Decoded, refuse } from '../wire/decoded.ts';
import { type Fields, fieldsOf } from '../wire/fields.ts';
import { isList, isObject, parseJson } from '../wire/json.ts';
import { decodeObject } from '../wire/object.ts';
import { hexOfBase64 } from '../wire/payload.ts';
import { attributesOf } from './attributes.ts';
import type { CloudEvent, Data, Extension } from './event.ts';
import { ATTRIBUTES, NAME } from './table.ts';

/** One event in structured mode, `application/cloudevents+json` (JSON format, 3). */
export function decode(bytes: Uint8Array): Decoded<CloudEvent> {
  return decodeObject(bytes, (fields) => eventOf(fields, fields.names()));
}

/** A list of events, `application/cloudevents-batch+json` (JSON format, 4); one bad event refuses the batch. */
export function decodeBatch(bytes: Uint8Array): Decoded<readonly CloudEvent[]> {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  if (!isList(json.value)) return refuse('a batch is a list', 0);
  const events: CloudEvent[] = [];
  for (const item of json.value) {
    if (!isObject(item)) return refuse('a batch holds something that is no object', 0);
    const event = eventOf(fieldsOf(item, bytes), Object.keys(item));
    if (!event.ok) return event;
    events.push(event.value);
  }
  return accept(events);
}

function eventOf(fields: Fields, names: readonly string[]): Decoded<CloudEvent> {
  const attributes = attributesOf(fields);
  const extensions: [string, Extension][] = [];
  for (const name of names) {
    if (isKnown(name) || !fields.has(name)) continue;
    const value = fields.json(name);
    if (!NAME.test(name)) fields.wrong('is no attribute name', name);
    if (typeof value === 'object') fields.wrong('is neither text, number nor truth value', name);
    else extensions.push([name, value]);
  }
  const data = dataOf(fields, names, attributes.datacontenttype);
  return fields.done({ ...attributes, extensions: Object.fromEntries(extensions), data });
}

function dataOf(fields: Fields, names: readonly string[], type: string | null): Data | null {
  if (names.includes('data_base64')) {
    if (names.includes('data')) fields.wrong('and data exclude each other', 'data_base64');
    fields.text('data_base64');
    return { kind: 'bytes', hex: hexOfBase64(fields, 'data_base64') };
  }
  if (!names.includes('data')) return null;
  const value = fields.json('data');
  return typeof value === 'string' && !isJsonType(type) ? { kind: 'text', text: value } : { kind: 'json', value };
}

/** Whether a media type says JSON; an absent one does too (JSON format, 3.1). */
export function isJsonType(type: string | null): boolean {
  return type === null || /^[^;]*[/+]json\s*(;|$)/i.test(type);
}

function isKnown(name: string): boolean {
  return name === 'data' || name === 'data_base64' || ATTRIBUTES.some((known) => known === name);
}
