import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRealTown, type RealTown } from '../cases/testing/a-real-town.ts';
import { people } from '../cases/testing/a-town.ts';
import { aVault } from '../people/personal/testing/a-vault.ts';
import { type Asker, askerIn, askMeasure, listMeasure } from './ask-measure.ts';
import { openCatalogue } from './plan/catalogue.ts';

const repeats = { group: { callers: 2, days: 7 }, place: { metres: 50, days: 30, alert: 2, supervise: 4 } };
const now = new Date('2026-04-27T02:00:00Z');
const month = { from: '2026-04-01', to: '2026-04-30' };

let town: RealTown;
beforeAll(async () => {
  town = await aRealTown({ id: 'hotline' }, async ({ ownerSql }) => {
    await ownerSql`update town_test.policy set data = jsonb_set(data, '{repeats}', ${ownerSql.json(repeats)}) where id = 'small'`;
    return aVault();
  });
});
afterAll(() => town.db.close());

async function asked<T>(ask: (asker: Asker) => Promise<T>): Promise<T> {
  const means = { loop: town.loop, catalogue: await openCatalogue() };
  const asker = await askerIn(means, { townId: 'test', actor: people.intake, now });
  return town.as(people.intake, (sql) => ask(asker(sql)));
}

async function counted(id: string): Promise<readonly [number | null | undefined, readonly string[]]> {
  const answer = await asked((asker) => askMeasure(asker, id, month));
  const rows = await asked(async (asker) => {
    const measure = asker.measures.byId.get(id);
    if (!measure) throw new Error(`no measure ${id}`);
    return listMeasure(asker, measure, month);
  });
  return [answer?.total.value, 'cases' in rows ? rows.cases.map((one) => one.id) : []];
}

test('groups and what is reported again and again are as many as their lists have rows, before and after an unmerge', async () => {
  const body = { kind: 'hotline', category: { taxonomy: 'small', code: '02' }, position: [120.5, 31.5] };
  const by = (phone: string, minute: number) => {
    town.at(new Date(Date.parse('2026-04-27T01:00:00Z') + minute * 60_000));
    return town.report(people.intake, { ...body, reporter: { phone } });
  };
  const [main, other, third] = [await by('13800130001', 1), await by('13800130002', 2), await by('13800130003', 3)];
  await town.act(other, 'merge', { intoId: main }, people.intake);
  expect(await counted('hotline.grouped')).toEqual([1, [main]]);
  expect(await counted('loop.frequent')).toEqual([2, [third, main]]);
  expect(await counted('loop.frequent-supervise')).toEqual([0, []]);
  await town.act(other, 'unmerge', { reason: '并非同一件事' }, people.intake);
  expect(await counted('hotline.grouped')).toEqual([0, []]);
  expect(await counted('loop.frequent')).toEqual([2, [third, other]]);
});
