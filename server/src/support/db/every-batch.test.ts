import { expect, test } from 'vitest';
import { everyBatch } from './every-batch.ts';

/** The batches of a list of the numbers from 1. */
async function batchesOf(numbers: number, size: number): Promise<readonly (readonly number[])[]> {
  const all = Array.from({ length: numbers }, (_, at) => at + 1);
  const batches: (readonly number[])[] = [];
  for await (const batch of everyBatch<number>(size, async (last = 0, most) => all.slice(last, last + most)))
    batches.push(batch);
  return batches;
}

test('a long question is asked batch after batch, each row once and none left out', async () => {
  expect(await batchesOf(7, 3)).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  expect(await batchesOf(6, 3)).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(await batchesOf(0, 3)).toEqual([]);
});
