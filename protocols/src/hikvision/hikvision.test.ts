import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownDocuments } from '../testing/document-laws.ts';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { eachShared } from '../testing/shared-laws.ts';
import { framesOf, pushAll, sameInAnyChunking } from '../testing/stream-laws.ts';
import { bytesOf, joined, ownVectors, sharedVectors, utf8 } from '../testing/vectors.ts';
import type { Alert } from './alert.ts';
import { decode } from './decode.ts';
import { dialects, standard } from './dialect.ts';
import { encode } from './encode.ts';
import { newAlertSplitter } from './split.ts';
import { timeOf } from './time.ts';

const vectors = ownVectors(import.meta.url);
const shared = sharedVectors('video-events.json').filter((vector) => vector.name.startsWith('hik'));
const document = bytesOf(vectors[0] ?? {});

ownDocuments(vectors, (bytes, vector) => decode(bytes, dialects[vector.dialect ?? 'standard']), encode);

describe('the shared alerts', () => {
  eachShared(shared, (vector) => {
    const decoded = decode(utf8(vector.frame));
    expect(decoded.ok).toBe(vector.valid);
    if (!decoded.ok) {
      expect(decode(utf8(vector.frame), dialects['broken-xml'])).toMatchObject({ ok: true, value: { salvaged: true } });
      return;
    }
    const { kind, eventType, state, channel, regionID, time, target } = vector.expect;
    const alert = decoded.value;
    expect(alert.kind).toBe(kind);
    if (eventType !== undefined) expect(alert.eventType).toBe(eventType);
    if (state !== undefined) expect(alert.active).toBe(state === 'active');
    if (channel !== undefined) expect(alert.channel).toBe(String(channel));
    if (regionID !== undefined) expect(alert.regions).toEqual([regionID]);
    if (time !== undefined) expect(alert.at).toBe(Date.parse(String(time)));
    if (target !== undefined) expect(alert.target).toBe(target);
    expect(alert.at).not.toBeNull();
  });
});

describe('stream', () => {
  const picture = Uint8Array.from({ length: 300 }, (_, i) => (i * 37) & 0xff);
  const part = (body: Uint8Array) =>
    joined(utf8('--boundary\r\nContent-Type: application/xml\r\nContent-Length: 7\r\n\r\n'), body, utf8('\r\n'));
  const hex = Buffer.from(document.slice(0, -1)).toString('hex'); // the line end after the last tag is not part of it

  test('documents are found between boundaries, headers and pictures', () => {
    const stream = joined(part(document), part(picture), part(document));
    expect(pushAll(newAlertSplitter(), [stream]).filter((piece) => piece.kind === 'frame')).toHaveLength(2);
    expect(framesOf(pushAll(newAlertSplitter(), [stream]))).toEqual([hex, hex]);
  });
  test('a document in two chunks is found, wherever the cut is', () => {
    const stream = part(document);
    for (let at = 0; at <= stream.length; at++)
      expect(framesOf(pushAll(newAlertSplitter(), [stream.slice(0, at), stream.slice(at)]))).toEqual([hex]);
  });
  test('a document that breaks off is reported and the next one is found', () => {
    const pieces = pushAll(newAlertSplitter(), [joined(document.slice(0, 80), part(document))]);
    expect(pieces.map((piece) => piece.kind)).toEqual(['noise', 'frame']);
  });
  test('a document that never ends holds bounded memory', () => {
    const splitter = newAlertSplitter();
    splitter.push(document.slice(0, 80));
    for (let i = 0; i < 200; i++) splitter.push(utf8('x'.repeat(1000)));
    expect(splitter.held()).toBeLessThanOrEqual(32_768);
    expect(framesOf(splitter.push(part(document)))).toEqual([hex]);
  });
  test('any chunking gives the same pieces', () => {
    sameInAnyChunking(newAlertSplitter, [
      part(document),
      part(picture),
      document.slice(0, 60),
      utf8('<EventNotificationAl'),
    ]);
  });
});

const text = fc
  .string({ minLength: 1, maxLength: 12 })
  .map((value) => value.trim())
  .filter((value) => value !== '');
const time = fc.option(
  fc.integer({ min: 0, max: 4e9 }).map((seconds) => new Date(seconds * 1000).toISOString().replace('.000Z', '+08:00')),
);
const alert: fc.Arbitrary<Alert> = fc
  .record({
    eventType: text.filter((value) => value !== 'heartBeat' && value !== 'videoloss'),
    active: fc.boolean(),
    channel: fc.option(text),
    ipAddress: fc.option(text),
    macAddress: fc.option(text),
    time,
    postCount: fc.option(fc.nat(999)),
    description: fc.option(text),
    regions: fc.array(text, { maxLength: 3 }),
    target: fc.option(text),
  })
  .map((rest) => ({ kind: 'alarm' as const, ...rest, at: timeOf(rest.time), salvaged: false }));

test('every alert decodes from its own document', () => {
  fc.assert(
    fc.property(alert, (value) => {
      expect(decode(encode(value))).toEqual({ ok: true, value });
    }),
    { numRuns: 1000 },
  );
});

test('times may lack seconds or zone, or have a one-digit offset', () => {
  expect(timeOf('2026-03-05T14:07:08+08:00')).toBe(Date.UTC(2026, 2, 5, 6, 7, 8));
  expect(timeOf('2026-03-05T14:07')).toBe(Date.UTC(2026, 2, 5, 6, 7));
  expect(timeOf('2026-03-05T14:07:08', { ...standard, utcOffset: 0 })).toBe(Date.UTC(2026, 2, 5, 14, 7, 8));
  expect(timeOf('2026-03-05T14:07:08-8:00')).toBe(Date.UTC(2026, 2, 5, 22, 7, 8));
  expect([timeOf('yesterday'), timeOf('2026-13-05T14:07'), timeOf(null)]).toEqual([null, null, null]);
});

describe('hostile bytes', () => {
  survivesHostileBytes(vectors.map(bytesOf), () => {
    const splitter = newAlertSplitter();
    return (bytes) => {
      for (const dialect of Object.values(dialects)) decode(bytes, dialect);
      splitter.push(bytes);
    };
  });
});
