import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { eachShared } from '../testing/shared-laws.ts';
import { bytesOf, ownVectors, sharedVectors, utf8 } from '../testing/vectors.ts';
import { decode, decodeBatch } from './decode.ts';
import { encode, encodeBatch } from './encode.ts';
import type { CloudEvent } from './event.ts';
import { decodeHttp, handshake } from './http.ts';

const vectors = ownVectors(import.meta.url);
const shared = sharedVectors('cloudevents.json');

test.each(vectors)('$title', (vector) => {
  const decoded = decode(bytesOf(vector));
  if (vector.refused !== undefined) {
    expect(decoded).toEqual({ ok: false, why: vector.refused, at: expect.any(Number) });
    return;
  }
  expect(decoded).toEqual({ ok: true, value: vector.value });
  if (decoded.ok && vector.canonical !== false) expect(encode(decoded.value)).toEqual(bytesOf(vector));
});

describe('the shared events', () => {
  eachShared(shared, (vector) => {
    const { expect: expected } = vector;
    const { headers, body } = vector.encoding === 'ascii' ? request(vector.frame) : structured(vector.frame);
    if ('responseHeaders' in expected) {
      expect(handshake(headers, 100)).toEqual(expected['responseHeaders']);
      return;
    }
    const decoded = decodeHttp(headers, body);
    expect(decoded.ok).toBe(vector.valid && expected['appMustReject'] !== true);
    if (!decoded.ok) return;
    const data = decoded.value[0]?.data ?? null;
    if ('dataHex' in expected) expect(data).toEqual({ kind: 'bytes', hex: expected['dataHex'] });
    if ('data' in expected) expect(data).toEqual({ kind: 'json', value: expected['data'] });
  });
});

function structured(frame: string) {
  return { headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' }, body: utf8(frame) };
}

function request(text: string) {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const lines = head.split('\r\n').slice(1);
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { headers, body: utf8(body) };
}

describe('binary mode', () => {
  const headers = {
    'ce-specversion': '1.0',
    'ce-id': '7',
    'ce-source': '/cy/%E7%83%9F',
    'ce-type': 'cn.example.smoke',
    'ce-sequence': '12',
    'content-type': 'text/plain',
  };
  test('attributes come from headers, percent-decoded, and text stays text', () => {
    expect(decodeHttp(headers, utf8('着火'))).toEqual({
      ok: true,
      value: [
        {
          id: '7',
          source: '/cy/烟',
          type: 'cn.example.smoke',
          datacontenttype: 'text/plain',
          dataschema: null,
          subject: null,
          time: null,
          extensions: { sequence: '12' },
          data: { kind: 'text', text: '着火' },
        },
      ],
    });
  });
  test('a request that is no event is refused', () => {
    expect(decodeHttp({ 'content-type': 'application/json' }, utf8('{}')).ok).toBe(false);
    expect(decodeHttp({ ...headers, 'ce-subject': '%E7' }, utf8('')).ok).toBe(false);
    expect(decodeHttp({ ...headers, 'ce-bad_name': 'x' }, utf8('')).ok).toBe(false);
    expect(decodeHttp({ ...headers, 'content-type': 'application/json' }, utf8('{')).ok).toBe(false);
  });
  test('other bytes are kept as they are and an empty body is no data', () => {
    const binary = decodeHttp({ ...headers, 'content-type': 'image/jpeg' }, Uint8Array.from([0xff, 0xd8]));
    const nothing = decodeHttp(headers, new Uint8Array(0));
    expect([binary.ok && binary.value[0]?.data, nothing.ok && nothing.value[0]?.data]).toEqual([
      { kind: 'bytes', hex: 'ffd8' },
      null,
    ]);
  });
  test('a batch is a list of events and one bad event refuses it', () => {
    const event = encode(samples()[0] ?? fail());
    const list = utf8(`[${new TextDecoder().decode(event)},${new TextDecoder().decode(event)}]`);
    const decoded = decodeHttp({ 'content-type': 'application/cloudevents-batch+json' }, list);
    expect(decoded.ok && decoded.value.length).toBe(2);
    expect(decoded.ok && encodeBatch(decoded.value)).toEqual(list);
    expect([decodeBatch(utf8('{}')).ok, decodeBatch(utf8('[1]')).ok, decodeBatch(utf8('[{}]')).ok]).toEqual([
      false,
      false,
      false,
    ]);
  });
  test('a request that is no web hook greeting gets no answer', () => {
    expect(handshake({}, 100)).toBeNull();
    expect(handshake({ 'webhook-request-origin': 'a.example' }, 100)).toEqual({
      'WebHook-Allowed-Origin': 'a.example',
      Allow: 'POST',
    });
  });
});

function samples(): readonly CloudEvent[] {
  return fc.sample(event, { numRuns: 1, seed: 1 });
}

function fail(): never {
  throw new Error('no sample');
}

const word = fc.string({ minLength: 1, maxLength: 12 });
const plainNumber = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
);
const extension = fc.oneof(word, plainNumber, fc.boolean());
const name = fc.constantFrom('severitytext', 'severitynumber', 'sequence', 'correlation', 'x9');
const uri = fc.webPath({ size: 'small' }).map((path) => `/a${path}`);
const json = fc
  .jsonValue({ maxDepth: 3, noUnicodeString: false } as never)
  .filter((value) => !/__proto__/.test(JSON.stringify(value)));
const base = {
  id: word,
  source: uri,
  type: word,
  dataschema: fc.option(uri),
  subject: fc.option(word),
  time: fc.option(
    fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString()),
  ),
  extensions: fc.dictionary(name, extension, { noNullPrototype: true }),
};
const event: fc.Arbitrary<CloudEvent> = fc.oneof(
  fc.record({
    ...base,
    datacontenttype: fc.option(fc.constant('application/json')),
    data: fc.option(json.map((value) => ({ kind: 'json' as const, value: JSON.parse(JSON.stringify(value)) }))),
  }),
  fc.record({
    ...base,
    datacontenttype: fc.constant('text/plain'),
    data: word.map((text) => ({ kind: 'text' as const, text })),
  }),
  fc.record({
    ...base,
    datacontenttype: fc.constant('image/jpeg'),
    data: fc
      .uint8Array({ maxLength: 20 })
      .map((bytes) => ({ kind: 'bytes' as const, hex: Buffer.from(bytes).toString('hex') })),
  }),
);

test('every event decodes from its own bytes', () => {
  fc.assert(
    fc.property(event, (value) => {
      expect(decode(encode(value))).toEqual({ ok: true, value });
    }),
    { numRuns: 1000 },
  );
});

describe('hostile bytes', () => {
  survivesHostileBytes(vectors.map(bytesOf), () => (bytes) => {
    decode(bytes);
    decodeBatch(bytes);
  });
});
