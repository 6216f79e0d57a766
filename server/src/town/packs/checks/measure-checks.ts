import type { CaseCondition, CaseTests, MeasureDefinition } from '@chengyun/contract/measures';
import type { PackParts } from '../pack-parts.ts';
import { type PackProblem, type PathStep, quoted } from '../pack-problem.ts';
import type { Report } from '../yaml-source.ts';

/** One measure where it stands: in a file of measures or in the list of a pack. */
type Placed = { readonly measure: MeasureDefinition; readonly report: Report; readonly known: Known };

type Known = { readonly kind: ReadonlySet<string>; readonly source: ReadonlySet<string> };

/** What a measure's schema cannot say: ids given twice, kinds of case and sources that no pack has. */
export function measureProblems(parts: PackParts): readonly PackProblem[] {
  const all = placed(parts);
  return all.flatMap(({ measure, report, known }, at) => {
    const twice = all.findIndex((one) => one.measure.id === measure.id) < at;
    const { id } = measure;
    const repeated = twice
      ? [
          report(
            ['id'],
            id,
            `指标 ${quoted(id)} 重复；请另取标识`,
            `Measure ${quoted(id)} is given twice; choose another id.`,
          ),
        ]
      : [];
    return [...repeated, ...conditionsOf(measure).flatMap(([path, one]) => strangers(report, path, one, known))];
  });
}

function placed(parts: PackParts): readonly Placed[] {
  const { packs, measures } = parts;
  const everywhere = knownOf(packs.map(({ value }) => value));
  // In a file alone, as when a pack is missing or broken, nothing can be said of kinds.
  const known = (owner: string | null) =>
    owner === null ? everywhere : knownOf(packs.filter(({ name }) => name === owner).map(({ value }) => value));
  const inFiles = measures.flatMap(({ source, owner, value }) =>
    value.map((measure, at) => ({ measure, report: below(source.report, [at]), known: known(owner) })),
  );
  const inPacks = packs.flatMap(({ source, name, value }) =>
    (value.measures ?? []).map((measure, at) => ({
      ...{ measure, known: known(name) },
      report: below(source.report, ['measures', at]),
    })),
  );
  return [...inFiles, ...inPacks];
}

function knownOf(
  packs: readonly { readonly kinds: readonly { readonly id: string; readonly sources: readonly string[] }[] }[],
): Known {
  const kinds = packs.flatMap((pack) => pack.kinds);
  return { kind: new Set(kinds.map(({ id }) => id)), source: new Set(kinds.flatMap(({ sources }) => sources)) };
}

function below(report: Report, at: readonly PathStep[]): Report {
  return (path, value, zh, en) => report([...at, ...path], value, zh, en);
}

function conditionsOf(measure: MeasureDefinition): readonly (readonly [readonly PathStep[], CaseTests])[] {
  if (measure.kind === 'alarms' || measure.kind === 'devices') return [];
  const parts = measure.kind === 'share' ? measure.part : [];
  return [
    ...withAlternatives(['of'], measure.of),
    ...parts.flatMap(({ when }, at) => withAlternatives(['part', at, 'when'], when)),
  ];
}

function withAlternatives(path: readonly PathStep[], condition: CaseCondition) {
  const { any = [], ...tests } = condition;
  return [[path, tests] as const, ...any.map((one, at) => [[...path, 'any', at], one] as const)];
}

function strangers(report: Report, path: readonly PathStep[], tests: CaseTests, known: Known): readonly PackProblem[] {
  const words = { kind: ['案件类型', 'kind of case'], source: ['来源', 'source'] } as const;
  return (['kind', 'source'] as const).flatMap((field) => {
    if (known[field].size === 0) return [];
    const [zh, en] = words[field];
    const list = [...known[field]];
    return (tests[field] ?? []).flatMap((value, at) =>
      known[field].has(value)
        ? []
        : [
            report(
              [...path, field, at],
              value,
              `没有${zh} ${quoted(value)}；可用：${list.join('、')}`,
              `There is no ${en} ${quoted(value)}; known: ${list.join(', ')}.`,
            ),
          ],
    );
  });
}
