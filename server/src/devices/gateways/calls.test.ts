import { expect, test } from 'vitest';
import { type Down, openCalls, type Way } from './calls.ts';

const device = { id: 'd', externalId: 'sensor', parentId: null };
const child = { id: 'c', externalId: 'smoke 7', parentId: 'd' };

function aWay(takes: Way['takes'], sent: (readonly [string | null, Down])[]): Way {
  return { takes, send: (to, down) => void sent.push([to, down]) };
}

test('a call goes out by the latest way that takes it, and its answer comes back', async () => {
  const calls = openCalls(() => 1_000_000);
  const [older, newer]: (readonly [string | null, Down])[][] = [[], []];
  calls.open(
    'd',
    aWay(() => true, older ?? []),
  );
  const close = calls.open(
    'd',
    aWay((kind) => kind === 'call', newer ?? []),
  );
  const answer = calls.ask(device, 'open', { door: 1 });
  expect(newer).toEqual([[null, { kind: 'call', id: 1, method: 'open', params: { door: 1 } }]]);
  calls.answer('other', 1, 'not mine');
  calls.answer('d', 1, { ok: true });
  expect(await answer).toEqual({ ok: true });
  expect(calls.tell(device, { limit: 5 })).toBe(true);
  close();
  void calls.ask(device, 'again', null);
  expect(older?.map(([, down]) => down.kind)).toEqual(['attributes', 'call']);
  calls.stop();
});

test('a child is called by the way of its gateway, under its name', () => {
  const calls = openCalls(() => 1_000_000);
  const sent: (readonly [string | null, Down])[] = [];
  calls.open(
    'd',
    aWay((_, forChild) => forChild, sent),
  );
  void calls.ask(child, 'test', {});
  expect(sent).toEqual([['smoke 7', { kind: 'call', id: 1, method: 'test', params: {} }]]);
  calls.stop();
});

test('without a way a call fails at once; a device that asks now and then is waited for', async () => {
  const calls = openCalls(() => 1_000_000);
  expect(await calls.ask(device, 'open', {})).toBeUndefined();
  const sent: (readonly [string | null, Down])[] = [];
  calls.open(
    'd',
    aWay(() => true, []),
    30_000,
  )();
  const answers = [calls.ask(device, 'first', {}), calls.ask(device, 'second', {})];
  calls.open(
    'd',
    aWay(() => true, sent),
  )();
  calls.open(
    'd',
    aWay(() => true, sent),
  );
  expect(sent.map(([, down]) => down.kind === 'call' && down.method)).toEqual(['first', 'second']);
  calls.answer('d', 1, 1);
  calls.answer('d', 2, 2);
  calls.stop();
  expect(await Promise.all(answers)).toEqual([1, 2]);
});
