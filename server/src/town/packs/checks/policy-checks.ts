import type { Taxonomy } from '@chengyun/contract/pack';
import { resolveCategoryRef } from '../category-ref.ts';
import type { PackOnDisk } from '../pack-file.ts';
import { type PackProblem, quoted } from '../pack-problem.ts';
import type { YamlSource } from '../yaml-source.ts';
import { ladderProblems, readingProblems } from './limit-checks.ts';
import { unitKindProblem } from './taxonomy-checks.ts';

/** What a pack may refer to: calendars, unit kinds and the taxonomies within its reach. */
export type PackSurroundings = {
  readonly calendars: readonly string[];
  readonly unitKinds: ReadonlySet<string> | null;
  readonly taxonomies: readonly Taxonomy[];
  /** Ids whose file is there but broken: told of once, in that file. */
  readonly broken: ReadonlySet<string>;
};

/** What a pack's schema cannot say: names that lead nowhere, kinds said twice, rungs out of order, limits misread. */
export function policyProblems(source: YamlSource, pack: PackOnDisk, around: PackSurroundings): readonly PackProblem[] {
  return [
    ...calendarProblems(source, pack, around),
    ...taxonomyNames(source, pack, around),
    ...kindProblems(source, pack),
    ...routingProblems(source, pack, around),
    ...ladderProblems(source, pack.ladder),
    ...repeatProblems(source, pack),
    ...readingProblems(source),
  ];
}

function repeatProblems(source: YamlSource, { repeats }: PackOnDisk): readonly PackProblem[] {
  if (!repeats || repeats.place.supervise >= repeats.place.alert) return [];
  const { alert, supervise } = repeats.place;
  return [
    source.report(
      ['repeats', 'place', 'supervise'],
      supervise,
      `督办次数不得少于提示次数 ${alert}；请改为 ${alert} 或更大`,
      `Supervision begins no earlier than the alert at ${alert}; give ${alert} or more.`,
    ),
  ];
}

function calendarProblems(source: YamlSource, pack: PackOnDisk, around: PackSurroundings): readonly PackProblem[] {
  if (around.calendars.includes(pack.calendar) || around.broken.has(pack.calendar)) return [];
  const known = around.calendars;
  return [
    source.report(
      ['calendar'],
      pack.calendar,
      `没有名为 ${quoted(pack.calendar)} 的日历；可填：${known.join('、') || '（_calendars 中尚无日历）'}`,
      `There is no calendar ${quoted(pack.calendar)}; known: ${known.join(', ') || 'none, _calendars is empty'}.`,
    ),
  ];
}

function taxonomyNames(source: YamlSource, pack: PackOnDisk, around: PackSurroundings): readonly PackProblem[] {
  const known = around.taxonomies.map(({ id }) => id);
  return pack.taxonomies.flatMap((id, index) => {
    if (known.includes(id) || around.broken.has(id)) return [];
    return source.report(
      ['taxonomies', index],
      id,
      `没有名为 ${quoted(id)} 的分类；可填：${known.join('、')}`,
      `There is no taxonomy ${quoted(id)}; known: ${known.join(', ')}.`,
    );
  });
}

function kindProblems(source: YamlSource, pack: PackOnDisk): readonly PackProblem[] {
  return pack.kinds.flatMap((kind, index) => {
    const twice = pack.kinds.findIndex(({ id }) => id === kind.id) < index;
    const repeated = source.report(
      ['kinds', index, 'id'],
      kind.id,
      `案件类型 ${quoted(kind.id)} 重复；请另取标识`,
      `Kind ${quoted(kind.id)} is given twice; choose another id.`,
    );
    const unlisted = kind.taxonomies.flatMap((id, place) => {
      if (pack.taxonomies.includes(id)) return [];
      return source.report(
        ['kinds', index, 'taxonomies', place],
        id,
        `案件类型 ${kind.id} 使用的分类 ${quoted(id)} 未列入本包的 taxonomies；可填：${pack.taxonomies.join('、')}`,
        `Kind ${kind.id} uses the taxonomy ${quoted(id)}, which this pack does not list; listed: ${pack.taxonomies.join(', ')}.`,
      );
    });
    return twice ? [repeated, ...unlisted] : unlisted;
  });
}

function routingProblems(source: YamlSource, pack: PackOnDisk, around: PackSurroundings): readonly PackProblem[] {
  const own = around.taxonomies.filter(({ id }) => pack.taxonomies.includes(id));
  // With a taxonomy missing or broken, every code of it would look unknown; the missing file is told of already.
  const whole = own.length === pack.taxonomies.length;
  return pack.routing.special.flatMap((special, index) => {
    const path = ['routing', 'special', index];
    const strange = special.categories.flatMap((ref, place) => {
      if (!whole || resolveCategoryRef(own, ref).length === 1) return [];
      return source.report(
        [...path, 'categories', place],
        ref,
        `类别 ${quoted(ref)} 在本包的分类中找不到或不唯一；请写成“分类标识/代码”`,
        `Category ${quoted(ref)} is not in this pack's taxonomies, or in more than one; write taxonomy/code.`,
      );
    });
    return [...unitKindProblem(source, [...path, 'unitKind'], special.unitKind, around.unitKinds), ...strange];
  });
}
