import type { Occasion } from '@chengyun/contract/occasion';

type Timed = Pick<Occasion, 'from' | 'to' | 'endedAt'>;

/** Whether a drill is on, to come or over, at an instant. */
export function phaseOf({ from, to, endedAt }: Timed, now: Date): 'now' | 'ahead' | 'past' {
  if (endedAt !== null || new Date(to) <= now) return 'past';
  return new Date(from) <= now ? 'now' : 'ahead';
}

/** True for one that was taken back before it began. */
export function isWithdrawn({ from, endedAt }: Timed): boolean {
  return endedAt !== null && new Date(endedAt) <= new Date(from);
}

/** What is left until an instant, in whole hours, minutes and seconds; never below nought. */
export function leftUntil(to: string, now: Date): { readonly h: number; readonly m: number; readonly s: number } {
  const seconds = Math.max(0, Math.ceil((Date.parse(to) - now.getTime()) / 1000));
  return { h: Math.floor(seconds / 3600), m: Math.floor((seconds % 3600) / 60), s: seconds % 60 };
}
