import { expect, test } from 'vitest';
import { samplesOf } from './samples.ts';

test('values stand one after the other; a dash is a silence', () => {
  expect(samplesOf('a', '1, 2.5，-  on\ntrue', 60)).toEqual([
    { after: 0, values: { a: 1 } },
    { after: 60, values: { a: 2.5 } },
    { after: 180, values: { a: 'on' } },
    { after: 240, values: { a: true } },
  ]);
  expect(samplesOf('a', ' ', 60)).toEqual([]);
});
