import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildAreaIndex } from '../../town/areas/area-index.ts';
import { makeGround, type Unit } from '../../town/ground/ground.ts';
import { loadPacks } from '../../town/packs/load-packs.ts';
import type { CaseFields } from '../life/aggregate.ts';
import { blankFields } from '../open-case.ts';
import { proposeUnits } from './propose.ts';

const { packs, calendars } = await loadPacks(join(import.meta.dirname, '../../../../packs'));
const community = '310199101003';

function aUnit(id: string, kind: string, areaCodes: readonly string[] = [], duties: readonly string[] = []): Unit {
  return { id, code: id, name: id, kind, parentId: null, areaCodes, duties, active: true };
}

function groundWith(...units: readonly Unit[]) {
  return makeGround(
    { id: 'test', prefix: 'TT', zone: 'Asia/Shanghai', sample: true },
    {
      units,
      areas: buildAreaIndex([]),
      packs: packs.map((data) => ({ id: data.id, version: data.version, data })),
      calendars: calendars.map((data) => ({ id: data.id, version: data.version, data })),
    },
  );
}

function aCase(changed: Partial<CaseFields>): CaseFields {
  return {
    ...blankFields,
    kind: 'hotline',
    policyId: 'hotline',
    policyVersion: 1,
    source: 'hotline-12345',
    title: '测试',
    reportedBy: null,
    sample: true,
    reportedAt: '2026-11-25T08:00:00.000Z',
    ...changed,
  };
}

const committee = aUnit('committee', 'community', [community]);
const elsewhere = aUnit('elsewhere', 'community', ['310199101009']);
const market = aUnit('market', 'department', [], ['market-supervision']);
const gas = aUnit('gas', 'department', [], ['gas']);
const lift = { taxonomy: 'hotline', categoryCode: 'H0906', communityCode: community };

const told = (fields: CaseFields, ...units: readonly Unit[]) =>
  proposeUnits(fields, groundWith(...units)).map(({ unitId, part, step }) => [unitId, part, step]);

test('the committee of the place leads and the unit whose duty it is helps', () => {
  expect(told(aCase(lift), elsewhere, market, committee)).toEqual([
    ['committee', 'lead', 'territory'],
    ['market', 'co', 'category'],
  ]);
});

test('a special matter goes first to whom it belongs, wherever it is', () => {
  const fields = aCase({ text: '楼道里有煤气味，疑似燃气泄漏', communityCode: community });
  expect(told(fields, committee, gas)).toEqual([
    ['gas', 'lead', 'special'],
    ['committee', 'co', 'territory'],
  ]);
});

test('a class that is a special matter is named, not told by its code', () => {
  const fields = aCase({
    ...{ kind: 'patrol', policyId: 'grid-patrol', source: 'patrol' },
    ...{ taxonomy: 'gbt30428-2-2013-events', categoryCode: '0502' },
  });
  const [first] = proposeUnits(fields, groundWith(gas));
  expect([first?.unitId, first?.why.zh]).toEqual(['gas', '燃气险情：类别为燃气管道破裂']);
});

test('every proposal says why in both languages', () => {
  const [first] = proposeUnits(aCase(lift), groundWith(committee));
  expect(first?.why.zh).toContain('属地优先');
  expect(first?.why.en).toContain('Territory first');
});

test('of several property companies in one community none is guessed', () => {
  const fields = aCase({ taxonomy: 'hotline', categoryCode: 'H0101', communityCode: community });
  const [one, two] = ['one', 'two'].map((id) => aUnit(id, 'property', [community]));
  if (!one || !two) throw new Error('two companies');
  expect(told(fields, one)).toEqual([['one', 'lead', 'category']]);
  expect(told(fields, one, two)).toEqual([]);
});

test('a unit that is no longer active is not proposed', () => {
  expect(told(aCase(lift), { ...committee, active: false })).toEqual([]);
});

test('a unit that returned the case is proposed only where nobody else is, and that it did is said', () => {
  const proposed = (...units: readonly Unit[]) => proposeUnits(aCase(lift), groundWith(...units), ['committee']);
  expect(proposed(committee, market).map(({ unitId, part }) => [unitId, part])).toEqual([['market', 'lead']]);
  expect(proposed(committee)).toMatchObject([{ unitId: 'committee', part: 'lead' }]);
  expect(proposed(committee)[0]?.why.zh).toContain('曾退单');
});
