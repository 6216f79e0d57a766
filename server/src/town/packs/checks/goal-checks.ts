import type { PackParts } from '../pack-parts.ts';
import { type PackProblem, type PathStep, quoted } from '../pack-problem.ts';
import type { Report } from '../yaml-source.ts';
import { knownMeasures } from './known-measures.ts';

/** What a plan's schema cannot say: ids given twice, groups, measures and kinds of unit that are not there. */
export function goalProblems(parts: PackParts, unitKinds: ReadonlySet<string> | null): readonly PackProblem[] {
  const measures = knownMeasures(parts);
  const ids = parts.goals.flatMap(({ value }) => value.goals.map(({ id }) => id));
  const seen = new Set<string>();
  return parts.goals.flatMap(({ source, value }) =>
    value.goals.flatMap((goal, at) => {
      const { id, group, lead, source: from } = goal;
      const twice = seen.has(id);
      seen.add(id);
      return [
        ...(twice ? [unfit(source.report, ['goals', at, 'id'], id, '指标重复', 'is given twice', ids)] : []),
        ...needs(
          source.report,
          ['goals', at, 'group'],
          group,
          new Set(value.groups.map((one) => one.id)),
          '分组',
          'group',
        ),
        ...(from.kind === 'measure' && measures
          ? needs(source.report, ['goals', at, 'source', 'measure'], from.measure, measures, '指标', 'measure')
          : []),
        ...(lead && unitKinds
          ? needs(source.report, ['goals', at, 'lead'], lead, unitKinds, '单位类别', 'kind of unit')
          : []),
      ];
    }),
  );
}

/** The same of scorecards: items given twice, measures and kinds of case that are not there, kinds of unit in two groups. */
export function scorecardProblems(parts: PackParts): readonly PackProblem[] {
  const measures = knownMeasures(parts, 'by-unit');
  const kinds = new Set(parts.packs.flatMap(({ value }) => value.kinds.map(({ id }) => id)));
  return parts.scorecards.flatMap(({ source, value }) => {
    const items = value.items.flatMap((item, at) => {
      const twice = value.items.findIndex(({ id }) => id === item.id) < at;
      return [
        ...(twice ? [unfit(source.report, ['items', at, 'id'], item.id, '评分项重复', 'is given twice', [])] : []),
        ...('measure' in item && measures
          ? needs(source.report, ['items', at, 'measure'], item.measure, measures, '指标', 'measure')
          : []),
        ...('kindOfCase' in item && item.kindOfCase !== undefined && kinds.size > 0
          ? needs(source.report, ['items', at, 'kindOfCase'], item.kindOfCase, kinds, '案件类型', 'kind of case')
          : []),
      ];
    });
    const owned = value.groups.flatMap(({ unitKinds }, at) => unitKinds.map((kind, nth) => ({ kind, at, nth })));
    const shared = owned.filter(({ kind }, index) => owned.findIndex((one) => one.kind === kind) < index);
    return [
      ...items,
      ...shared.map(({ kind, at, nth }) =>
        unfit(source.report, ['groups', at, 'unitKinds', nth], kind, '单位类别属于两组', 'is in two groups', []),
      ),
    ];
  });
}

function needs(
  report: Report,
  path: readonly PathStep[],
  value: string,
  known: ReadonlySet<string>,
  zh: string,
  en: string,
): readonly PackProblem[] {
  return known.has(value) ? [] : [unfit(report, path, value, `没有这个${zh}`, `is no known ${en}`, [...known])];
}

function unfit(
  report: Report,
  path: readonly PathStep[],
  value: string,
  zh: string,
  en: string,
  known: readonly string[],
): PackProblem {
  const some = known.slice(0, 12);
  return report(
    path,
    value,
    `${quoted(value)}：${zh}${some.length > 0 ? `；已有：${some.join('、')}` : ''}`,
    `${quoted(value)} ${en}${some.length > 0 ? `; there is ${some.join(', ')}` : ''}.`,
  );
}
