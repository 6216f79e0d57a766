import { type Due, numberOf } from './reports-of-day.ts';

/** Of the hotline's calls, so many are about a matter that was reported shortly before. */
const REPEATED = 0.07;
/** Of the reports that begin a lot's calls, so many are of a matter that half a dozen people call about. */
const GROUPS = 0.05;
const CALLERS = 6;

/**
 * Which calls of a lot repeat which: indices of the repeats by the index of the first one. The same for the same lot; the
 * town's own ids decide, so that nothing else is drawn differently for it.
 */
export function repeatsIn(lot: readonly Due[]): ReadonlyMap<number, readonly number[]> {
  const calls = lot.flatMap(({ kind }, at) => (kind === 'hotline' ? [at] : []));
  const [first] = calls;
  const drawn = (at: number, what: string) => numberOf(`${lot[at]?.id} ${what}`) / 2 ** 32;
  const groupOf = first !== undefined && drawn(first, 'group') < GROUPS ? CALLERS : 1;
  const found = new Map<number, number[]>();
  let main = first;
  for (const [nth, at] of calls.entries()) {
    const isRepeat = nth > 0 && (nth < groupOf || drawn(at, 'repeat') < REPEATED);
    if (isRepeat && main !== undefined) found.set(main, [...(found.get(main) ?? []), at]);
    else main = at;
  }
  return found;
}
