import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedVectors, utf8 } from '../testing/vectors.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { reportOf } from './meaning.ts';
import { compose, type Header, type Item, type Message } from './message.ts';
import { isSealed, seal, unseal } from './seal.ts';

// GB/T 32907-2016, annex A: key, clear text and cipher of one block.
const KEY = '0123456789abcdeffedcba9876543210';
const BLOCK = '681edf34d206965e86b3e94f536e4246';

const header: Header = {
  ...{ qn: '20260305140000001', st: '39', cn: '2011', pw: '123456', mn: 'CYDEMO000000000000000039' },
  ...{ flag: { edition: '2025', parts: false, answer: true }, pnum: null, pno: null },
};
const dust: readonly Item[] = [
  [{ name: 'DataTime', value: '20260305140000' }],
  [
    { name: 'a34001-Rtd', value: '0.083' },
    { name: 'a34001-Flag', value: 'N' },
  ],
];

function received(message: Message | null): Message {
  const read = decode(encode(message ?? compose(header, [])), undefined);
  if (!read.ok) throw new Error(read.why);
  return read.value;
}

test('one block is the cipher of the standard, and its vector beside the repository is the same', () => {
  const cipher = createCipheriv('sm4-ecb', Buffer.from(KEY, 'hex'), null).setAutoPadding(false);
  expect(cipher.update(KEY, 'hex', 'hex')).toBe(BLOCK);
  for (const { frame, expect: wanted } of sharedVectors('crypto.json').filter(({ name }) => name === 'sm4-ecb-nopad')) {
    expect([frame, wanted['key'], wanted['cipher']]).toEqual([KEY, KEY, BLOCK]);
  }
});

test('a sealed report is known as such and opened with its key', () => {
  const message = received(seal(compose(header, dust), KEY));
  expect(isSealed(message)).toBe(true);
  const clear = unseal(message, KEY);
  expect(clear.ok && clear.value.cp).toEqual(dust);
  expect(clear.ok && reportOf(clear.value).readings.map(({ factor, value, flag }) => [factor, value, flag])).toEqual([
    ['a34001', 0.083, 'N'],
  ]);
});

test('base64 is opened as well, and whatever fills the last block', () => {
  for (const fill of [0, 0x20, 3]) {
    const text = Buffer.from('DataTime=20260305140000;w01018-Rtd=21.5,w0101');
    const cipher = createCipheriv('sm4-ecb', Buffer.from(KEY, 'hex'), null).setAutoPadding(false);
    const blocks = Buffer.concat([text, Buffer.alloc(48 - text.length, fill)]);
    const base64 = cipher.update(blocks).toString('base64');
    const clear = unseal(compose(header, [[{ name: base64, value: null }]]), KEY);
    expect(clear.ok && clear.value.cp?.[1]).toEqual([
      { name: 'w01018-Rtd', value: '21.5' },
      { name: 'w0101', value: null },
    ]);
  }
});

test('another key, or none that is one, is told', () => {
  const message = received(seal(compose(header, dust), KEY));
  expect(unseal(message, '0'.repeat(32))).toMatchObject({ ok: false, why: 'the CP does not decrypt with this key' });
  expect(unseal(message, 'secret')).toMatchObject({ ok: false, why: 'the key is no 32 hex digits' });
});

test('what is in the clear, and what is never sealed, is taken for no cipher', () => {
  const clear = compose(header, dust);
  expect(unseal(clear, KEY)).toEqual({ ok: true, value: clear });
  const hex = [[{ name: BLOCK.toUpperCase(), value: null }]];
  expect([isSealed(compose({ ...header, cn: '9011' }, hex)), isSealed(compose(header, []))]).toEqual([false, false]);
  expect(isSealed(compose(header, [[{ name: BLOCK.slice(2), value: null }]]))).toBe(false);
});

test('every report that is sealed comes back, and hostile text throws nothing', () => {
  const name = fc.stringMatching(/^[a-z]\d{5}-(Rtd|Avg)$/);
  const value = fc.stringMatching(/^[0-9.]{1,8}$/);
  const items = fc.array(fc.array(fc.record({ name, value }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(items, (cp) => {
      const sealed = seal(compose(header, cp), KEY);
      const opened = sealed && unseal(sealed, KEY);
      expect(opened?.ok && opened.value.cp).toEqual(cp);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = decode(utf8(text));
      unseal(read.ok ? read.value : compose(header, [[{ name: text, value: null }]]), KEY);
    }),
  );
});
