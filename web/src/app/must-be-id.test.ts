import { expect, test } from 'vitest';
import { mustBeId } from './must-be-id.ts';

test('an address with an id is a page', () => {
  expect(mustBeId({ params: { town: 'qingxi', caseId: '019ac0de-0000-7000-8000-00000000000a' } })).toBeUndefined();
});

test.each(['waiting', 'counts', '2026-00012', '019ac0de-0000-7000-8000-00000000000'])(
  'an address with the word %s in its place is none',
  (word) => {
    expect(() => mustBeId({ params: { town: 'qingxi', deviceId: word } })).toThrow(
      expect.objectContaining({ isNotFound: true }),
    );
  },
);
