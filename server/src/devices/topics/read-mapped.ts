import type { TopicMap } from '@chengyun/contract/topic-map';
import { type Json, parseJson } from '@chengyun/protocols/wire/json';
import { valueAt, valuesAt } from '@chengyun/protocols/wire/json-path';
import { type Levels, levelsOf } from '../../town/packs/topic-template.ts';
import type { Draft } from '../gateways/mqtt/drafts.ts';
import type { ProtocolEvent, Reading } from '../observation.ts';
import { timeIn } from './time-in.ts';

/** What a message of a model says by the first of its maps that fits the topic; undefined where none does, a text is why it cannot be read. Pure. */
export function readMapped(
  maps: readonly TopicMap[],
  topic: string,
  payload: Uint8Array,
): readonly Draft[] | string | undefined {
  for (const map of maps) {
    const levels = levelsOf(map.topic, topic);
    if (!levels) continue;
    const json = parseJson(payload);
    if (!json.ok) return `${json.why} (byte ${json.at})`;
    return readThings(map, levels, json.value);
  }
  return undefined;
}

/** The same for what has been read already, such as the values inside a platform's envelope. */
export function readMappedJson(
  maps: readonly TopicMap[],
  topic: string,
  json: Json,
): readonly Draft[] | string | undefined {
  for (const map of maps) {
    const levels = levelsOf(map.topic, topic);
    if (levels) return readThings(map, levels, json);
  }
  return undefined;
}

function readThings(map: TopicMap, levels: Levels, payload: Json): readonly Draft[] | string {
  const things = map.each === undefined ? [payload] : valuesAt(payload, map.each);
  if (things.length === 0) return `nothing stands at ${map.each} (each)`;
  const drafts: Draft[] = [];
  for (const thing of things) {
    const draft = readThing(map, levels, thing);
    if (typeof draft === 'string') return draft;
    drafts.push(draft);
  }
  // A message of which nothing was found is one whose make has changed, and nobody would ever learn of it.
  const isEmpty = drafts.every(({ readings, events }) => readings.length === 0 && events.length === 0);
  return isEmpty && !mayBeQuiet(map) ? 'nothing of what its topics name is in the payload' : drafts;
}

/** A map of events alone may find that nothing has happened. */
function mayBeQuiet({ values, pairs, events = [] }: TopicMap): boolean {
  return events.length > 0 && values === undefined && pairs === undefined;
}

function readThing(map: TopicMap, levels: Levels, thing: Json): Draft | string {
  const { device: from, time, values = [], pairs, events = [] } = map;
  const device = from === undefined ? null : sourceOf(from, levels, thing);
  if (device === undefined || device === '') return `no device stands at ${from}`;
  const deviceAt = time === undefined ? null : timeIn(valueAt(thing, time.path), time.form);
  const named = values.flatMap(({ name, path }) => readingOf(name, valueAt(thing, path)));
  const listed = pairs === undefined ? [] : valuesAt(thing, pairs.each).flatMap((pair) => pairOf(pair, pairs));
  return {
    ...{ device, deviceAt, readings: [...named, ...listed] },
    events: events.flatMap((event) => eventOf(event, levels, thing)),
  };
}

function pairOf(pair: Json, { name, value }: NonNullable<TopicMap['pairs']>): readonly Reading[] {
  const point = textIn(valueAt(pair, name));
  return point === undefined || point === '' ? [] : readingOf(point.slice(0, 128), valueAt(pair, value));
}

/** Makes write numbers as texts as often as not; a text that is nothing but a number is one. */
function readingOf(point: string, value: Json | undefined): readonly Reading[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'object') return [{ point, value: JSON.stringify(value) }];
  const isNumber = typeof value === 'string' && /^[-+]?\d{1,15}(\.\d{1,15})?$/.test(value.trim());
  return [{ point, value: isNumber ? Number(value) : value }];
}

type EventMap = NonNullable<TopicMap['events']>[number];

function eventOf(map: EventMap, levels: Levels, thing: Json): readonly ProtocolEvent[] {
  const on = isOn(map, thing);
  if (on === undefined) return [];
  return [
    {
      ...{ kind: map.kind, on },
      part: map.part === undefined ? null : (sourceOf(map.part, levels, thing) ?? null),
      text: map.text === undefined ? null : (textIn(valueAt(thing, map.text)) ?? null),
      ...(map.component === undefined ? {} : { component: map.component }),
    },
  ];
}

/** Whether it has begun or ended; undefined where the message says neither. Without a path, that it came at all says so. */
function isOn({ path, on = ['true', '1'], off = [] }: EventMap, thing: Json): boolean | undefined {
  if (path === undefined) return true;
  const word = textIn(valueAt(thing, path));
  if (word === undefined) return undefined;
  if (on.includes(word)) return true;
  return off.includes(word) ? false : undefined;
}

function sourceOf(source: string, levels: Levels, thing: Json): string | undefined {
  return source.startsWith('{') ? levels[source.slice(1, -1)] : textIn(valueAt(thing, source));
}

function textIn(value: Json | undefined): string | undefined {
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}
