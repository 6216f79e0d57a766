import { expect, test } from 'vitest';
import { anObservation } from './test-devices.ts';
import { townWriter, type Waiting } from './town-writer.ts';

const key = { high: 0, low: 0 };

function aMessage(nth: number): Waiting {
  const observation = anObservation(`device ${nth}`);
  return { observation, key, nth, name: { device: nth, at: Number.NaN, key }, settled: () => {}, again: null };
}

/** A writer whose groups are kept as the places of what they hold. */
function aWriter() {
  const groups: number[][] = [];
  const writer = townWriter({
    store: async (group) => {
      groups.push(group.map(({ observation }) => Number(observation.deviceId.slice(7))));
      return { stored: group, known: [] };
    },
    ...{ onStored: () => {}, settle: () => {}, onTrouble: () => {}, last: null, now: Date.now },
  });
  return { writer, groups };
}

test('within a group all stand as they arrived, fires too', async () => {
  const { writer, groups } = aWriter();
  writer.push(aMessage(1), false);
  writer.push(aMessage(2), true);
  writer.push(aMessage(3), false);
  await expect.poll(() => groups).toEqual([[1, 2, 3]]);
  await writer.stop();
});

test('what does not fit into one group waits, and a fire does not', async () => {
  const { writer, groups } = aWriter();
  for (let nth = 1; nth <= 10_000; nth++) writer.push(aMessage(nth), false);
  writer.push(aMessage(10_001), true);
  await expect.poll(() => groups.length).toBe(2);
  expect(groups.map((group) => group.at(-1))).toEqual([10_001, 10_000]);
  await writer.stop();
});
