import type { Asked, Picked } from '../figures/address.ts';
import { addDays } from '../period/days.ts';
import { presetOf } from '../period/period.ts';

/** The period of this page in the address of another, with what is picked there. */
export function periodSearch({ words, days }: Asked, picked: Picked = {}): Readonly<Record<string, string>> {
  const preset = presetOf(words);
  const period = preset ? { period: preset } : { from: days.from, to: addDays(days.to, -1) };
  const own = Object.entries(picked).map(([name, value]) => [`in-${name}`, value ?? '']);
  return { ...period, ...Object.fromEntries(own) };
}
