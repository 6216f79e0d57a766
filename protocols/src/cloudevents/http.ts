import type { Decoded } from '../wire/decoded.ts';
import { refuse } from '../wire/decoded.ts';
import { fieldsOf } from '../wire/fields.ts';
import { toHex } from '../wire/hex.ts';
import { type Json, parseJson } from '../wire/json.ts';
import { textOf } from '../wire/utf8.ts';
import { attributesOf } from './attributes.ts';
import { decode, decodeBatch, isJsonType } from './decode.ts';
import type { CloudEvent, Data } from './event.ts';
import { ATTRIBUTES, CONTENT_TYPE, NAME } from './table.ts';

/** Header names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** The events of one HTTP request in whichever mode its headers say (HTTP binding, 3). */
export function decodeHttp(headers: Headers, body: Uint8Array): Decoded<readonly CloudEvent[]> {
  const type = header(headers, 'content-type')?.toLowerCase() ?? '';
  if (type.startsWith(CONTENT_TYPE.batch)) return decodeBatch(body);
  const event = type.startsWith(CONTENT_TYPE.structured) ? decode(body) : decodeBinary(headers, body);
  return event.ok ? { ok: true, value: [event.value] } : event;
}

/** Binary mode: attributes in `ce-` headers, data in the body (HTTP binding, 3.1). */
function decodeBinary(headers: Headers, body: Uint8Array): Decoded<CloudEvent> {
  const sent = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('ce-')) continue;
    const decoded = percentDecoded(value);
    if (decoded === null) return refuse(`${name} is wrongly percent-encoded`, 0);
    sent.set(name.slice(3), decoded);
  }
  if (sent.size === 0) return refuse('no ce- headers and no cloudevents content type', 0);
  const type = header(headers, 'content-type');
  if (type !== null) sent.set('datacontenttype', type);
  const fields = fieldsOf(Object.fromEntries(sent), new Uint8Array(0));
  const attributes = attributesOf(fields);
  for (const name of sent.keys()) if (!NAME.test(name)) fields.wrong('is no attribute name', name);
  const extensions = Object.fromEntries([...sent].filter(([name]) => !ATTRIBUTES.some((known) => known === name)));
  const data = bodyOf(body, type);
  return data.ok ? fields.done({ ...attributes, extensions, data: data.value }) : data;
}

function bodyOf(body: Uint8Array, type: string | null): Decoded<Data | null> {
  if (body.length === 0) return { ok: true, value: null };
  if (type !== null && isJsonType(type)) {
    const json: Decoded<Json> = parseJson(body);
    return json.ok ? { ok: true, value: { kind: 'json', value: json.value } } : json;
  }
  const text = type?.toLowerCase().startsWith('text/') ? textOf(body) : null;
  return { ok: true, value: text?.ok ? { kind: 'text', text: text.value } : { kind: 'bytes', hex: toHex(body) } };
}

/** The answer to a web hook's OPTIONS (web hook, 4); null when the request is none. `rate` is requests a minute. */
export function handshake(headers: Headers, rate: number): Headers | null {
  const origin = header(headers, 'webhook-request-origin');
  if (origin === null) return null;
  const asked = header(headers, 'webhook-request-rate');
  return {
    'WebHook-Allowed-Origin': origin,
    ...(asked === null ? {} : { 'WebHook-Allowed-Rate': String(rate) }),
    Allow: 'POST',
  };
}

function header(headers: Headers, name: string): string | null {
  return Object.hasOwn(headers, name) ? (headers[name] ?? null) : null;
}

function percentDecoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null; // told to the sender by the caller
  }
}
