import { expect, test } from 'vitest';
import { needsOf } from './needs.ts';

const plain = { category: 'optional', callBack: 'none', replyPhoto: false } as const;

test('a reply needs a photo where the kind or the condition it was filed under wants one', () => {
  expect(needsOf('reply', plain, { photo: false })).toEqual(['outcome']);
  expect(needsOf('reply', { ...plain, replyPhoto: true })).toEqual(['outcome', 'attachmentIds']);
  expect(needsOf('reply', plain, { photo: true })).toEqual(['outcome', 'attachmentIds']);
});
