import { dayIn } from '../../cases/number.ts';
import { span } from '../figures/named-span.ts';
import { dayStart } from '../figures/town-days.ts';

/** The days of a month (YYYY-MM): from its first, up to the first of the next, which is not in it. */
export function daysOfMonth(month: string): { readonly from: string; readonly to: string } {
  const { from, to } = span('month', `${month}-01`);
  return { from, to };
}

/** Whether a month is over in the town's zone. */
export function isOver(month: string, zone: string, now: Date): boolean {
  return dayStart(zone, daysOfMonth(month).to) <= now;
}

/** The month (YYYY-MM) that a period is, if it is exactly one. */
export function monthThat(period: { readonly from: Date; readonly to: Date }, zone: string): string | null {
  const middle = new Date((period.from.getTime() + period.to.getTime()) / 2);
  const month = dayIn(zone, middle).slice(0, 7);
  const { from, to } = daysOfMonth(month);
  const isExact =
    dayStart(zone, from).getTime() === period.from.getTime() && dayStart(zone, to).getTime() === period.to.getTime();
  return isExact ? month : null;
}
