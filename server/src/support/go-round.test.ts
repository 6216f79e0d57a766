import { expect, test } from 'vitest';
import { goRound } from './go-round.ts';

const LONG_MS = 60_000;
const never = (error: unknown) => {
  throw error;
};

test('while there is more to do rounds follow at once, then only when woken', async () => {
  const left = [true, true, false];
  let done = 0;
  let told = () => {};
  const rounds = goRound({
    pauseMs: LONG_MS,
    onTrouble: never,
    round: async () => {
      done += 1;
      told();
      return left.shift() ?? false;
    },
  });
  await expect.poll(() => done).toBe(3);
  const again = new Promise<void>((resolve) => {
    told = resolve;
  });
  rounds.wake();
  await again;
  expect(done).toBe(4);
  await rounds.stop();
});

test('a round that fails is told of, and the rounds go on', async () => {
  const troubles: unknown[] = [];
  let done = 0;
  const rounds = goRound({
    pauseMs: 1,
    onTrouble: (error) => troubles.push(error),
    round: async () => {
      done += 1;
      if (done === 1) throw new Error('the database is away');
      return false;
    },
  });
  await expect.poll(() => done).toBeGreaterThan(1);
  await rounds.stop();
  expect(troubles).toEqual([new Error('the database is away')]);
});

test('a stop waits for the round under way, which is told of it, and cuts a pause short', async () => {
  let ended = false;
  const rounds = goRound({
    pauseMs: LONG_MS,
    onTrouble: never,
    round: async (isStopping) => {
      while (!isStopping()) await new Promise((resolve) => setTimeout(resolve, 1));
      ended = true;
      return true;
    },
  });
  await rounds.stop();
  expect(ended).toBe(true);
  await goRound({ pauseMs: LONG_MS, onTrouble: never, firstPauseMs: LONG_MS, round: async () => false }).stop();
});
