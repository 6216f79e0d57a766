import { afterEach, expect, test, vi } from 'vitest';
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

afterEach(() => void vi.useRealTimers());

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

/** A tally of devices that is due each second; `takes` is what the store does with it. */
function eachSecond(takes: () => Promise<void>) {
  const written: string[][] = [];
  const names = follower<Set<string>>({
    ...{ every: 1_000, rest: 9, most: 1_000, empty: () => new Set(), onTrouble: () => {} },
    add: (tally, { deviceId }) => tally.add(deviceId),
    write: async (tally) => {
      await takes();
      written.push([...tally]);
    },
  });
  return { written, say: (device: string) => names.add([anObservation(device)], at), stop: names.stop };
}

test('while the store is away a tally waits; when it is back, the next one comes as soon as ever', async () => {
  vi.useFakeTimers();
  let isAway = true;
  const { written, say, stop } = eachSecond(async () => {
    if (isAway) throw new Error('away');
  });
  say('before');
  await vi.advanceTimersByTimeAsync(300_000);
  say('after');
  isAway = false;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(written).toEqual([['before'], ['after']]);
  await stop();
});

test('after a write that took very long the next one waits a minute and no longer', async () => {
  vi.useFakeTimers();
  let ms = 100_000;
  const { written, say, stop } = eachSecond(() => new Promise((resolve) => setTimeout(resolve, ms)));
  say('slow');
  await vi.advanceTimersByTimeAsync(50_000);
  say('next');
  ms = 10;
  await vi.advanceTimersByTimeAsync(112_000);
  expect(written).toEqual([['slow'], ['next']]);
  await stop();
});
