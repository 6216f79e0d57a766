import { isObject, parseJson } from '@chengyun/protocols/wire/json';
import type { EventKind, ProtocolEvent } from '../../observation.ts';
import type { Draft } from './drafts.ts';

/** Our own topics, beside those of ThingsBoard, for what happened rather than what was measured: to a device, or to its children. */
export const EVENTS_TOPIC = 'v1/devices/me/events';
export const CHILDREN_EVENTS_TOPIC = 'v1/gateway/events';

const KINDS: ReadonlySet<string> = new Set<EventKind>([
  ...(['fire', 'warning', 'fault', 'shield', 'supervise', 'start', 'feedback', 'test'] as const),
  ...(['tamper', 'power', 'low_battery', 'offline', 'reset', 'duty_answer', 'analytics'] as const),
]);

/** `{"kind":"fire","on":true,"part":"1-7","component":23,"text":"…","ts":…}` or a list of these; a text says what is wrong. */
export function readEvents(payload: Uint8Array): readonly Draft[] | string {
  const json = parseJson(payload);
  return json.ok ? eventsOf(null, json.value) : json.why;
}

/** The same for children of a gateway: `{"child name":[…]}`. */
export function readChildrenEvents(payload: Uint8Array): readonly Draft[] | string {
  const json = parseJson(payload);
  if (!json.ok) return json.why;
  if (!isObject(json.value)) return 'the children are no object';
  const all: Draft[] = [];
  for (const [device, events] of Object.entries(json.value)) {
    const drafts = eventsOf(device, events);
    if (typeof drafts === 'string') return drafts;
    all.push(...drafts);
  }
  return all;
}

function eventsOf(device: string | null, value: unknown): readonly Draft[] | string {
  const drafts = (Array.isArray(value) ? value : [value]).map((item) => draftOf(device, item));
  return drafts.find((each) => typeof each === 'string') ?? drafts.filter((each) => typeof each !== 'string');
}

function draftOf(device: string | null, item: unknown): Draft | string {
  if (typeof item !== 'object' || item === null) return 'an event is no object';
  const told = item as Readonly<Record<string, unknown>>;
  const { kind, on = true, part = null, text = null, ts = null, component = null } = told;
  if (!isKind(kind)) return `kind is none of ${[...KINDS].join(', ')}`;
  if (typeof on !== 'boolean') return 'on is neither true nor false';
  if (ts !== null && !(typeof ts === 'number' && Math.abs(ts) <= 8.64e15)) return 'ts is no time in milliseconds';
  if (component !== null && !isComponent(component)) return 'component is no whole number from 0 to 255';
  const event: ProtocolEvent = {
    ...{ kind, on, part: textOrNull(part), text: textOrNull(text) },
    ...(component === null ? {} : { component }),
  };
  // Others may come late and in a row after an outage; a fire is told while it burns, whatever the clock of its device says.
  const isOfNow = kind === 'fire';
  return { device, deviceAt: ts === null ? null : new Date(ts), readings: [], events: [event], isOfNow };
}

/** A kind of component of GB/T 26875.3-2011, 8.2.1.2, table 5. */
function isComponent(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255;
}

function isKind(kind: unknown): kind is EventKind {
  return typeof kind === 'string' && KINDS.has(kind);
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
