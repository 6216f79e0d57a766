import type { FiguresQuery } from '@chengyun/contract/alarm-figures';

/** Periods one may ask for, in days up to now. */
export const periods = { d7: 7, d30: 30, d90: 90, d365: 365 } as const;
export type Period = keyof typeof periods;

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The period an address names, thirty days when it names none. */
export function periodOf(word: string | undefined): Period {
  return word !== undefined && Object.hasOwn(periods, word) ? (word as Period) : 'd30';
}

/** What is asked for at an instant: whole minutes, so that a page asks the same again and not each time anew. */
export function figuresAt(period: Period, onlyFire: boolean, now: Date): FiguresQuery {
  const to = Math.floor(now.getTime() / minuteMs + 1) * minuteMs;
  return {
    from: new Date(to - periods[period] * dayMs).toISOString(),
    to: new Date(to).toISOString(),
    ...(onlyFire && { kind: 'fire' }),
  };
}
