import type { FullFileState } from '@chengyun/contract/full-file';

const HOUR_MS = 3_600_000;
/** So long somebody may take to decide, and so long what was approved may be taken; the table holds both too. */
const DECIDE_WITHIN_MS = 7 * 24 * HOUR_MS;
const TAKE_WITHIN_MS = 24 * HOUR_MS;

/** What a file's state follows from. */
export interface Standing {
  readonly askedAt: Date;
  readonly approved: boolean | null;
  readonly decidedAt: Date | null;
  readonly takenAt: Date | null;
}

/** The state of a file now, and until when it lasts by itself; null: for ever. */
export function stateOf(file: Standing, now: Date): { readonly state: FullFileState; readonly until: Date | null } {
  const { askedAt, approved, decidedAt, takenAt } = file;
  if (takenAt) return { state: 'taken', until: null };
  if (approved === false) return { state: 'refused', until: null };
  const until = decidedAt ? later(decidedAt, TAKE_WITHIN_MS) : later(askedAt, DECIDE_WITHIN_MS);
  if (now > until) return { state: 'expired', until: null };
  return { state: decidedAt ? 'approved' : 'asked', until };
}

function later(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
