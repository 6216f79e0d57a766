import type { ActionName } from '@chengyun/contract/actions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertAccount } from '../../people/accounts/account-queries.ts';
import { addMembership } from '../../people/staff/staff-queries.ts';
import { aRealTown, type RealTown } from '../testing/a-real-town.ts';
import { people, unitIds } from '../testing/a-town.ts';
import { refuseUnfitPerson } from './fit-person.ts';

let town: RealTown;
let caseId: string;
beforeAll(async () => {
  town = await aRealTown();
  await join('zhou', '周启明', ['leader'], []);
  await join('gu', '顾文', ['unit'], [unitIds.roads]);
  await join('tao', '陶然', ['unit'], [unitIds.water]);
  caseId = await town.report(people.intake);
  await town.act(caseId, 'file', { category: { taxonomy: 'small', code: '02' } }, people.intake);
  await town.act(caseId, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
});
afterAll(() => town.db.close());

async function join(id: string, name: string, roles: readonly ('leader' | 'unit')[], units: readonly string[]) {
  const { ownerSql } = town.db;
  await insertAccount(ownerSql, { ...{ id, name, username: id }, passwordHash: 'none', mustChangePassword: false });
  await addMembership(ownerSql, 'test', id, { roles: [...roles], unitIds: [...units], areaCodes: [] });
}

async function named(action: ActionName, input: object) {
  const ground = await town.loop.grounds.of('test');
  const after = await town.load(caseId);
  const asked = { caseId, action, input: input as never, actor: people.chief, seen: null };
  return town.as(people.chief, (sql) => refuseUnfitPerson(sql, ground, asked, after));
}

test('a case is led by a leader of the town and by nobody else', async () => {
  await expect(named('lead', { leaderId: 'zhou' })).resolves.toBeUndefined();
  const values = { value: '顾文' };
  await expect(named('lead', { leaderId: 'gu' })).rejects.toMatchObject({ code: 'case.no-such', values });
  await expect(named('lead', { leaderId: '张三' })).rejects.toMatchObject({ code: 'case.no-such' });
});

test('a case is handled by who is of its lead unit', async () => {
  await expect(named('assign', { handlerId: 'gu' })).resolves.toBeUndefined();
  await expect(named('assign', { handlerId: 'tao' })).rejects.toMatchObject({ values: { value: '陶然' } });
  await expect(named('assign', { handlerId: 'nobody' })).rejects.toMatchObject({ values: { value: 'nobody' } });
  await expect(named('note', {})).resolves.toBeUndefined();
});
