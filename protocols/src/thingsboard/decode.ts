import { accept, type Decoded, refuse } from '../wire/decoded.ts';
import { fieldsOf } from '../wire/fields.ts';
import { isList, isObject, type Json, type JsonObject, parseJson } from '../wire/json.ts';
import { type Dialect, standard } from './dialect.ts';
import type { Message, Point, Values } from './message.ts';
import { SHORT_TOPIC, TOPIC } from './table.ts';

/** What a device or gateway published on a topic of the ThingsBoard API. */
export function decode(topic: string, bytes: Uint8Array, dialect: Dialect = standard): Decoded<Message> {
  const [kind, id] = kindOf(topic);
  if (kind === null) return refuse(`${topic.slice(0, 80)} is no topic of this interface`, 0);
  const json = parseJson(bytes, dialect.bigNumbers);
  if (!json.ok) return json;
  if (kind === 'rpc-response') return accept({ kind, id, body: json.value });
  if (kind === 'telemetry') {
    const points = pointsOf(json.value);
    return points === null
      ? refuse('telemetry is neither an object nor a list of objects', 0)
      : accept({ kind, points });
  }
  return isObject(json.value) ? ofObject(kind, id, json.value, bytes) : refuse('not a JSON object', 0);
}

type ObjectKind = Exclude<keyof typeof TOPIC, 'rpc-response' | 'telemetry'>;

function ofObject(kind: ObjectKind, id: number, json: JsonObject, bytes: Uint8Array): Decoded<Message> {
  const fields = fieldsOf(json, bytes);
  switch (kind) {
    case 'attributes':
      return accept({ kind, values: valuesOf(json) });
    case 'attribute-request':
      return fields.done({
        kind,
        id,
        client: keysOf(fields.textOr('clientKeys', '')),
        shared: keysOf(fields.textOr('sharedKeys', '')),
      });
    case 'gateway-connect':
      return fields.done({ kind, device: fields.text('device'), type: fields.textOr('type', null) });
    case 'gateway-disconnect':
      return fields.done({ kind, device: fields.text('device') });
    case 'gateway-telemetry':
      return gatewayTelemetry(json);
    case 'gateway-attributes':
      return gatewayAttributes(json);
    case 'gateway-attribute-request': {
      const scope = fields.flagOr('client', false) ? ('client' as const) : ('shared' as const);
      const keys = fields.has('keys') ? fields.list('keys').map(String) : keysOf(fields.textOr('key', ''));
      return fields.done({ kind, id: fields.number('id'), device: fields.text('device'), scope, keys });
    }
    case 'gateway-rpc-response':
      return fields.done({ kind, id: fields.number('id'), device: fields.text('device'), body: fields.json('data') });
  }
}

function gatewayTelemetry(json: JsonObject): Decoded<Message> {
  const devices = [];
  for (const [device, value] of Object.entries(json)) {
    const points = isList(value) ? pointsOf(value) : null;
    if (points === null) return refuse(`the points of ${device.slice(0, 80)} are no list of objects`, 0);
    devices.push({ device, points });
  }
  return accept({ kind: 'gateway-telemetry', devices });
}

function gatewayAttributes(json: JsonObject): Decoded<Message> {
  const devices = [];
  for (const [device, value] of Object.entries(json)) {
    if (!isObject(value)) return refuse(`the attributes of ${device.slice(0, 80)} are no object`, 0);
    devices.push({ device, values: valuesOf(value) });
  }
  return accept({ kind: 'gateway-attributes', devices });
}

function pointsOf(json: Json): readonly Point[] | null {
  if (isObject(json)) return [pointOf(json)];
  const points = (isList(json) ? json : [json]).map((item) => (isObject(item) ? pointOf(item) : null));
  return points.every((point) => point !== null) ? points : null;
}

/** Either `{"ts":…,"values":{…}}` or plain keys and values. */
function pointOf(json: JsonObject): Point {
  const { ts, values } = json;
  if (typeof ts === 'number' && isObject(values)) return { ts, values: valuesOf(values) };
  return { ts: null, values: valuesOf(json) };
}

function valuesOf(json: JsonObject): Values {
  return saysAll(json) ? json : Object.fromEntries(Object.entries(json).filter(isSaid));
}

/** Nearly no device sends a null, and then its object is taken as it is. */
function saysAll(json: JsonObject): json is Values {
  for (const name in json) if (json[name] === null) return false;
  return true;
}

function isSaid(entry: readonly [string, Json]): entry is [string, Exclude<Json, null>] {
  return entry[1] !== null;
}

function keysOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}

function kindOf(topic: string): readonly [keyof typeof TOPIC | null, number] {
  const whole = KIND_OF_TOPIC.get(topic);
  if (whole !== undefined) return [whole, 0];
  // What ends in a number is a question or an answer to one.
  const id = /\/(\d{1,9})$/.exec(topic)?.[1];
  const kind = id && KIND_OF_START.get(topic.slice(0, -id.length));
  return kind ? [kind, Number(id)] : [null, 0];
}

const KINDS = Object.keys(TOPIC).filter((name): name is keyof typeof TOPIC => name in TOPIC);
const NAMES = [...KINDS.map((kind) => [TOPIC[kind], kind] as const), ...Object.entries(SHORT_TOPIC)];
const KIND_OF_TOPIC = new Map<string, keyof typeof TOPIC>(NAMES.filter(([topic]) => !topic.endsWith('/')));
const KIND_OF_START = new Map<string, keyof typeof TOPIC>(NAMES.filter(([topic]) => topic.endsWith('/')));
