import { expect, test } from 'vitest';
import { shareNext } from './share-next.ts';

function counted() {
  const gates: PromiseWithResolvers<void>[] = [];
  const ask = async () => {
    const gate = Promise.withResolvers<void>();
    const nth = gates.push(gate);
    await gate.promise;
    return nth;
  };
  return { gates, ask };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('who asks while an answer is under way gets the next one, together with all who wait', async () => {
  const { gates, ask } = counted();
  const share = shareNext<number>();
  const first = share('a', ask);
  const waiting = [share('a', ask), share('a', ask)];
  expect(gates).toHaveLength(1);
  gates[0]?.resolve();
  expect(await first).toBe(1);
  await settled();
  const late = share('a', ask);
  gates[1]?.resolve();
  expect(await Promise.all(waiting)).toEqual([2, 2]);
  await settled();
  gates[2]?.resolve();
  expect(await late).toBe(3);
});

test('names do not wait for each other, and a failure is told to its own askers only', async () => {
  const share = shareNext<string>();
  const failing = share('a', () => Promise.reject(new Error('down')));
  const next = share('a', async () => 'up');
  expect(await share('b', async () => 'other')).toBe('other');
  await expect(failing).rejects.toThrow('down');
  expect(await next).toBe('up');
});
