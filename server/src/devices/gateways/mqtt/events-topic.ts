import { parseJson } from '@chengyun/protocols/wire/json';
import type { EventKind, ProtocolEvent } from '../../observation.ts';
import type { Draft } from './drafts.ts';

/** Our own topic, beside those of ThingsBoard, for what happened rather than what was measured. */
export const EVENTS_TOPIC = 'v1/devices/me/events';

const KINDS: ReadonlySet<string> = new Set<EventKind>([
  ...(['fire', 'warning', 'fault', 'shield', 'supervise', 'start', 'feedback', 'test'] as const),
  ...(['tamper', 'power', 'low_battery', 'offline', 'reset', 'duty_answer', 'analytics'] as const),
]);

/** `{"kind":"fire","on":true,"part":"1-7","text":"…","ts":…}` or a list of these; a text says what is wrong. */
export function readEvents(payload: Uint8Array): readonly Draft[] | string {
  const json = parseJson(payload);
  if (!json.ok) return json.why;
  const list = Array.isArray(json.value) ? json.value : [json.value];
  const drafts = list.map(draftOf);
  return drafts.find((each) => typeof each === 'string') ?? drafts.filter((each) => typeof each !== 'string');
}

function draftOf(item: unknown): Draft | string {
  if (typeof item !== 'object' || item === null) return 'an event is no object';
  const { kind, on = true, part = null, text = null, ts = null } = item as Readonly<Record<string, unknown>>;
  if (!isKind(kind)) return `kind is none of ${[...KINDS].join(', ')}`;
  if (typeof on !== 'boolean') return 'on is neither true nor false';
  if (ts !== null && !(typeof ts === 'number' && Math.abs(ts) <= 8.64e15)) return 'ts is no time in milliseconds';
  const event: ProtocolEvent = { kind, on, part: textOrNull(part), text: textOrNull(text) };
  return { device: null, deviceAt: ts === null ? null : new Date(ts), readings: [], events: [event] };
}

function isKind(kind: unknown): kind is EventKind {
  return typeof kind === 'string' && KINDS.has(kind);
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
