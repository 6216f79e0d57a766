import { expect, test } from 'vitest';
import { gathering } from './gather.ts';

/** A clock that goes on when told, and a reading that takes so long. */
function aStage(tookMs: number, restMs = 250) {
  let now = 1_000;
  let waits: { readonly work: () => void; readonly at: number }[] = [];
  const readAt: number[] = [];
  const clock = {
    now: () => now,
    later: (work: () => void, ms: number) => {
      const wait = { work, at: now + ms };
      waits.push(wait);
      return () => {
        waits = waits.filter((one) => one !== wait);
      };
    },
  };
  const read = () => {
    readAt.push(now);
    return new Promise<void>((resolve) => clock.later(resolve, tookMs));
  };
  const until = async (end: number) => {
    for (;;) {
      const [next] = waits.toSorted((a, b) => a.at - b.at);
      if (!next || next.at > end) break;
      now = next.at;
      waits = waits.filter((one) => one !== next);
      next.work();
      await new Promise((resolve) => setImmediate(resolve));
    }
    now = end;
  };
  return { gather: gathering(read, restMs, clock), until, readAt };
}

test('one piece of news is read almost at once', async () => {
  const { gather, until, readAt } = aStage(20);
  gather.news();
  gather.news();
  await until(3_000);
  expect(readAt).toEqual([1_030]);
});

test('what comes while it is being read is read after a rest, once', async () => {
  const { gather, until, readAt } = aStage(20);
  gather.news();
  await until(1_040);
  for (let n = 0; n < 9; n += 1) gather.news();
  await until(3_000);
  expect(readAt).toEqual([1_030, 1_300]);
});

test('a reading that takes long is made more seldom', async () => {
  const { gather, until, readAt } = aStage(400);
  gather.news();
  for (let at = 1_100; at <= 5_000; at += 100) {
    await until(at);
    gather.news();
  }
  expect(readAt).toEqual([1_030, 1_930, 2_830, 3_730, 4_630]);
});

test('nor does one that takes half the rest wait for longer than three times itself', async () => {
  const { gather, until, readAt } = aStage(150);
  gather.news();
  await until(1_100);
  gather.news();
  await until(3_000);
  expect(readAt).toEqual([1_030, 1_630]);
});

test('nothing is read after the end', async () => {
  const { gather, until, readAt } = aStage(20);
  gather.news();
  gather.stop();
  gather.news();
  await until(9_000);
  expect(readAt).toEqual([]);
});
