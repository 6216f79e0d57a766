import type { Calendar } from '../../town/calendar/compile.ts';
import { totalSeconds } from '../../town/calendar/due.ts';
import { openPause } from '../clocks/clock.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import type { Calendars } from '../life/calendars.ts';
import { brokenRules, same, seenAs } from './invariants.ts';
import { everyClock, type Model } from './model.ts';
import type { Drawn } from './moves.ts';
import type { Played } from './play.ts';

/** Where a walk is. */
export interface Place {
  readonly played: Played;
  readonly model: Model;
  /** The case as it stood before each step, by number. */
  readonly history: readonly CaseAggregate[];
  readonly now: Date;
}

/** Proves a step against what was expected: the model's words, the rules, and what steps that take others back restore. */
export function check(
  next: Place,
  before: Place,
  drawn: Drawn,
  whole: CaseAggregate | null,
  says: string,
  { calendar, calendars }: { readonly calendar: Calendar; readonly calendars: Calendars },
): void {
  const { aggregate } = next.played;
  const seen = seenAs(aggregate);
  if (!same(seen, next.model)) {
    throw new Error(`${says}: gave\n${JSON.stringify(seen)}\nbut the design says\n${JSON.stringify(next.model)}`);
  }
  const broken = brokenRules(next.played, calendars);
  if (broken.length > 0) throw new Error(`${says}: ${broken.join('; ')}`);
  if (whole) {
    const { version, updatedAt } = aggregate;
    if (!same(aggregate, { ...whole, version, updatedAt }))
      throw new Error(`${says}: did not restore the case of before`);
    return;
  }
  const faults = [
    ...lateness(before, next),
    ...excuse(before, next, drawn),
    ...dues(before.played.aggregate, aggregate, drawn, calendar),
  ];
  if (faults.length > 0) throw new Error(`${says}: ${faults.join('; ')}`);
}

// Late from the first lateness found at handling or as a whole, and for good.
function lateness({ played, now }: Place, next: Place): readonly string[] {
  const [was, is] = [played.aggregate, next.played.aggregate];
  const found = (['handle', 'whole'] as const).some((name) => {
    const [clock, after] = [was.clocks[name], is.clocks[name]];
    if (!clock || clock.state === 'stopped' || !after) return false;
    const judged = after.state === 'stopped' && after.verdict !== null;
    // Another unit's handling starts a clock of its own; that the one before had run out is not forgotten.
    const begunAnew = after.startedAt > clock.startedAt;
    return (judged || begunAnew) && (openPause(clock)?.from ?? now) > clock.dueAt;
  });
  const expected = was.fields.late || found;
  return is.fields.late === expected ? [] : [`late is ${is.fields.late}, not ${expected}`];
}

// Excused by a granted appeal, until a clock runs out that had not run out by then.
function excuse({ played, now }: Place, next: Place, { action, input }: Drawn): readonly string[] {
  const [was, is] = [played.aggregate, next.played.aggregate];
  const anew = (['handle', 'whole'] as const).some((name) => {
    const [clock, after] = [was.clocks[name], is.clocks[name]];
    if (!clock || clock.state === 'stopped' || !after) return false;
    const over = (after.state === 'stopped' && after.verdict !== null) || after.startedAt > clock.startedAt;
    const excused = clock.pauses.some(({ why, from }) => why === 'closed' && from > clock.dueAt);
    return over && !excused && (openPause(clock)?.from ?? now) > clock.dueAt;
  });
  const granted = action === 'decide_appeal' && input['approve'] === true;
  const expected = granted || (was.fields.exempt && !anew);
  return is.fields.exempt === expected ? [] : [`exempt is ${is.fields.exempt}, not ${expected}`];
}

// A due instant never moves earlier unless the clock was started anew; an extension is at most one original limit.
function dues(was: CaseAggregate, is: CaseAggregate, { action }: Drawn, calendar: Calendar): readonly string[] {
  return everyClock.flatMap((name) => {
    const [before, after] = [was.clocks[name], is.clocks[name]];
    if (!before || !after) return before ? [`the ${name} clock is gone`] : [];
    const further = after.extendedSeconds - before.extendedSeconds;
    if (further > totalSeconds(before.limit, calendar, before.startedAt))
      return [`the ${name} clock was extended too far`];
    const anew = after.startedAt.getTime() !== before.startedAt.getTime();
    if (anew || after.dueAt >= before.dueAt) return [];
    return [`the ${name} clock was due ${before.dueAt.toISOString()} and is due earlier after ${action}`];
  });
}

/** Freezes a case through and through: a later decision that changed it would throw. */
export function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}
