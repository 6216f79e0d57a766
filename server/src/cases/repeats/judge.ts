import type { Pack, RepeatPolicy } from '@chengyun/contract/pack';
import { type Frequency, frequencies } from '@chengyun/contract/words';
import type { Sql } from '../../support/db/connect.ts';
import type { CaseAggregate, CaseFields, Step } from '../life/aggregate.ts';

/** What is counted of a case: reports at its place with it, its callers, and how frequent those merged into it were found. */
export interface Counted {
  /** Null while no class or no position is known. */
  readonly atPlace: number | null;
  readonly callers: number;
  readonly held: readonly Frequency[];
}

export type Found = Pick<CaseFields, 'grouped' | 'frequent'>;

// By these steps a case gets its class or place, or speaks for more or fewer reports.
const asking: ReadonlySet<string> = new Set(['file', 'quick_close', 'edit', 'absorb', 'release']);

/** Whether a step may change how often a case is found to be reported again. */
export function asksForRepeats(action: string): boolean {
  return asking.has(action);
}

/** 群体反映 and 高频 by the pack's numbers; pure. A case is as frequent as the most frequent report it speaks for. */
export function judgeRepeats({ group, place }: RepeatPolicy, { atPlace, callers, held }: Counted): Found {
  const all = [levelOf(place, atPlace), ...held].map((one) => frequencies.indexOf(one));
  return { grouped: callers >= group.callers, frequent: frequencies[Math.max(...all)] ?? 'none' };
}

/** How frequent so many reports of one class at one place are. */
export function levelOf({ alert, supervise }: RepeatPolicy['place'], reports: number | null): Frequency {
  if (reports === null || reports < alert) return 'none';
  return reports < supervise ? 'alert' : 'supervise';
}

/**
 * What a step finds of a case as it will be, whose row may be yet to come; null where the pack says nothing of repeats, or
 * nothing moves. Counts all there is, whatever the actor may see.
 */
export async function repeatsFound(sql: Sql, pack: Pack, after: CaseAggregate): Promise<Found | null> {
  const { repeats } = pack;
  if (!repeats) return null;
  const { grouped, frequent } = after.fields;
  const found = judgeRepeats(repeats, await countRepeats(sql, repeats, after));
  return found.grouped === grouped && found.frequent === frequent ? null : found;
}

async function countRepeats(sql: Sql, { group, place }: RepeatPolicy, { id, fields }: CaseAggregate): Promise<Counted> {
  const { taxonomy, categoryCode, lon, lat, reportedAt } = fields;
  const [row] = await sql<{ atPlace: number; callers: number; held: Frequency[] }[]>`
    select at_place as "atPlace", callers, held from repeats_of(${id}, ${taxonomy}, ${categoryCode}, ${lon}, ${lat},
      ${reportedAt}, ${place.metres}, ${place.days}, ${group.days})`;
  const hasSpot = taxonomy !== null && categoryCode !== null && lon !== null && lat !== null;
  return { callers: row?.callers ?? 0, held: row?.held ?? [], atPlace: hasSpot ? (row?.atPlace ?? 1) : null };
}

/** The step with what it found, which its journal line then holds. */
export function withFound(step: Step, found: Found): Step {
  const { effects } = step;
  const { opened } = effects;
  if (opened)
    return { ...step, effects: { ...effects, opened: { ...opened, fields: { ...opened.fields, ...found } } } };
  return { ...step, effects: { ...effects, set: { ...effects.set, ...found } } };
}
