import type { Area, AreaLevel } from '@chengyun/contract/area';
import { Area as AreaSchema } from '@chengyun/contract/area';
import { checkAreaTree } from '@chengyun/contract/area-tree';
import { Compile } from 'typebox/compile';
import { expect, test } from 'vitest';
import { buildAreaIndex } from '../areas/area-index.ts';
import { buildPlaceIndex } from '../places/place-index.ts';
import { searchPlaces } from '../places/search-places.ts';
import { sampleGround } from './ground.ts';

const ground = sampleGround();
const of = (level: AreaLevel, areas: readonly Area[] = ground.areas) => areas.filter((area) => area.level === level);
const total = (areas: readonly Area[]) => areas.reduce((sum, { areaM2 }) => sum + areaM2, 0);

test('the sample town has nothing for the area check to find, whichever its seed', () => {
  expect(checkAreaTree(ground.areas)).toEqual([]);
  expect(checkAreaTree(sampleGround(1).areas)).toEqual([]);
});

test('every area fits the contract', () => {
  const schema = Compile(AreaSchema);
  expect(ground.areas.filter((area) => !schema.Check(area))).toEqual([]);
});

test('children add up to their parent within a tenth of a percent', () => {
  for (const parent of ground.areas.filter(({ level }) => level !== 'unit_grid')) {
    const children = ground.areas.filter(({ parentId }) => parentId === parent.id);
    expect(Math.abs(total(children) / parent.areaM2 - 1)).toBeLessThan(0.001);
  }
});

test('the town has the size of the model: 33 communities of 3 to 5 grids, unit grids of 10,000 to 40,000 m²', () => {
  expect(of('community')).toHaveLength(33);
  const grids = of('community').map(({ id }) => ground.areas.filter(({ parentId }) => parentId === id).length);
  expect(grids.every((count) => count >= 3 && count <= 5)).toBe(true);
  expect(of('unit_grid').length).toBeGreaterThan(600);
  expect(of('unit_grid').length).toBeLessThan(1000);
  expect(of('unit_grid').filter(({ areaM2 }) => areaM2 < 10_000 || areaM2 > 40_000)).toEqual([]);
});

test('unit grids are counted without a gap inside each community', () => {
  for (const { code } of of('community')) {
    const numbers = of('unit_grid')
      .filter((unit) => unit.code.startsWith(code))
      .map((unit) => Number(unit.code.slice(-3)));
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1));
  }
});

test('the first unit grid of a community lies north-west of the last', () => {
  for (const { code } of of('community')) {
    const units = of('unit_grid')
      .filter((unit) => unit.code.startsWith(code))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
    expect(units[0]?.center[1]).toBeGreaterThan(units.at(-1)?.center[1] ?? 90);
  }
});

test('the same seed draws the same town, another seed another one', () => {
  expect(sampleGround()).toEqual(ground);
  expect(sampleGround(8).areas[0]?.polygon).not.toEqual(ground.areas[0]?.polygon);
});

test('every place but the streets lies in the unit grid it names, and no id is doubled', () => {
  const index = buildAreaIndex(ground.areas);
  const placed = ground.places.filter(({ kind }) => kind !== 'street');
  expect(placed.filter(({ lon, lat, areaCode }) => index.areaAt(lon, lat)?.unitGrid.code !== areaCode)).toEqual([]);
  expect(new Set(ground.places.map(({ id }) => id)).size).toBe(ground.places.length);
  expect(ground.places.length).toBeGreaterThan(3000);
});

test('defibrillators and shelters lie all over the town, each under a name of its own', () => {
  const of = (kind: string) => ground.places.filter((place) => place.kind === kind);
  expect(of('aed').length).toBeGreaterThan(40);
  expect(of('shelter').length).toBeGreaterThan(10);
  for (const kind of ['aed', 'shelter']) {
    expect(new Set(of(kind).map(({ name }) => name)).size).toBe(of(kind).length);
    expect(new Set(of(kind).map(({ areaCode }) => areaCode)).size).toBeGreaterThan(of(kind).length / 3);
  }
});

test('every estate is first among the answers to its own name and address', () => {
  const book = buildPlaceIndex(ground.places);
  const estates = ground.places.filter(({ kind }) => kind === 'estate');
  const missed = estates.filter(({ id, name, address }) =>
    [name, address].some((q) => searchPlaces(book, q, 1)[0]?.place.id !== id),
  );
  expect(missed).toEqual([]);
  expect(estates.length).toBeGreaterThan(150);
});

test('every community has its committee and lies in one of twelve 综合网格', () => {
  const answers = (kind: string) =>
    ground.units
      .filter((unit) => unit.kind === kind)
      .flatMap(({ areaCodes }) => areaCodes)
      .sort();
  const codes = of('community')
    .map(({ code }) => code)
    .sort();
  expect([answers('committee'), answers('zone')]).toEqual([codes, codes]);
  expect(ground.units.filter(({ kind }) => kind === 'zone')).toHaveLength(12);
});

test('every estate has one property company', () => {
  const served = ground.units.flatMap(({ estateIds }) => estateIds).sort();
  expect(served).toEqual(
    ground.places
      .filter(({ kind }) => kind === 'estate')
      .map(({ id }) => id)
      .sort(),
  );
});

test('one company serves all estates of a community, and each of the seven serves some', () => {
  const companies = ground.units.filter(({ kind }) => kind === 'property');
  const served = companies.flatMap(({ areaCodes }) => areaCodes);
  expect(new Set(served).size).toBe(served.length);
  expect(companies.map(({ areaCodes }) => areaCodes.length > 2)).toEqual(companies.map(() => true));
});

test('units form one tree and the 120 posts all stand in it', () => {
  const ids = new Set(ground.units.map(({ id }) => id));
  expect(ground.units.filter(({ parentId }) => parentId === null)).toHaveLength(1);
  expect(ground.units.filter(({ parentId }) => parentId !== null && !ids.has(parentId))).toEqual([]);
  expect(ground.staff.filter(({ unitId }) => !ids.has(unitId))).toEqual([]);
  expect(new Set(ground.staff.map(({ login }) => login)).size).toBe(120);
  expect(new Set(ground.staff.map(({ role }) => role))).toEqual(
    new Set(['intake', 'dispatcher', 'leader', 'unit', 'patrol']),
  );
});
