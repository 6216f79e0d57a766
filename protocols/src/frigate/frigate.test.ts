import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { eachShared } from '../testing/shared-laws.ts';
import { millis, readings, word } from '../testing/values.ts';
import { bytesOf, ownVectors, sharedVectors, utf8 } from '../testing/vectors.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Event } from './event.ts';
import { SEVERITIES, STAGES, STATES } from './table.ts';

const vectors = ownVectors(import.meta.url);
const shared = sharedVectors('video-events.json').filter((vector) => vector.name.startsWith('frigate'));

test.each(vectors)('$title', (vector) => {
  const decoded = decode(vector.topic ?? '', bytesOf(vector));
  if (vector.refused !== undefined) {
    expect(decoded).toEqual({ ok: false, why: vector.refused, at: expect.any(Number) });
    return;
  }
  expect(decoded).toEqual({ ok: true, value: vector.value });
  if (decoded.ok && vector.canonical !== false)
    expect(encode(decoded.value)).toEqual({ topic: vector.topic, bytes: bytesOf(vector) });
});

describe('the shared events', () => {
  eachShared(shared, (vector) => {
    const { topic, type, id, camera, label, start, end } = vector.expect;
    const decoded = decode(String(topic), utf8(vector.frame));
    expect(decoded.ok).toBe(vector.valid);
    if (!decoded.ok) return;
    const event = decoded.value;
    if (event.kind === 'object') {
      const seconds = [event.startedAt / 1000, event.endedAt === null ? null : event.endedAt / 1000];
      expect([event.stage, event.id, event.camera, event.label]).toEqual([type, id, camera, label]);
      expect(seconds).toEqual([
        Math.round(Number(start) * 1000) / 1000,
        end === null ? null : Math.round(Number(end) * 1000) / 1000,
      ]);
    }
    if (event.kind === 'review') expect([event.stage, event.id, event.camera]).toEqual([type, id, camera]);
    if (event.kind === 'finding') expect([event.what, event.id, event.camera ?? undefined]).toEqual([type, id, camera]);
    if (event.kind === 'trigger') expect([event.type, event.eventId, event.camera]).toEqual([type, id, camera]);
  });
});

const texts = fc.array(word, { maxLength: 3 });
const score = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
const side = fc.integer({ min: 0, max: 4096 });
const state = { id: word, camera: word, startedAt: millis, endedAt: fc.option(millis) };
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant('object' as const),
    stage: fc.constantFrom(...STAGES),
    ...state,
    label: word,
    subLabel: fc.option(word),
    score,
    topScore: score,
    zones: texts,
    enteredZones: texts,
    box: fc.option(fc.tuple(side, side, side, side)),
    falsePositive: fc.boolean(),
    stationary: fc.boolean(),
    hasSnapshot: fc.boolean(),
    hasClip: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('review' as const),
    stage: fc.constantFrom(...STAGES),
    ...state,
    severity: fc.constantFrom(...SEVERITIES),
    objects: texts,
    zones: texts,
    detections: texts,
  }),
  fc.record({ kind: fc.constant('finding' as const), what: word, id: word, camera: fc.option(word), body: readings }),
  fc.record({ kind: fc.constant('trigger' as const), name: word, camera: word, eventId: word, type: word, score }),
  fc.record({ kind: fc.constant('available' as const), state: fc.constantFrom(...STATES) }),
  fc.record({
    kind: fc.constant('camera-status' as const),
    camera: fc.constant('gate'),
    role: fc.constant('detect'),
    state: fc.constant('online'),
  }),
);

test('every event decodes from its own topic and payload', () => {
  fc.assert(
    fc.property(event, (value) => {
      const { topic, bytes } = encode(value);
      expect(decode(topic, bytes)).toEqual({ ok: true, value });
    }),
    { numRuns: 1000 },
  );
});

test('a house with a prefix of its own is read under that prefix', () => {
  expect(decode('cy/available', utf8('online'), 'cy')).toEqual({
    ok: true,
    value: { kind: 'available', state: 'online' },
  });
  expect(decode('frigate/available', utf8('online'), 'cy').ok).toBe(false);
});

test('a sub-label given as text and score reads as its text', () => {
  const body =
    '{"type":"new","after":{"id":"1","camera":"c","label":"person","start_time":1,"sub_label":["courier",0.8]}}';
  expect(decode('frigate/events', utf8(body))).toMatchObject({ ok: true, value: { subLabel: 'courier' } });
});

describe('hostile bytes', () => {
  survivesHostileBytes(vectors.map(bytesOf), () => (bytes) => {
    for (const topic of ['events', 'reviews', 'triggers', 'tracked_object_update', 'available'])
      decode(`frigate/${topic}`, bytes);
  });
});
