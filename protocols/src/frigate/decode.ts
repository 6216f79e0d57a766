import { accept, type Decoded, refuse } from '../wire/decoded.ts';
import type { Fields } from '../wire/fields.ts';
import { isList, type Json } from '../wire/json.ts';
import { decodeObject } from '../wire/object.ts';
import { textOf } from '../wire/utf8.ts';
import type { Event, Finding, Review, TrackedObject, Trigger } from './event.ts';
import { CAMERA_STATUS, PREFIX, SEVERITIES, STAGES, STATES, TOPIC } from './table.ts';

/** What Frigate published on a topic. */
export function decode(topic: string, bytes: Uint8Array, prefix = PREFIX): Decoded<Event> {
  const below = topic.startsWith(`${prefix}/`) ? topic.slice(prefix.length + 1) : '';
  switch (below) {
    case TOPIC.object:
      return decodeObject(bytes, (f): Decoded<Event> => f.done(objectOf(f)));
    case TOPIC.review:
      return decodeObject(bytes, (f): Decoded<Event> => f.done(reviewOf(f)));
    case TOPIC.finding:
      return decodeObject(bytes, (f): Decoded<Event> => f.done(findingOf(f)));
    case TOPIC.trigger:
      return decodeObject(bytes, (f): Decoded<Event> => f.done(triggerOf(f)));
    default:
      return plainText(below, topic, bytes);
  }
}

function plainText(below: string, topic: string, bytes: Uint8Array): Decoded<Event> {
  const text = textOf(bytes);
  if (!text.ok) return text;
  const [, camera, role] = CAMERA_STATUS.exec(below) ?? [];
  if (camera !== undefined && role !== undefined)
    return accept({ kind: 'camera-status', camera, role, state: text.value.trim() });
  if (below !== TOPIC.available) return refuse(`${topic.slice(0, 80)} is no topic of Frigate`, 0);
  const state = STATES.find((name) => name === text.value.trim());
  return state === undefined ? refuse('neither online, offline nor stopped', 0) : accept({ kind: 'available', state });
}

function objectOf(f: Fields): TrackedObject {
  const stage = f.oneOf('type', STAGES);
  const after = f.within('after');
  return {
    kind: 'object',
    stage,
    id: after.text('id'),
    camera: after.text('camera'),
    label: after.text('label'),
    subLabel: subLabelOf(after.json('sub_label')),
    score: after.numberOr('score', 0),
    topScore: after.numberOr('top_score', 0),
    startedAt: millis(after.number('start_time')),
    endedAt: endOf(after),
    zones: texts(after, 'current_zones'),
    enteredZones: texts(after, 'entered_zones'),
    box: boxOf(after),
    falsePositive: after.flagOr('false_positive', false),
    stationary: after.flagOr('stationary', false),
    hasSnapshot: after.flagOr('has_snapshot', false),
    hasClip: after.flagOr('has_clip', false),
  };
}

function reviewOf(f: Fields): Review {
  const stage = f.oneOf('type', STAGES);
  const after = f.within('after');
  const data = after.within('data');
  return {
    kind: 'review',
    stage,
    id: after.text('id'),
    camera: after.text('camera'),
    severity: after.oneOf('severity', SEVERITIES),
    startedAt: millis(after.number('start_time')),
    endedAt: endOf(after),
    objects: texts(data, 'objects'),
    zones: texts(data, 'zones'),
    detections: texts(data, 'detections'),
  };
}

function findingOf(f: Fields): Finding {
  const { type: _, id: __, camera: ___, ...body } = Object.fromEntries(f.names().map((name) => [name, f.json(name)]));
  return { kind: 'finding', what: f.text('type'), id: f.text('id'), camera: f.textOr('camera', null), body };
}

function triggerOf(f: Fields): Trigger {
  return {
    kind: 'trigger',
    name: f.text('name'),
    camera: f.text('camera'),
    eventId: f.textOr('event_id', ''),
    type: f.textOr('type', ''),
    score: f.numberOr('score', 0),
  };
}

/** A text, or a list of text and score. */
function subLabelOf(json: Json): string | null {
  const name = isList(json) ? json[0] : json;
  return typeof name === 'string' ? name : null;
}

function boxOf(f: Fields): TrackedObject['box'] {
  const sides = f.list('box').filter((side) => typeof side === 'number');
  const [left, top, right, bottom] = sides;
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return null;
  return [left, top, right, bottom];
}

function texts(f: Fields, name: string): readonly string[] {
  return f.list(name).filter((item) => typeof item === 'string');
}

function endOf(f: Fields): number | null {
  const end = f.numberOr('end_time', null);
  return end === null ? null : millis(end);
}

/** Frigate's times are seconds with a fraction. */
function millis(seconds: number): number {
  return Math.round(seconds * 1000);
}
