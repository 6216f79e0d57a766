import type { RuleOf } from '@chengyun/contract/profile';
import type { DayBounds } from './day-bounds.ts';
import { type Judged, judged, type Memory, unchanged } from './rule-state.ts';

type CountRule = RuleOf<'count'>;

/**
 * Means above a value, counted in the calendar day (DB31/964-2016: 15-minute means, 2.0 mg/m³ at most once and
 * 1.0 mg/m³ at most six times a day). Late data goes into the mean it belongs to as long as its day lasts; what belongs
 * to a day that is over changes nothing here.
 */
export function judgeCount(
  rule: CountRule,
  before: Memory | undefined,
  at: number,
  value: number,
  dayOf: DayBounds,
): Judged {
  const { start } = dayOf(at);
  if (before?.day !== undefined && start < before.day) return unchanged(before);
  const today = before?.day === start ? before : nextDay(rule, before, start, dayOf);
  const which = Math.floor((at - start) / lengthOf(rule));
  const newest = Math.max(at, today.at);
  const late = which < Math.floor(((today.counted ?? start) - start) / lengthOf(rule));
  return judged(before, counted(rule, { ...added(today, which, value), at: newest }, late));
}

/** What time alone brings: means that are over by now, and a new day. */
export function elapseCount(rule: CountRule, before: Memory, now: number, dayOf: DayBounds): Judged {
  if (before.day === undefined) return unchanged(before);
  const { start } = dayOf(now);
  if (start > before.day) return judged(before, nextDay(rule, before, start, dayOf));
  return judged(before, counted(rule, { ...before, at: Math.max(now, before.at) }, false));
}

/** The next instant at which time alone can bring something: the end of the running mean. */
export function countDueAt(rule: CountRule, { day, counted: done, at }: Memory): number | null {
  if (day === undefined) return null;
  const length = lengthOf(rule);
  return day + (Math.floor((Math.max(done ?? day, at) - day) / length) + 1) * length;
}

// The last mean of a day is over when the next day begins: when it was one too many that is said then, and holds until
// the first mean of the new day is over, for what is over at once makes no case.
function nextDay(rule: CountRule, before: Memory | undefined, start: number, dayOf: DayBounds): Memory {
  const next = { on: false, at: start, day: start };
  if (before?.day === undefined || before.on) return next;
  const { on } = counted(rule, { ...before, at: dayOf(before.day).end }, false);
  return on ? { ...next, on, counted: start } : next;
}

// The running mean stands apart: with each sample only it is made anew, not the day's whole list.
function added(memory: Memory, which: number, value: number): Memory {
  const { running, means = {} } = memory;
  if (!running || which === running[0]) {
    const [, n, sum] = running ?? [which, 0, 0];
    return { ...memory, running: [which, n + 1, sum + value] };
  }
  if (which < running[0]) {
    const [n, sum] = means[which] ?? [0, 0];
    return { ...memory, means: { ...means, [which]: [n + 1, sum + value] } };
  }
  const [ended, n, sum] = running;
  return { ...memory, running: [which, 1, value], means: { ...means, [ended]: [n, sum] } };
}

// Counted again only when something has changed: a mean that has ended since, or late data in one that had.
function counted(rule: CountRule, memory: Memory, again: boolean): Memory {
  const { day = 0, means = {}, running } = memory;
  const length = lengthOf(rule);
  const over = day + Math.floor((memory.at - day) / length) * length;
  if (!again && memory.counted === over) return memory;
  const needed = (rule.completeness * rule.minutes * 60) / rule.everySeconds;
  const all = Object.entries(means).map(([which, [n, sum]]) => [Number(which), n, sum] as const);
  const above = [...all, ...(running ? [running] : [])].filter(
    ([which, n, sum]) => day + (which + 1) * length <= over && n >= needed && sum / n > rule.above,
  ).length;
  return { ...memory, on: above > rule.most, counted: over, above };
}

function lengthOf({ minutes }: CountRule): number {
  return minutes * 60_000;
}
