import type { MarkedCase } from './add-up.ts';

/**
 * Puts cases that come in the order of their instants into the order of their days in the town: where clocks are set back
 * over midnight, an hour belongs to the day before. So those of two days wait until a third one begins.
 */
export function inDayOrder(take: (one: MarkedCase) => void) {
  const waiting = new Map<number, MarkedCase[]>();
  let newest = Number.NEGATIVE_INFINITY;
  const giveBefore = (day: number) => {
    for (const one of [...waiting.keys()].toSorted((a, b) => a - b)) {
      if (one >= day) return;
      for (const each of waiting.get(one) ?? []) take(each);
      waiting.delete(one);
    }
  };
  return {
    add: (one: MarkedCase) => {
      if (one.day > newest) {
        newest = one.day;
        giveBefore(newest - 1);
      }
      const own = waiting.get(one.day);
      if (own) own.push(one);
      else waiting.set(one.day, [one]);
    },
    end: () => giveBefore(Number.POSITIVE_INFINITY),
  };
}
