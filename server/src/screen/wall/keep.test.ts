import { expect, test } from 'vitest';
import { keepAnswers } from './keep.ts';

function aKeep(most?: number) {
  let now = 0;
  let made = 0;
  const keep = keepAnswers(() => now, most);
  return {
    ask: (name: string, keptMs = 1_000) =>
      keep(name, keptMs, async () => {
        made += 1;
        return made;
      }),
    pass: (ms: number) => {
      now += ms;
    },
    keep,
  };
}

test('those who ask within a second share one answer', async () => {
  const { ask, pass } = aKeep();
  const first = ask('town');
  pass(999);
  expect([await first, await ask('town')]).toEqual([1, 1]);
  pass(1);
  expect(await ask('town')).toBe(2);
});

test('what is for other eyes is another answer', async () => {
  const { ask } = aKeep();
  expect([await ask('town all'), await ask('town patrol')]).toEqual([1, 2]);
});

test('an answer that failed is not kept', async () => {
  const { keep } = aKeep();
  await expect(keep('town', 1_000, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await keep('town', 1_000, async () => 'here')).toBe('here');
});

test('of too many answers the oldest go', async () => {
  const { ask } = aKeep(2);
  expect([await ask('a'), await ask('b'), await ask('c'), await ask('c'), await ask('a')]).toEqual([1, 2, 3, 3, 4]);
});

test('a slow answer is not made a second time while it is being made', async () => {
  const { keep, pass } = aKeep();
  const { promise, resolve } = Promise.withResolvers<string>();
  let made = 0;
  const ask = () =>
    keep('goals', 1_000, () => {
      made += 1;
      return promise;
    });
  const first = ask();
  pass(5_000);
  const second = ask();
  resolve('counted');
  expect([await first, await second, made]).toEqual(['counted', 'counted', 1]);
  await ask();
  expect(made).toBe(2);
});
