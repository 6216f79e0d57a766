import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownDocuments } from '../testing/document-laws.ts';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { eachShared } from '../testing/shared-laws.ts';
import { framesOf, pushAll, sameInAnyChunking } from '../testing/stream-laws.ts';
import { readings } from '../testing/values.ts';
import { bytesOf, joined, ownVectors, sharedVectors, utf8 } from '../testing/vectors.ts';
import { decode, objectTypesOf } from './decode.ts';
import { encode, encodePart } from './encode.ts';
import type { Event } from './event.ts';
import { newEventSplitter } from './split.ts';
import { ACTIONS } from './table.ts';

const vectors = ownVectors(import.meta.url);
const shared = sharedVectors('video-events.json').filter((vector) => vector.name.startsWith('dahua'));
const line: Event = {
  kind: 'event',
  code: 'CrossLineDetection',
  action: 'Start',
  index: 3,
  data: { Name: '1{2"', Object: { ObjectType: 'Human' } },
};
const beat: Event = { kind: 'heartbeat' };

ownDocuments(vectors, decode, encode);

describe('the shared streams', () => {
  eachShared(shared, (vector) => {
    const events = read(utf8(vector.frame));
    const expected = vector.expect['events'];
    const told = events.filter((event) => event.kind === 'event');
    expect(told.map(({ code }) => code)).toEqual(Array.isArray(expected) ? expected.map((event) => event.code) : []);
    for (const [i, event] of told.entries()) {
      const { action, index, data, objectTypes } = Array.isArray(expected) ? expected[i] : {};
      if (action !== undefined) expect(event.action).toBe(action);
      if (index !== undefined) expect(event.index).toBe(index);
      if (objectTypes !== undefined) expect(objectTypesOf(event)).toEqual(objectTypes);
      if (data !== undefined) {
        const { objectType, ...rest } = data;
        expect(event.data).toMatchObject(rest);
        if (objectType !== undefined) expect(objectTypesOf(event)).toEqual([objectType]);
      }
    }
    if ('heartbeats' in vector.expect) expect(events.length - told.length).toBe(vector.expect['heartbeats']);
  });
});

function read(stream: Uint8Array): readonly Event[] {
  return pushAll(newEventSplitter(), [stream]).flatMap((piece) => {
    const decoded = piece.kind === 'frame' ? decode(piece.bytes) : null;
    return decoded?.ok ? [decoded.value] : [];
  });
}

describe('stream', () => {
  const hex = (event: Event) => Buffer.from(encode(event)).toString('hex');
  test('parts are found between boundaries and headers', () => {
    expect(read(joined(encodePart(line), encodePart(beat), encodePart(line)))).toEqual([line, beat, line]);
  });
  test('a part in two chunks is found, wherever the cut is', () => {
    const stream = encodePart(line);
    for (let at = 0; at <= stream.length; at++)
      expect(framesOf(pushAll(newEventSplitter(), [stream.slice(0, at), stream.slice(at)]))).toEqual([hex(line)]);
  });
  test('data over several lines is one event, and none before its last brace', () => {
    const splitter = newEventSplitter();
    expect(splitter.push(utf8('Code=VideoMotion;action=Start;index=0;data={\r\n"Id":[1],\r\n'))).toEqual([]);
    const [piece] = splitter.push(utf8('"Name":"}"}\r\n'));
    expect(piece?.kind === 'frame' && decode(piece.bytes)).toEqual({
      ok: true,
      value: { kind: 'event', code: 'VideoMotion', action: 'Start', index: 0, data: { Id: [1], Name: '}' } },
    });
  });
  test('data that never ends holds bounded memory and the stream is read on', () => {
    const splitter = newEventSplitter();
    splitter.push(utf8('Code=VideoMotion;action=Start;index=0;data={'));
    for (let i = 0; i < 100; i++) splitter.push(utf8(`${'x'.repeat(1000)}\r\n`));
    expect(splitter.held()).toBeLessThanOrEqual(16_384);
    expect(framesOf(splitter.push(encodePart(line)))).toEqual([hex(line)]);
  });
  test('any chunking gives the same pieces', () => {
    sameInAnyChunking(newEventSplitter, [encodePart(line), encodePart(beat), utf8('Code=a;data={'), utf8('Heart')]);
  });
});

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.constant(beat),
  fc.record({
    kind: fc.constant('event' as const),
    code: fc.stringMatching(/^[A-Za-z0-9]{1,20}$/),
    action: fc.constantFrom(...ACTIONS),
    index: fc.nat(255),
    data: fc.option(readings),
  }),
);

test('every event decodes from its own part and is found in a stream of parts', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 5 }), (events) => {
      for (const value of events) expect(decode(encode(value))).toEqual({ ok: true, value });
      expect(read(joined(...events.map(encodePart)))).toEqual(events);
    }),
    { numRuns: 500 },
  );
});

describe('hostile bytes', () => {
  survivesHostileBytes([...vectors.map(bytesOf), encodePart(line)], () => {
    const splitter = newEventSplitter();
    return (bytes) => {
      decode(bytes);
      for (const piece of splitter.push(bytes)) decode(piece.bytes);
    };
  });
});
