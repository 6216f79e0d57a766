import { randomFrom } from '../../town/sample/plane/random.ts';
import { numberOf } from '../history/reports-of-day.ts';

/** A shift by the minutes of its day. */
export interface Shift {
  readonly from: number;
  readonly to: number;
}

const HALF = 30;

/**
 * When a worker of the sample town is out on a day (YYYY-MM-DD): morning and afternoon, half of them an hour later so that
 * noon is not empty; a third in the evening; one of eight by night; where the town does not work, every third.
 */
export function shiftsOf(nth: number, day: string, works: boolean): readonly Shift[] {
  const random = randomFrom(numberOf(`shift ${nth} ${day}`));
  const about = (hour: number) => Math.round(hour * 60 + (random() - 0.5) * HALF);
  const later = nth % 2;
  const shifts: Shift[] = [];
  if (nth % 8 === 1) shifts.push({ from: 5, to: about(5.5) });
  if (works || nth % 3 === 0) {
    shifts.push({ from: about(7.5 + later), to: about(11.5 + later) });
    shifts.push({ from: about(12.5 + later), to: about(16.5 + later) });
  }
  if (nth % 3 === 0) shifts.push({ from: about(18), to: about(21.5) });
  if (nth % 8 === 1) shifts.push({ from: about(22), to: 24 * 60 - 2 });
  return shifts;
}
