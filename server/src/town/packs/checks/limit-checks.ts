import type { Limit } from '@chengyun/contract/calendar';
import type { LadderRung } from '@chengyun/contract/pack';
import { supervisionLevels } from '@chengyun/contract/words';
import { type PackProblem, type PathStep, pathText } from '../pack-problem.ts';
import type { YamlSource } from '../yaml-source.ts';

/** Limits anywhere in a file that say how to read working days while they count something else. */
export function readingProblems(source: YamlSource): readonly PackProblem[] {
  return limitsIn(source.value, []).flatMap(({ path, unit, reading }) => {
    if (reading === undefined || unit === 'work_day') return [];
    const where = pathText(path);
    return source.report(
      [...path, 'reading'],
      reading,
      `${where} 以 ${unit} 计，不能写 reading；只有 work_day 可写 slots 或 day_end`,
      `${where} counts ${unit}, so 'reading' does not fit; only work_day takes slots or day_end.`,
    );
  });
}

type FoundLimit = { readonly path: readonly PathStep[]; readonly unit: unknown; readonly reading: unknown };

function limitsIn(value: unknown, path: readonly PathStep[]): readonly FoundLimit[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => limitsIn(entry, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  if ('amount' in value && 'unit' in value) {
    return [{ path, unit: value.unit, reading: 'reading' in value ? value.reading : undefined }];
  }
  return Object.entries(value).flatMap(([key, entry]) => limitsIn(entry, [...path, key]));
}

/** Rungs after the same event must come in order: a later rung neither sooner nor milder than the one before. */
export function ladderProblems(source: YamlSource, ladder: readonly LadderRung[]): readonly PackProblem[] {
  return ladder.flatMap((rung, index) => {
    const earlier = ladder.slice(0, index).findLast((each) => each.after === rung.after);
    if (!earlier) return [];
    return [...tooSoon(source, index, earlier, rung), ...tooMild(source, index, earlier, rung)];
  });
}

function tooSoon(source: YamlSource, index: number, earlier: LadderRung, rung: LadderRung): readonly PackProblem[] {
  if (roughHours(rung.delay) >= roughHours(earlier.delay)) return [];
  return [
    source.report(
      ['ladder', index, 'delay'],
      rung.delay,
      `ladder[${index}] 的延迟比同一事件的上一级短；请按先后排列`,
      `ladder[${index}] comes sooner than the rung before it after the same event; sort the rungs by delay.`,
    ),
  ];
}

function tooMild(source: YamlSource, index: number, earlier: LadderRung, rung: LadderRung): readonly PackProblem[] {
  if (supervisionLevels.indexOf(rung.level) >= supervisionLevels.indexOf(earlier.level)) return [];
  const least = supervisionLevels.slice(supervisionLevels.indexOf(earlier.level)).join('、');
  return [
    source.report(
      ['ladder', index, 'level'],
      rung.level,
      `ladder[${index}] 的级别 ${rung.level} 低于上一级；可填：${least}`,
      `ladder[${index}] is of level ${rung.level}, milder than the rung before it; it must be one of ${least.replaceAll('、', ', ')}.`,
    ),
  ];
}

// Good enough to compare rungs: a working hour counts as an hour, a working day as a day.
const HOURS = { urgent_hour: 1, work_hour: 1, urgent_day: 24, work_day: 24 } as const;

function roughHours(delay: Limit | undefined): number {
  return delay ? delay.amount * HOURS[delay.unit] : 0;
}
