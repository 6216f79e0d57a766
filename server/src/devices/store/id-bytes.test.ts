import { expect, test } from 'vitest';
import { uuidv7 } from '../../support/new-id.ts';
import { idReader } from './id-bytes.ts';

test('the bytes of an id are those of its digits, in small letters and capitals', () => {
  const read = idReader();
  for (let i = 0; i < 100; i++) {
    const id = uuidv7();
    expect(Buffer.from(read(id)).toString('hex')).toBe(id.replaceAll('-', ''));
    expect(Buffer.from(read(id.toUpperCase())).toString('hex')).toBe(id.replaceAll('-', ''));
  }
});

test('what is no UUID is refused, and the next one is read as ever', () => {
  const read = idReader();
  const id = uuidv7();
  for (const wrong of ['', 'ff', `${id}0`, `${id}00`, id.slice(1), id.replace(/.$/, 'g'), id.replace(/.$/, '界')]) {
    expect(() => read(wrong)).toThrow(RangeError);
  }
  expect(Buffer.from(read(id)).toString('hex')).toBe(id.replaceAll('-', ''));
});
