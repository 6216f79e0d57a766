import { expect, test } from 'vitest';
import { eventWords } from './event-words.ts';

test.each([
  [{ text: '自检异常' }, '自检异常'],
  [{ code: 3, part: '1-2', off: null }, 'code 3, part 1-2'],
  [{ level: 2 }, 'level 2'],
  [{}, null],
  [{ text: '' }, null],
])('what an event says is read by people: %j', (content, words) => expect(eventWords(content)).toBe(words));

test('what an event says is of bounded length', () => {
  expect(eventWords({ text: '警'.repeat(5000) })?.length).toBe(200);
});
