import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownDocuments } from '../testing/document-laws.ts';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { eachShared } from '../testing/shared-laws.ts';
import { decimal, millis, readings, word } from '../testing/values.ts';
import { bytesOf, ownVectors, sharedVectors, utf8 } from '../testing/vectors.ts';
import { decode, decodeMessage } from './decode.ts';
import { encode, messageText } from './encode.ts';
import type { Item, Push } from './event.ts';
import { seal, unseal } from './secret.ts';
import { addressCheck, isSigned, sign } from './signature.ts';

const vectors = ownVectors(import.meta.url);
const shared = sharedVectors('nbiot-http.json').filter((vector) => vector.name.startsWith('onenet'));
const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

ownDocuments(vectors, decode, encode);

describe('the shared pushes', () => {
  eachShared(shared, (vector) => {
    const decoded = decode(utf8(vector.frame));
    expect(decoded.ok).toBe(vector.valid);
    if (!decoded.ok || decoded.value.kind !== 'plain') return;
    const { devId, dsId, at, value, token, count, online } = vector.expect;
    const [item] = decoded.value.items;
    if (dsId !== undefined)
      expect(item).toMatchObject({ kind: 'datapoint', deviceId: String(devId), stream: dsId, at, value });
    if (token !== undefined) expect(isSigned(decoded.value, String(token))).toBe(true);
    if (count !== undefined) expect(decoded.value.items).toHaveLength(Number(count));
    if (online !== undefined) expect(item).toMatchObject({ kind: 'presence', online });
  });
});

const id = fc.oneof(
  word.filter((text) => !/^[1-9]\d*$/.test(text)),
  fc.integer({ min: 1, max: 2 ** 31 }).map(String),
);
const imei = fc.option(fc.stringMatching(/^\d{15}$/));
const item: fc.Arbitrary<Item> = fc.oneof(
  fc.record({
    kind: fc.constant('datapoint' as const),
    deviceId: id,
    stream: word,
    at: millis,
    value: fc.oneof(decimal, word, readings),
    imei,
  }),
  fc.record({
    kind: fc.constant('presence' as const),
    deviceId: id,
    online: fc.boolean(),
    loginType: fc.nat(20),
    at: millis,
    imei,
  }),
);
const push: fc.Arbitrary<Push> = fc.oneof(
  fc.tuple(fc.array(item, { minLength: 1, maxLength: 4 }), word).map(([items, nonce]) => {
    const signed = messageText(items);
    return { kind: 'plain' as const, items, signature: sign('token', nonce, signed), nonce, signed };
  }),
  fc.record({ kind: fc.constant('encrypted' as const), message: word, signature: word, nonce: word }),
);

test('every push decodes from its own body, and a plain one is known by its signature', () => {
  fc.assert(
    fc.property(push, (value) => {
      expect(decode(encode(value))).toEqual({ ok: true, value });
      if (value.kind === 'plain') expect([isSigned(value, 'token'), isSigned(value, 'other')]).toEqual([true, false]);
    }),
    { numRuns: 1000 },
  );
});

test('the signature is over the text as it came, spaces and all', () => {
  const message = '{ "type":1, "dev_id":7, "ds_id":"smoke", "at":1772690828000, "value":1.50 }';
  const body = utf8(`{"msg": ${message} ,"msg_signature":"${sign('t', 'n', message)}","nonce":"n"}`);
  const decoded = decode(body);
  if (!decoded.ok) expect.fail(decoded.why);
  expect(isSigned(decoded.value, 't')).toBe(true);
});

test('the address check is answered with its message only when signed, also where + came as a space', () => {
  const nonce =
    Array.from({ length: 500 }, (_, i) => `n${i}`).find((text) => sign('t', text, 'hello').includes('+')) ?? '';
  const signature = sign('t', nonce, 'hello');
  expect(addressCheck({ msg: 'hello', nonce, signature: signature.replaceAll('+', ' ') }, 't')).toBe('hello');
  expect(addressCheck({ msg: 'hello', nonce, signature: 'x' }, 't')).toBeNull();
});

describe('encrypted mode', () => {
  const random = new Uint8Array(16).fill(7);
  test('what is sealed is unsealed and reads as messages', () => {
    const text = messageText([{ kind: 'datapoint', deviceId: '7', stream: 'smoke', at: 1, value: 2, imei: null }]);
    const clear = unseal(seal(utf8(text), KEY, random) ?? '', KEY);
    expect(clear).toEqual({ ok: true, value: utf8(text) });
    expect(clear.ok && decodeMessage(clear.value).ok).toBe(true);
  });
  test('a wrong key, a broken text and a lying length are refused', () => {
    const sealed = seal(utf8('{}'), KEY, random) ?? '';
    expect([unseal(sealed, 'short').ok, unseal(sealed, KEY.replace('a', 'b')).ok, unseal('AAAA', KEY).ok]).toEqual([
      false,
      false,
      false,
    ]);
    expect(seal(utf8('{}'), 'short', random)).toBeNull();
  });
});

describe('hostile bytes', () => {
  survivesHostileBytes(vectors.map(bytesOf), () => (bytes) => {
    decode(bytes);
    decodeMessage(bytes);
    unseal(Buffer.from(bytes).toString('base64'), KEY);
  });
});
