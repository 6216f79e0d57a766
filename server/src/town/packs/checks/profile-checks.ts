import type { Taxonomy } from '@chengyun/contract/pack';
import type { DeviceProfile, Rule } from '@chengyun/contract/profile';
import { resolveCategoryRef } from '../category-ref.ts';
import type { PackParts } from '../pack-parts.ts';
import { type PackProblem, type PathStep, quoted } from '../pack-problem.ts';
import type { Report } from '../yaml-source.ts';
import { dialectProblems } from './dialect-checks.ts';
import { topicProblems } from './topic-checks.ts';

/** One profile where it stands: in a file of its own or in the list of a pack. */
type Placed = {
  readonly pack: string;
  readonly profile: DeviceProfile;
  readonly report: Report;
  readonly kinds: readonly string[];
  readonly taxonomies: readonly Taxonomy[];
};

/** What a profile's schema cannot say: ids given twice, points that are not there, cases no pack can open. */
export function profileProblems(
  parts: PackParts,
  taxonomiesFor: (pack: string) => readonly Taxonomy[],
): readonly PackProblem[] {
  const all = placed(parts, taxonomiesFor);
  return all.flatMap((one, at) => {
    const twice = all.findIndex(({ profile }) => profile.id === one.profile.id) < at;
    const { id } = one.profile;
    return [
      ...(twice
        ? [
            one.report(
              ['id'],
              id,
              `设备配置 ${quoted(id)} 重复；请另取标识`,
              `Profile ${quoted(id)} is given twice; choose another id.`,
            ),
          ]
        : []),
      ...one.profile.rules.flatMap((rule, place) => ruleProblems(one, rule, ['rules', place])),
      ...ratingProblems(one),
      ...topicProblems(one),
      ...dialectProblems(one),
    ];
  });
}

function placed(
  { packs, profiles }: PackParts,
  taxonomiesFor: (pack: string) => readonly Taxonomy[],
): readonly Placed[] {
  return packs.flatMap(({ name, source, value }) => {
    const around = { pack: name, kinds: value.kinds.map(({ id }) => id), taxonomies: taxonomiesFor(name) };
    const inside = (value.profiles ?? []).map((profile, at) => {
      const report: Report = (path, found, zh, en) => source.report(['profiles', at, ...path], found, zh, en);
      return { ...around, profile, report };
    });
    const own = profiles.filter(({ owner }) => owner === name);
    return [...inside, ...own.map((part) => ({ ...around, profile: part.value, report: part.source.report }))];
  });
}

function ruleProblems(one: Placed, rule: Rule, path: readonly PathStep[]): readonly PackProblem[] {
  const { profile, report } = one;
  const twice = profile.rules.filter(({ id }) => id === rule.id).length > 1;
  return [
    ...(twice
      ? [
          report(
            [...path, 'id'],
            rule.id,
            `规则 ${quoted(rule.id)} 重复；请另取标识`,
            `Rule ${quoted(rule.id)} is given twice; choose another id.`,
          ),
        ]
      : []),
    ...pointsOf(rule).flatMap((point) => unknownPoint(one, point, path)),
    ...bandProblem(one, rule, path),
    ...caseProblem(one, rule, path),
    ...(rule.kind === 'class' && !profile.rating
      ? [report([...path, 'kind'], rule.kind, '评价规则需要 rating 表', 'A class rule needs the rating table.')]
      : []),
  ];
}

function pointsOf(rule: Rule): readonly string[] {
  if (rule.kind === 'all') return rule.conditions.map(({ point }) => point);
  return 'point' in rule ? [rule.point] : [];
}

function unknownPoint({ profile, report }: Placed, point: string, path: readonly PathStep[]): readonly PackProblem[] {
  const known = profile.points.map(({ id }) => id);
  if (known.includes(point)) return [];
  return [
    report(
      [...path, 'point'],
      point,
      `没有名为 ${quoted(point)} 的测点；可填：${known.join('、')}`,
      `There is no point ${quoted(point)}; known: ${known.join(', ')}.`,
    ),
  ];
}

// A band the wrong way round would flap at every reading.
function bandProblem({ report }: Placed, rule: Rule, path: readonly PathStep[]): readonly PackProblem[] {
  if (rule.kind !== 'threshold') return [];
  if (rule.side === 'above' ? rule.clear <= rule.raise : rule.clear >= rule.raise) return [];
  return [
    report(
      [...path, 'clear'],
      rule.clear,
      `clear 应${rule.side === 'above' ? '不大于' : '不小于'} raise（${rule.raise}）`,
      `clear must be at ${rule.side === 'above' ? 'most' : 'least'} raise (${rule.raise}).`,
    ),
  ];
}

function caseProblem(one: Placed, { gives }: Rule, path: readonly PathStep[]): readonly PackProblem[] {
  const wanted = 'case' in gives ? gives.case : undefined;
  if (!wanted) return [];
  if (!one.kinds.includes(wanted.kind)) {
    return [
      one.report(
        [...path, 'gives', 'case', 'kind'],
        wanted.kind,
        `本包没有案件类型 ${quoted(wanted.kind)}；可填：${one.kinds.join('、')}`,
        `This pack has no kind ${quoted(wanted.kind)}; known: ${one.kinds.join(', ')}.`,
      ),
    ];
  }
  if (resolveCategoryRef(one.taxonomies, `${wanted.taxonomy}/${wanted.category}`).length > 0) return [];
  return [
    one.report(
      [...path, 'gives', 'case', 'category'],
      wanted.category,
      `分类 ${wanted.taxonomy} 中没有 ${quoted(wanted.category)}`,
      `Taxonomy ${wanted.taxonomy} has no category ${quoted(wanted.category)}.`,
    ),
  ];
}

function ratingProblems(one: Placed): readonly PackProblem[] {
  const { rating } = one.profile;
  if (!rating) return [];
  const points = [...rating.items.map(({ point }) => point), ...rating.required];
  return points.flatMap((point) => unknownPoint(one, point, ['rating']));
}
