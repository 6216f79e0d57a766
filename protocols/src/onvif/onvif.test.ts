import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownDocuments } from '../testing/document-laws.ts';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { eachShared } from '../testing/shared-laws.ts';
import { bytesOf, ownVectors, sharedVectors, utf8 } from '../testing/vectors.ts';
import { alarmOf, decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Notification } from './notification.ts';
import { OPERATIONS } from './table.ts';

const vectors = ownVectors(import.meta.url);
const shared = sharedVectors('video-events.json').filter((vector) => vector.name.startsWith('onvif'));

ownDocuments(vectors, decode, encode);

describe('the shared documents', () => {
  eachShared(shared, (vector) => {
    const decoded = decode(utf8(vector.frame));
    expect(decoded.ok).toBe(vector.valid);
    if (!decoded.ok || !Array.isArray(vector.expect['messages'])) return;
    expect(decoded.value).toHaveLength(vector.expect['messages'].length);
    for (const [i, { topic, op, data, alarm, time }] of vector.expect['messages'].entries()) {
      const told = decoded.value[i];
      expect(told).toMatchObject({ topic, operation: op, data, ...(time === undefined ? {} : { time }) });
      if (told !== undefined && alarm !== undefined) expect(alarmOf(told)?.active ?? false).toBe(alarm);
    }
  });
});

const text = fc.string({ minLength: 1, maxLength: 10 });
const items = fc.dictionary(
  text.filter((name) => name !== '__proto__'),
  fc.string({ maxLength: 8 }),
  { maxKeys: 3, noNullPrototype: true },
);
const notification: fc.Arbitrary<Notification> = fc.record({
  topic: fc.stringMatching(/^tns1:[A-Za-z/]{1,20}$/),
  operation: fc.option(fc.constantFrom(...OPERATIONS)),
  time: text,
  source: items,
  data: items,
});

test('every list of notifications decodes from its own document', () => {
  fc.assert(
    fc.property(fc.array(notification, { maxLength: 4 }), (value) => {
      expect(decode(encode(value))).toEqual({ ok: true, value });
    }),
    { numRuns: 500 },
  );
});

test('a change tells whether the alarm holds; the state found on subscribing and other topics tell none', () => {
  const motion = {
    topic: 'tns1:VideoSource/MotionAlarm',
    operation: 'Changed' as const,
    time: '2026-03-05T06:07:08Z',
    source: {},
    data: { State: 'true' },
  };
  expect(alarmOf(motion)).toEqual({ name: '移动侦测', active: true });
  expect(alarmOf({ ...motion, data: { State: 'false' } })).toEqual({ name: '移动侦测', active: false });
  expect([
    alarmOf({ ...motion, operation: 'Initialized' }),
    alarmOf({ ...motion, topic: 'tns1:Other' }),
    alarmOf({ ...motion, data: {} }),
  ]).toEqual([null, null, null]);
});

describe('hostile bytes', () => {
  survivesHostileBytes(vectors.map(bytesOf), () => decode);
});
