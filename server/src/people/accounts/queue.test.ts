import { expect, test } from 'vitest';
import { makeQueue } from './queue.ts';

function work() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, finish: resolve };
}

test('work beyond the limit waits its turn, and a failure lets the next one in', async () => {
  const inTurn = makeQueue(1, 5);
  const begun: string[] = [];
  const first = work();
  const one = inTurn(async () => {
    begun.push('one');
    await first.promise;
    throw new Error('broken');
  });
  const two = inTurn(async () => begun.push('two'));
  expect(begun).toEqual(['one']);
  first.finish();
  await expect(one).rejects.toThrow('broken');
  await two;
  expect(begun).toEqual(['one', 'two']);
});

test('who would wait too long is refused at once, and there is room again afterwards', async () => {
  const inTurn = makeQueue(1, 1);
  const first = work();
  const running = inTurn(() => first.promise);
  const waiting = inTurn(async () => 'waited');
  await expect(inTurn(async () => 'never')).rejects.toMatchObject({ code: 'not-ready' });
  first.finish();
  expect([await running, await waiting, await inTurn(async () => 'again')]).toEqual([undefined, 'waited', 'again']);
});
