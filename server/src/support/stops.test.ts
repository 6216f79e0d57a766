import { expect, test } from 'vitest';
import { makeStops } from './stops.ts';

test('what was started last stops first, each once', async () => {
  const stopped: string[] = [];
  const stops = makeStops();
  for (const name of ['a', 'b', 'c']) stops.add(() => stopped.push(name));
  await stops.run();
  await stops.run();
  expect(stopped).toEqual(['c', 'b', 'a']);
});

test('a stop that fails does not keep the others running and is told at the end', async () => {
  const stopped: string[] = [];
  const stops = makeStops();
  stops.add(() => stopped.push('first'));
  stops.add(() => {
    throw new Error('stuck');
  });
  await expect(stops.run()).rejects.toThrow('Not everything stopped cleanly');
  expect(stopped).toEqual(['first']);
});
