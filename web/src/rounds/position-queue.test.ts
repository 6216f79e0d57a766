import { expect, test } from 'vitest';
import { nextBatch, type Queue, withPosition } from './position-queue.ts';

const at = (seconds: number) => ({
  ...{ at: new Date(seconds * 1000).toISOString(), position: [121.5, 31.2] as [number, number], accuracy: 5 },
});
const filled = (seconds: readonly number[]) => seconds.reduce<Queue>((queue, n) => withPosition(queue, at(n)), []);

test('of what a phone tells each second one in ten seconds waits to be sent', () => {
  expect(filled([0, 1, 2, 9, 10, 11, 25])).toEqual([at(0), at(10), at(25)]);
});

test('after hours without a network the newest are sent, sixty at a time, oldest first', () => {
  const queue = filled(Array.from({ length: 700 }, (_, n) => n * 10));
  expect([queue.length, queue[0]]).toEqual([600, at(1000)]);
  const { batch, rest } = nextBatch(queue);
  expect([batch.length, batch[0], rest.length, rest[0]]).toEqual([60, at(1000), 540, at(1600)]);
});
