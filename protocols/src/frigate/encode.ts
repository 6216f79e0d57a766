import { writeJson } from '../wire/json.ts';
import type { Event, Review, TrackedObject } from './event.ts';
import { PREFIX, TOPIC } from './table.ts';

/** Topic and payload as Frigate would publish them. */
export function encode(event: Event, prefix = PREFIX): { readonly topic: string; readonly bytes: Uint8Array } {
  const text = (value: string) => new TextEncoder().encode(value);
  switch (event.kind) {
    case 'available':
      return { topic: `${prefix}/${TOPIC.available}`, bytes: text(event.state) };
    case 'camera-status':
      return { topic: `${prefix}/${event.camera}/status/${event.role}`, bytes: text(event.state) };
    default:
      return { topic: `${prefix}/${TOPIC[event.kind]}`, bytes: writeJson(bodyOf(event)) };
  }
}

function bodyOf(event: Exclude<Event, { kind: 'available' | 'camera-status' }>): unknown {
  switch (event.kind) {
    case 'object':
      return staged(event.stage, objectBody(event));
    case 'review':
      return staged(event.stage, reviewBody(event));
    case 'finding':
      return {
        type: event.what,
        id: event.id,
        ...(event.camera === null ? {} : { camera: event.camera }),
        ...event.body,
      };
    case 'trigger':
      return { name: event.name, camera: event.camera, event_id: event.eventId, type: event.type, score: event.score };
  }
}

function staged(type: string, state: object): object {
  return { type, before: state, after: state };
}

function objectBody(event: TrackedObject): object {
  return {
    id: event.id,
    camera: event.camera,
    label: event.label,
    sub_label: event.subLabel,
    top_score: event.topScore,
    false_positive: event.falsePositive,
    start_time: event.startedAt / 1000,
    end_time: event.endedAt === null ? null : event.endedAt / 1000,
    score: event.score,
    box: event.box,
    current_zones: event.zones,
    entered_zones: event.enteredZones,
    has_snapshot: event.hasSnapshot,
    has_clip: event.hasClip,
    stationary: event.stationary,
  };
}

function reviewBody(event: Review): object {
  return {
    id: event.id,
    camera: event.camera,
    start_time: event.startedAt / 1000,
    end_time: event.endedAt === null ? null : event.endedAt / 1000,
    severity: event.severity,
    data: { detections: event.detections, objects: event.objects, zones: event.zones },
  };
}
