import type { CalendarData } from '@chengyun/contract/calendar';
import { calendarFault } from '../../calendar/compile.ts';
import type { PackParts, Part } from '../pack-parts.ts';
import { type PackProblem, quoted } from '../pack-problem.ts';

/** What one file cannot know of itself: its name against its id, names taken twice, owners and lists that are missing. */
export function identityProblems(parts: PackParts): readonly PackProblem[] {
  return [
    ...[
      ...parts.calendars,
      ...parts.taxonomies,
      ...parts.profiles,
      ...parts.goals,
      ...parts.scorecards,
      ...parts.packs,
    ].flatMap(misnamed),
    ...repeatedNames(parts.calendars),
    ...repeatedNames(parts.taxonomies),
    ...repeatedNames(parts.profiles),
    ...repeatedNames(parts.measures),
    ...repeatedNames(parts.goals),
    ...repeatedNames(parts.scorecards),
    ...repeatedNames(parts.packs),
    ...parts.calendars.flatMap(calendarProblems),
    ...orphans(parts),
    ...sharedKinds(parts.packs),
    ...repeatedUnitKinds(parts.unitKinds),
  ];
}

function misnamed({ source, name, value }: Part<{ readonly id: string }>): readonly PackProblem[] {
  if (value.id === name) return [];
  return [
    source.report(
      ['id'],
      value.id,
      `id 为 ${quoted(value.id)}，与路径不一致；应为 ${quoted(name)}`,
      `The id is ${quoted(value.id)}, but the path says ${quoted(name)}; make them the same.`,
    ),
  ];
}

// The same name with two endings, such as town.yaml beside town.json.
function repeatedNames(parts: readonly Part<unknown>[]): readonly PackProblem[] {
  return parts.flatMap((part, index) => {
    const first = parts.findIndex((each) => each.name === part.name && each.owner === part.owner);
    const other = parts[first];
    if (!other || first === index) return [];
    return part.source.report(
      [],
      part.name,
      `${part.source.file} 与 ${other.source.file} 同名；请只保留一个`,
      `${part.source.file} and ${other.source.file} have the same name; keep one of them.`,
    );
  });
}

function calendarProblems({ source, value }: Part<CalendarData>): readonly PackProblem[] {
  const fault = calendarFault(value);
  return fault
    ? [source.report([], value.id, `日历 ${value.id} 无法使用：${fault.zh}`, `Calendar ${value.id}: ${fault.en}`)]
    : [];
}

function orphans({ packs, taxonomies, profiles, measures, broken }: PackParts): readonly PackProblem[] {
  return [...taxonomies, ...profiles, ...measures].flatMap(({ source, owner }) => {
    if (owner === null || broken.has(owner) || packs.some(({ name }) => name === owner)) return [];
    return source.report(
      [],
      owner,
      `文件夹 ${owner} 缺少 pack.yaml；请补上，分类也可移到 _taxonomies`,
      `The folder ${owner} has no pack.yaml; add it, or move a taxonomy to _taxonomies.`,
    );
  });
}

// A case names its kind alone, so a kind belongs to one pack.
function sharedKinds(packs: PackParts['packs']): readonly PackProblem[] {
  const owners = new Map<string, string>();
  return packs.flatMap(({ source, name, value }) =>
    value.kinds.flatMap(({ id }, index) => {
      const owner = owners.get(id);
      if (owner === undefined) owners.set(id, name);
      if (owner === undefined || owner === name) return [];
      return source.report(
        ['kinds', index, 'id'],
        id,
        `案件类型 ${quoted(id)} 已属于 ${owner} 包；请另取标识`,
        `Kind ${quoted(id)} already belongs to the pack ${owner}; choose another id.`,
      );
    }),
  );
}

function repeatedUnitKinds(lists: PackParts['unitKinds']): readonly PackProblem[] {
  return lists.flatMap(({ source, value }) =>
    value.flatMap(({ id }, index) => {
      if (value.findIndex((each) => each.id === id) === index) return [];
      return source.report(
        [index, 'id'],
        id,
        `单位类别 ${quoted(id)} 重复；请只保留一个`,
        `Unit kind ${quoted(id)} is given twice; keep one.`,
      );
    }),
  );
}
