import { expect, test } from 'vitest';
import { readTopics, topicsText } from './topics-text.ts';

test('maps come back as they were written, and nothing is none', () => {
  const topics = [{ topic: 'up/+', values: [{ name: 't', path: '$.t' }] }];
  expect(readTopics(topicsText(topics))).toEqual({ ok: true, topics });
  expect([readTopics(''), readTopics(' \n'), readTopics('[]'), topicsText([])]).toEqual([
    { ok: true, topics: undefined },
    { ok: true, topics: undefined },
    { ok: true, topics: undefined },
    '',
  ]);
});

test('what is no list in JSON is told', () => {
  expect(readTopics('{"topic":"a"}')).toEqual({ ok: false, why: '[…]' });
  expect(readTopics('[{')).toMatchObject({ ok: false });
});
