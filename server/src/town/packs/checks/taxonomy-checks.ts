import type { Category, Taxonomy } from '@chengyun/contract/pack';
import { type PackProblem, type PathStep, pathText, quoted } from '../pack-problem.ts';
import type { YamlSource } from '../yaml-source.ts';
import { readingProblems } from './limit-checks.ts';

/** What a taxonomy's schema cannot say: codes said twice, parents and unit kinds that are not there, limits misread. */
export function taxonomyProblems(
  source: YamlSource,
  taxonomy: Taxonomy,
  unitKinds: ReadonlySet<string> | null,
): readonly PackProblem[] {
  return [
    ...repeatedCodes(source, taxonomy.categories),
    ...parentProblems(source, taxonomy.categories),
    ...repeatedConditions(source, taxonomy.categories),
    ...taxonomy.categories.flatMap((category, index) => strangeUnits(source, category, index, unitKinds)),
    ...readingProblems(source),
  ];
}

/** Reports a unit kind that is not in the list, with the known ones; null when the list itself could not be read. */
export function unitKindProblem(
  source: YamlSource,
  path: readonly PathStep[],
  kind: string | undefined,
  unitKinds: ReadonlySet<string> | null,
): readonly PackProblem[] {
  if (kind === undefined || unitKinds === null || unitKinds.has(kind)) return [];
  const known = [...unitKinds];
  const where = pathText(path);
  return [
    source.report(
      path,
      kind,
      `${where} 的单位类别 ${quoted(kind)} 不在 unit-kinds.yaml 中；可填：${known.join('、')}`,
      `${where}: unit kind ${quoted(kind)} is not in unit-kinds.yaml; known: ${known.join(', ')}.`,
    ),
  ];
}

function repeatedCodes(source: YamlSource, categories: readonly Category[]): readonly PackProblem[] {
  const seen = new Set<string>();
  return categories.flatMap(({ code }, index) => {
    if (!seen.has(code)) {
      seen.add(code);
      return [];
    }
    return source.report(
      ['categories', index, 'code'],
      code,
      `类别代码 ${quoted(code)} 重复；每个代码只能出现一次`,
      `Category code ${quoted(code)} is used twice; give each category a code of its own.`,
    );
  });
}

function parentProblems(source: YamlSource, categories: readonly Category[]): readonly PackProblem[] {
  const parents = new Map(categories.map(({ code, parent }) => [code, parent]));
  return categories.flatMap(({ code, parent }, index) => {
    if (parent === null) return [];
    const path = ['categories', index, 'parent'];
    if (!parents.has(parent)) {
      return source.report(
        path,
        parent,
        `类别 ${quoted(code)} 的上级 ${quoted(parent)} 不存在；应为本文件中的代码或 null`,
        `Category ${quoted(code)} names the parent ${quoted(parent)}, which is not here; give a code of this file or null.`,
      );
    }
    if (!isCircular(parents, code)) return [];
    return source.report(
      path,
      parent,
      `类别 ${quoted(code)} 的上级绕回到自身；应逐级向上到 null`,
      `Category ${quoted(code)} is above itself; its parents must lead up to null.`,
    );
  });
}

function isCircular(parents: ReadonlyMap<string, string | null>, code: string): boolean {
  const seen = new Set<string>();
  for (let at: string | null | undefined = code; at; at = parents.get(at)) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

function repeatedConditions(source: YamlSource, categories: readonly Category[]): readonly PackProblem[] {
  const seen = new Set<string>();
  return categories.flatMap(({ conditions }, index) =>
    conditions.flatMap(({ code }, place) => {
      if (!seen.has(code)) {
        seen.add(code);
        return [];
      }
      return source.report(
        ['categories', index, 'conditions', place, 'code'],
        code,
        `立案条件代码 ${quoted(code)} 重复；同一分类中每个条件的代码应唯一`,
        `Condition code ${quoted(code)} is used twice; condition codes are unique within a taxonomy.`,
      );
    }),
  );
}

function strangeUnits(
  source: YamlSource,
  category: Category,
  index: number,
  unitKinds: ReadonlySet<string> | null,
): readonly PackProblem[] {
  const path = ['categories', index];
  return [
    ...unitKindProblem(source, [...path, 'unitKind'], category.unitKind, unitKinds),
    ...category.conditions.flatMap((condition, place) => [
      ...unitKindProblem(source, [...path, 'conditions', place, 'unitKind'], condition.unitKind, unitKinds),
      ...unitKindProblem(source, [...path, 'conditions', place, 'overseer'], condition.overseer, unitKinds),
    ]),
  ];
}
