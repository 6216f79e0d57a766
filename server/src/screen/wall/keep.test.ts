import { expect, test } from 'vitest';
import { keepAnswers } from './keep.ts';

function aKeep(bounds?: Parameters<typeof keepAnswers>[1]) {
  let now = 0;
  let made = 0;
  const keep = keepAnswers(() => now, bounds);
  return {
    ask: (name: string, keptMs = 1_000) =>
      keep(name, keptMs, async () => {
        made += 1;
        return made;
      }).made,
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
  await expect(keep('town', 1_000, () => Promise.reject(new Error('away'))).made).rejects.toThrow('away');
  expect(await keep('town', 1_000, async () => 'here').made).toBe('here');
});

test('of too many answers the oldest go', async () => {
  const { ask } = aKeep({ most: 2 });
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
    }).made;
  const first = ask();
  pass(5_000);
  const second = ask();
  resolve('counted');
  expect([await first, await second, made]).toEqual(['counted', 'counted', 1]);
  await ask();
  expect(made).toBe(2);
});

test('what nobody asked for in a while is not kept, however long it would hold', async () => {
  const { ask, pass } = aKeep({ oldestMs: 5_000 });
  const forever = Number.POSITIVE_INFINITY;
  expect([await ask('day', forever), await ask('day', forever)]).toEqual([1, 1]);
  pass(5_000);
  await ask('other');
  expect(await ask('day', forever)).toBe(3);
});

test('while a new answer is being made the one before is at hand, unless it is too old; one that failed takes it from nobody', async () => {
  const { keep, pass } = aKeep({ oldestMs: 5_000 });
  const ask = (make: () => Promise<string>) => keep('town', 1_000, make);
  const first = ask(async () => 'old');
  expect([first.before, await first.made]).toEqual([undefined, 'old']);
  pass(1_000);
  await expect(ask(() => Promise.reject(new Error('away'))).made).rejects.toThrow('away');
  const { promise, resolve } = Promise.withResolvers<string>();
  expect([ask(() => promise).before, ask(() => promise).before]).toEqual(['old', 'old']);
  pass(4_000);
  expect(ask(() => promise).before).toBeUndefined();
  resolve('new');
  expect(await ask(() => promise).made).toBe('new');
});
