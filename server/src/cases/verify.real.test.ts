import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRealTown, type RealTown } from './testing/a-real-town.ts';
import { people } from './testing/a-town.ts';
import { verifyTown } from './verify.ts';

let town: RealTown;
beforeAll(async () => {
  town = await aRealTown();
});
afterAll(() => town.db.close());

const differences = async () => (await verifyTown(town.loop, 'test', () => {})).differences;

test('what has not closed is compared with the cases: what is missing, too much or otherwise is told', async () => {
  const { ownerSql } = town.db;
  const [other, missing] = [await town.report(people.intake), await town.report(people.intake)];
  const many = randomUUID();
  expect(await differences()).toEqual([]);
  await ownerSql`
    insert into town_test.not_closed select (jsonb_populate_record(o, jsonb_build_object('id', ${many}::uuid))).*
    from town_test.not_closed o where id = ${other}`;
  await ownerSql`update town_test.not_closed set returns = 3 where id = ${other}`;
  await ownerSql`delete from town_test.not_closed where id = ${missing}`;
  const numberOf = async (id: string) => (await town.detail(id, people.intake)).number;
  const told = (await differences()).toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const should = [
    { number: await numberOf(other), stored: { returns: 3 }, rebuilt: { returns: 0 } },
    { number: await numberOf(missing), stored: null, rebuilt: { returns: 0 } },
    { number: many, stored: { returns: 0 }, rebuilt: null },
  ].toSorted((a, b) => (a.number < b.number ? -1 : 1));
  expect(told).toMatchObject(should.map((one) => ({ part: 'not_closed', ...one })));
});

test('a part of a case that is not there is told', async () => {
  const lost = randomUUID();
  await town.db.ownerSql`insert into town_test.case_search (case_id, reported_at, words) values (${lost}, now(), '')`;
  expect(await differences()).toContainEqual({
    number: lost,
    part: 'case_search',
    stored: 'of no case',
    rebuilt: null,
  });
});
