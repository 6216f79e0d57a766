import { expect, test } from 'vitest';
import { together } from './together.ts';

// As the driver answers a pipeline whose first statement failed: one packet, all promises rejected in the same moment,
// and the first promise lies behind more awaiting than the second.
test('the error of the earliest statement is thrown, however deep its promise lies', async () => {
  const failing = async (depth: number, why: string): Promise<never> => {
    for (let i = 0; i < depth; i++) await null;
    throw new Error(why);
  };
  await expect(together([failing(5, 'the number is taken'), failing(0, 'transaction is aborted')])).rejects.toThrow(
    'the number is taken',
  );
});

test('without an error all values come in their order', async () => {
  expect(await together([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
});
