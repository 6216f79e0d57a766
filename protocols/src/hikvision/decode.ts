import { accept, type Decoded, refuse } from '../wire/decoded.ts';
import { isList, isObject, type Json, parseJson } from '../wire/json.ts';
import { byteOffset, textOf } from '../wire/utf8.ts';
import { allElements, findElement, parseXml } from '../wire/xml.ts';
import type { Alert } from './alert.ts';
import { type Dialect, standard } from './dialect.ts';
import { CHANNEL, ROOT, TIME } from './table.ts';
import { timeOf } from './time.ts';

/** How the members of a document are reached, whichever form it has. */
type Members = { readonly first: (name: string) => string | null; readonly all: (name: string) => readonly string[] };

const MAX_BYTES = 262_144;

/** One EventNotificationAlert as XML or JSON, from the alert stream or pushed to us. */
export function decode(bytes: Uint8Array, dialect: Dialect = standard): Decoded<Alert> {
  if (bytes.length > MAX_BYTES) return refuse(`${bytes.length} bytes are more than ${MAX_BYTES}`, MAX_BYTES);
  const text = textOf(bytes);
  if (!text.ok) return text;
  if (text.value.trimStart().startsWith('{')) return fromJson(bytes, dialect);
  const document = parseXml(text.value);
  if (document.ok) {
    const { value } = document;
    if (value.name !== ROOT) return refuse(`the document is a ${value.name}, not a ${ROOT}`, 0);
    const first = (name: string) => findElement(value, name)?.text.trim() ?? null;
    return alertOf(
      { first, all: (name) => allElements(value, name).map((element) => element.text.trim()) },
      false,
      dialect,
    );
  }
  if (dialect.malformed === 'refused' || !text.value.includes(`<${ROOT}`)) {
    return refuse(document.why, byteOffset(text.value, document.at));
  }
  const all = (name: string) =>
    [...text.value.matchAll(new RegExp(`<${name}>([^<]*)<`, 'g'))].map((found) => (found[1] ?? '').trim());
  return alertOf({ first: (name) => all(name)[0] ?? null, all }, true, dialect);
}

function fromJson(bytes: Uint8Array, dialect: Dialect): Decoded<Alert> {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  const flat: [string, string][] = [];
  flatten(json.value, '', flat);
  const all = (name: string) => flat.filter(([key]) => key === name).map(([, value]) => value);
  return alertOf({ first: (name) => all(name)[0] ?? null, all }, false, dialect);
}

function flatten(json: Json, name: string, into: [string, string][]): void {
  if (isList(json)) for (const item of json) flatten(item, name, into);
  else if (isObject(json)) for (const [key, value] of Object.entries(json)) flatten(value, key, into);
  else if (json !== null) into.push([name, String(json)]);
}

function alertOf(members: Members, salvaged: boolean, dialect: Dialect): Decoded<Alert> {
  const firstOf = (names: readonly string[]) =>
    names.map(members.first).find((text) => text !== null && text !== '') ?? null;
  const eventType = members.first('eventType');
  if (eventType === null || eventType === '') return refuse('eventType is missing', 0);
  const state = members.first('eventState');
  const active = state === null || state === 'active';
  const time = firstOf(TIME);
  const count = members.first('activePostCount');
  return accept({
    kind:
      !active && (eventType === 'videoloss' || eventType === 'heartBeat')
        ? 'heartbeat'
        : eventType === 'heartBeat'
          ? 'heartbeat'
          : 'alarm',
    eventType,
    active,
    channel: firstOf(CHANNEL),
    ipAddress: members.first('ipAddress'),
    macAddress: members.first('macAddress'),
    time,
    at: timeOf(time, dialect),
    postCount: count !== null && /^\d{1,9}$/.test(count) ? Number(count) : null,
    description: members.first('eventDescription'),
    regions: members.all('regionID'),
    target: members.first('detectionTarget'),
    salvaged,
  });
}
