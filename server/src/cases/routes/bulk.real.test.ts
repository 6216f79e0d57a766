import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRealTown, type RealTown } from '../testing/a-real-town.ts';
import { idOf, people, unitIds } from '../testing/a-town.ts';
import { actOnMany } from './bulk.ts';

let town: RealTown;
beforeAll(async () => {
  town = await aRealTown();
});
afterAll(() => town.db.close());

const input = { leadUnitId: unitIds.roads };

async function filed(): Promise<string> {
  const id = await town.report(people.intake);
  await town.act(id, 'file', { category: { taxonomy: 'small', code: '02' } }, people.intake);
  return id;
}

function dispatch(ids: readonly string[], onceKey: string, loop = town.loop) {
  const log = { error: () => undefined };
  const asked = {
    townId: 'test',
    actor: people.dispatcher,
    language: 'zh',
    ref: 'r-7',
    ...{ ids, onceKey, input, log },
  };
  return actOnMany(loop, { ...asked, language: 'zh' });
}

test('sent again under its key, a dispatch of many acts once on each case and tells the same', async () => {
  const ids = [await filed(), await filed()];
  const first = await dispatch(ids, 'k1');
  expect(first.done.map(({ id, state }) => [id, state])).toEqual(ids.map((id) => [id, 'dispatched']));
  expect(await dispatch(ids, 'k1')).toEqual(first);
  expect(await dispatch(ids, 'k2')).toMatchObject({ done: [], refused: ids.map((id) => ({ id })) });
});

test('a case that is not there is told in a sentence, and one failed by us leaves the account of the others', async () => {
  const [good, bad, none] = [await filed(), await filed(), idOf(0xdead)];
  let failing = 0;
  const grounds = {
    ...town.loop.grounds,
    of: async (townId: string) => {
      failing += 1;
      if (failing === 2) throw new Error('a failure of ours');
      return town.loop.grounds.of(townId);
    },
  };
  const { done, refused } = await dispatch([good, bad, none], 'k3', { ...town.loop, grounds });
  expect(done).toMatchObject([{ id: good, state: 'dispatched' }]);
  expect(refused.map(({ id, code }) => [id, code])).toEqual([
    [bad, 'unexpected'],
    [none, 'not-found'],
  ]);
  expect(refused.map(({ detail }) => detail)).toEqual([
    expect.stringContaining('r-7'),
    expect.stringContaining('没有找到'),
  ]);
  expect(await dispatch([good, bad], 'k3')).toMatchObject({ done: [{ id: good }, { id: bad }], refused: [] });
});
