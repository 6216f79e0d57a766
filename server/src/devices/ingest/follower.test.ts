import { expect, test } from 'vitest';
import type { StoreInstant } from '../store/group-rows.ts';
import { follower } from './follower.ts';
import { anObservation } from './test-devices.ts';

const at: StoreInstant = { ms: 1_763_600_000_000, micros: 0 };

/** A tally of devices that is written only when it is time, or when it is full. */
function aFollower(most: number) {
  const written: number[] = [];
  const waiting: (() => void)[] = [];
  const names = follower<Set<string>>({
    ...{ every: 3_600_000, rest: 9, most, empty: () => new Set() },
    add: (tally, { deviceId }) => tally.add(deviceId),
    write: (tally) => {
      written.push(tally.size);
      return new Promise((resolve) => waiting.push(resolve));
    },
    onTrouble: () => {},
  });
  const say = (...devices: readonly string[]) =>
    names.add(
      devices.map((device) => anObservation(device)),
      at,
    );
  return { names, written, say, finish: () => waiting.shift()?.() };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a tally that is full is written at once, whole, and the next one when that is done', async () => {
  const { names, written, say, finish } = aFollower(3);
  say('a', 'b');
  await turn();
  expect(written).toEqual([]);
  say('c', 'd');
  expect(written).toEqual([]);
  await turn();
  expect(written).toEqual([4]);
  say('e', 'f', 'g');
  await turn();
  expect(written).toEqual([4]);
  finish();
  await expect.poll(() => written).toEqual([4, 3]);
  finish();
  await names.stop();
});
