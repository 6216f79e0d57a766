import { expect, test } from 'vitest';
import { inOrder } from './acks-in-order.ts';

function aWait() {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  return { promise, resolve, reject };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('acknowledgements go out in the order the messages came in', async () => {
  const sent: number[] = [];
  const acks = inOrder((messageId) => sent.push(messageId));
  const [first, second, third] = [aWait(), aWait(), aWait()];
  for (const [messageId, { promise }] of [first, second, third].entries()) void acks.wait(messageId + 1, promise);
  second.resolve();
  await settled();
  expect(sent).toEqual([]);
  first.resolve();
  await settled();
  expect(sent).toEqual([1, 2]);
  third.resolve();
  await settled();
  expect(sent).toEqual([1, 2, 3]);
});

test('after a message that is not stored, and on a connection that is gone, nothing more is acknowledged', async () => {
  const sent: number[] = [];
  const acks = inOrder((messageId) => sent.push(messageId));
  const [bad, worse, good] = [aWait(), aWait(), aWait()];
  const waits = [bad, worse, good].map(({ promise }, at) => acks.wait(at + 1, promise));
  bad.reject(new Error('no'));
  worse.reject(new Error('no'));
  good.resolve();
  expect((await Promise.allSettled(waits)).map(({ status }) => status)).toEqual([
    ...['rejected', 'fulfilled', 'fulfilled'],
  ]);
  const gone = inOrder((messageId) => sent.push(messageId));
  gone.drop();
  await gone.wait(4, Promise.resolve());
  expect(sent).toEqual([]);
});
