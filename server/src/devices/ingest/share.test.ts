import { expect, test } from 'vitest';
import { newFireLane, newShare, shareAfter } from './share.ts';

const SECOND = 1_000;

test('alone, a device may use everything', () => {
  const share = newShare();
  const taken = [0, 1, 2].map((second) => takes(share, 'only', 10_000, second * SECOND));
  expect(taken).toEqual([10_000, 10_000, 10_000]);
});

test('a device that runs away is held to its share from the next second on and named, the others feel nothing', () => {
  const share = newShare();
  const second = (n: number) => {
    const loud = takes(share, 'loud', 10_000, n * SECOND);
    const others = Array.from({ length: 100 }, (_, i) => takes(share, `quiet ${i}`, 10, n * SECOND));
    return [loud, others.every((count) => count === 10)];
  };
  expect(second(1)).toEqual([10_000, true]);
  expect(second(2)).toEqual([200, true]);
  expect(second(3)).toEqual([200, true]);
  expect(share.muted()).toEqual([{ deviceId: 'loud', perSecond: 10_000 }]);
});

test('devices that all send much have all the same large share', () => {
  const busy = new Map(Array.from({ length: 50 }, (_, i) => [`device ${i}`, 1_000]));
  expect(shareAfter(busy, Number.POSITIVE_INFINITY)).toBe(4_000);
});

test('fires overtake the rest, but for those of a device that tells of more than any building can', () => {
  const lane = newFireLane();
  const gone = (deviceId: string, times: number, now: number) =>
    Array.from({ length: times }, () => lane(deviceId, now)).filter(Boolean).length;
  expect([gone('mad', 10_000, SECOND), gone('box', 22, SECOND), gone('mad', 150, 2 * SECOND)]).toEqual([200, 22, 150]);
});

function takes(share: ReturnType<typeof newShare>, deviceId: string, times: number, now: number): number {
  let taken = 0;
  for (let i = 0; i < times; i++) if (share.takes(deviceId, now)) taken += 1;
  return taken;
}
