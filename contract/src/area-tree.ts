import type { Area } from './area.ts';
import { CODE_FORMS, codeStem, levelAbove, polygonsOf } from './area.ts';
import { coverOf } from './area-cover.ts';

export const AREA_PROBLEMS = [
  'code-form',
  'code-parent',
  'code-doubled',
  'id-doubled',
  'parent-missing',
  'parent-level',
  'town-count',
  'ring-open',
  'ring-short',
  'children-gap',
  'children-overlap',
  'children-outside',
] as const;

/** One thing wrong with the town's areas: where, what stands there, and what would fit. */
export interface AreaProblem {
  readonly kind: (typeof AREA_PROBLEMS)[number];
  readonly where: string;
  readonly value: string;
  readonly fits: string;
}

/** Shares of the parent's area that surveying and rounding may leave open, doubled or outside. */
const TOLERANCE = 0.001;

/** Everything wrong with a town's areas as a tree and as ground; an empty list means they can be used. */
export function checkAreaTree(areas: readonly Area[]): AreaProblem[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  return [
    ...townCount(areas),
    ...doubled(areas, 'code'),
    ...doubled(areas, 'id'),
    ...areas.flatMap((area) => [...codeProblems(area), ...parentProblems(area, byId), ...ringProblems(area)]),
    ...coverProblems(areas),
  ];
}

function place(area: Area): string {
  return `${area.level} ${area.code} ${area.name}`;
}

function townCount(areas: readonly Area[]): AreaProblem[] {
  const towns = areas.filter((area) => area.level === 'town');
  if (towns.length === 1) return [];
  return [
    {
      kind: 'town-count',
      where: 'the whole list',
      value: String(towns.length),
      fits: 'exactly one area of level town',
    },
  ];
}

function doubled(areas: readonly Area[], key: 'code' | 'id'): AreaProblem[] {
  const first = new Map<string, Area>();
  return areas.flatMap((area): AreaProblem[] => {
    const other = first.get(area[key]);
    if (other === undefined) {
      first.set(area[key], area);
      return [];
    }
    return [
      {
        kind: `${key}-doubled`,
        where: place(area),
        value: area[key],
        fits: `a ${key} other than that of ${other.name}`,
      },
    ];
  });
}

function codeProblems(area: Area): AreaProblem[] {
  const { form, words } = CODE_FORMS[area.level];
  return form.test(area.code) ? [] : [{ kind: 'code-form', where: place(area), value: area.code, fits: words }];
}

function parentProblems(area: Area, byId: ReadonlyMap<string, Area>): AreaProblem[] {
  const above = levelAbove(area.level);
  if (above === null) {
    if (area.parentId === null) return [];
    return [
      { kind: 'parent-level', where: place(area), value: area.parentId, fits: 'no parent: the town is the root' },
    ];
  }
  const parent = area.parentId === null ? undefined : byId.get(area.parentId);
  if (parent === undefined) {
    return [
      {
        kind: 'parent-missing',
        where: place(area),
        value: String(area.parentId),
        fits: `the id of a ${above} in the same list`,
      },
    ];
  }
  if (parent.level !== above) {
    return [{ kind: 'parent-level', where: place(area), value: parent.level, fits: `a parent of level ${above}` }];
  }
  const stem = codeStem(parent.code);
  if (area.code.startsWith(stem)) return [];
  return [{ kind: 'code-parent', where: place(area), value: area.code, fits: `a code starting with ${stem}` }];
}

function ringProblems(area: Area): AreaProblem[] {
  return polygonsOf(area.polygon).flatMap((rings, p) =>
    rings.flatMap((ring, r): AreaProblem[] => {
      const where = `${place(area)}, polygon ${p + 1}, ring ${r + 1}`;
      const [first, last] = [ring[0], ring.at(-1)];
      if (first === undefined || last === undefined || ring.length < 4) {
        return [
          {
            kind: 'ring-short',
            where,
            value: `${ring.length} points`,
            fits: 'at least 4 points, the last equal to the first',
          },
        ];
      }
      if (first[0] === last[0] && first[1] === last[1]) return [];
      return [{ kind: 'ring-open', where, value: last.join(','), fits: `the first point again: ${first.join(',')}` }];
    }),
  );
}

function coverProblems(areas: readonly Area[]): AreaProblem[] {
  const children = new Map<string, Area[]>();
  for (const area of areas) {
    if (area.parentId === null) continue;
    const siblings = children.get(area.parentId);
    if (siblings === undefined) children.set(area.parentId, [area]);
    else siblings.push(area);
  }
  return areas.flatMap((parent) => {
    const inside = children.get(parent.id);
    if (inside === undefined) return [];
    const cover = coverOf(
      parent.polygon,
      inside.map((child) => child.polygon),
    );
    const fits = `children that fill ${parent.name} without gap or overlap, to ${TOLERANCE * 100} %`;
    return (['gap', 'overlap', 'outside'] as const)
      .filter((part) => cover[part] > TOLERANCE)
      .map(
        (part): AreaProblem => ({
          kind: `children-${part}`,
          where: place(parent),
          value: `${(cover[part] * 100).toFixed(2)} %`,
          fits,
        }),
      );
  });
}
