import { expect, test } from 'vitest';
import type { Area, AreaLevel, Position, Surface } from './area.ts';
import { CODE_FORMS, levelOfCode } from './area.ts';
import { checkAreaTree } from './area-tree.ts';

const TOWN = '310199101';
const COMMUNITY = `${TOWN}001`;
const GRID = `${COMMUNITY}G01`;

function box(west: number, south: number, east: number, north: number): Surface {
  const ring: Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

function anArea(level: AreaLevel, code: string, parentId: string | null, polygon: Surface): Area {
  return { id: `id-${code}`, code, level, name: code, parentId, polygon, center: [0, 0], areaM2: 1 };
}

/** A town of one community, one grid and two unit grids side by side; `east` is where the second one ends. */
function aTown(changes: { middle?: number; east?: number; start?: number } = {}): Area[] {
  const { middle = 5, east = 10, start = middle } = changes;
  return [
    anArea('town', TOWN, null, box(0, 0, 10, 10)),
    anArea('community', COMMUNITY, `id-${TOWN}`, box(0, 0, 10, 10)),
    anArea('grid', GRID, `id-${COMMUNITY}`, box(0, 0, 10, 10)),
    anArea('unit_grid', `${COMMUNITY}001`, `id-${GRID}`, box(0, 0, middle, 10)),
    anArea('unit_grid', `${COMMUNITY}002`, `id-${GRID}`, box(start, 0, east, 10)),
  ];
}

const kinds = (areas: readonly Area[]) => checkAreaTree(areas).map(({ kind }) => kind);
const changed = (areas: readonly Area[], at: number, change: Partial<Area>) =>
  areas.map((area, i) => (i === at ? { ...area, ...change } : area));

test('a tree whose children fill their parents has no problems', () => {
  expect(checkAreaTree(aTown())).toEqual([]);
});

test('a strip no child covers is reported with its share of the parent', () => {
  expect(checkAreaTree(aTown({ east: 9 }))).toEqual([
    {
      kind: 'children-gap',
      where: `grid ${GRID} ${GRID}`,
      value: '10.00 %',
      fits: `children that fill ${GRID} without gap or overlap, to 0.1 %`,
    },
  ]);
});

test('a strip two children share is an overlap', () => {
  expect(checkAreaTree(aTown({ start: 4 })).map(({ kind, value }) => [kind, value])).toEqual([
    ['children-overlap', '10.00 %'],
  ]);
});

test('a child that reaches beyond its parent is reported', () => {
  expect(checkAreaTree(aTown({ east: 11 })).map(({ kind, value }) => [kind, value])).toEqual([
    ['children-outside', '10.00 %'],
  ]);
});

test('a gap and an overlap of the same size do not cancel out', () => {
  expect(kinds(aTown({ start: 4, east: 9 }))).toEqual(['children-gap', 'children-overlap']);
});

test('a slip within surveying tolerance is accepted', () => {
  expect(checkAreaTree(aTown({ east: 9.995 }))).toEqual([]);
});

test('a hole in the parent that a child fills is ground outside the parent', () => {
  const [hole = []] = [
    [
      [4, 4],
      [4, 6],
      [6, 6],
      [6, 4],
      [4, 4],
    ] as Position[],
  ];
  const outside = box(0, 0, 10, 10).coordinates[0] as Position[];
  const holed = changed(aTown(), 2, { polygon: { type: 'Polygon', coordinates: [outside, hole] } });
  expect(kinds(holed)).toEqual(['children-gap', 'children-outside']);
});

test('a code of the wrong length says what would fit', () => {
  const [problem] = checkAreaTree(changed(aTown(), 3, { code: '31019910100100' }));
  expect(problem).toMatchObject({
    kind: 'code-form',
    value: '31019910100100',
    fits: '15 digits: community 12 + unit grid 3',
  });
});

test('a unit grid must carry its community code', () => {
  expect(kinds(changed(aTown(), 3, { code: `${TOWN}002001` }))).toEqual(['code-parent']);
});

test('a doubled code is reported once, at the later area', () => {
  const [problem, ...more] = checkAreaTree(changed(aTown(), 4, { code: `${COMMUNITY}001` }));
  expect(problem?.kind).toBe('code-doubled');
  expect(more).toEqual([]);
});

test('a parent that is not in the list is reported with its id', () => {
  const problems = checkAreaTree(changed(aTown(), 3, { parentId: 'id-lost' }));
  expect(problems.map(({ kind, value }) => [kind, value])).toContainEqual(['parent-missing', 'id-lost']);
});

test('a level may not be skipped', () => {
  expect(kinds(changed(aTown(), 3, { parentId: `id-${COMMUNITY}` }))).toContain('parent-level');
});

test('an open ring names the point that is missing', () => {
  const open: Surface = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [5, 0],
        [5, 10],
        [0, 10],
      ],
    ],
  };
  const [problem] = checkAreaTree(changed(aTown(), 3, { polygon: open }));
  expect(problem).toMatchObject({ kind: 'ring-open', value: '0,10', fits: 'the first point again: 0,0' });
});

test('two towns in one list are refused', () => {
  expect(kinds([...aTown(), anArea('town', '310199102', null, box(20, 0, 30, 10))])).toEqual(['town-count']);
});

test('every level has its own form of code', () => {
  expect([TOWN, COMMUNITY, GRID, `${COMMUNITY}001`, '310199'].map(levelOfCode)).toEqual([
    ...Object.keys(CODE_FORMS),
    null,
  ]);
});
