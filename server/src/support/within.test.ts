import { expect, test } from 'vitest';
import { TooLong, within } from './within.ts';

test('work that is done in time gives its result or its own error, slow work a TooLong', async () => {
  expect(await within(Promise.resolve(7), 1_000)).toBe(7);
  await expect(within(Promise.reject(new Error('away')), 1_000)).rejects.toThrow('away');
  await expect(within(new Promise(() => {}), 1)).rejects.toBeInstanceOf(TooLong);
});
