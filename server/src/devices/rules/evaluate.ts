import type { Observation } from '../observation.ts';
import { type CompiledPoint, type CompiledProfile, type HoldRule, mayWait } from './compile-profile.ts';
import { goodValue } from './good-value.ts';
import { ranOut, runsOutAt } from './hold-time.ts';
import { judgeRate, judgeStuck } from './judge-change.ts';
import { judgeCount } from './judge-count.ts';
import { judgeEvent, type Work } from './judge-event.ts';
import { judgeEquals, judgeThreshold } from './judge-level.ts';
import { judgeAll, judgeClass } from './judge-together.ts';
import { type Judged, type Memory, newState, type RuleState, type Signal, type Value } from './rule-state.ts';

/** What the rules make of an observation. */
export interface Evaluated {
  readonly state: RuleState;
  readonly signals: readonly Signal[];
}

/** Data later than this is history and is not judged, in ms. */
export const MOST_LATE = 86_400_000;

/**
 * Judges one observation by a profile's rules. Pure: the same observations in any batches, with the state stored and read
 * back in between, give the same result; data later than a day is not judged. `now` in epoch milliseconds.
 */
export function evaluate(
  profile: CompiledProfile,
  state: RuleState | undefined,
  observation: Observation,
  now: number,
): Evaluated {
  const before = state ?? newState;
  const at = observation.at.getTime();
  const received = observation.receivedAt.getTime();
  const work: Work = {
    ...{ profile, heardAt: before.heardAt, lag: received - at },
    ...{ memory: { ...before.memory }, latest: { ...before.latest }, signals: [] },
  };
  endSilence(work, received);
  if (now - at <= MOST_LATE) {
    judgeReadings(work, observation, at);
    for (const event of observation.events) judgeEvent(work, event, at);
  }
  const heardAt = Math.max(before.heardAt ?? received, received);
  return { state: { heardAt, memory: work.memory, latest: work.latest }, signals: work.signals };
}

/** Whether a sign of life at an instant, by our clock, ends a silence. Asked of every device every few seconds. */
export function isSilentBefore({ silences }: CompiledProfile, { memory }: RuleState, seenAt: number): boolean {
  for (const { rule } of silences) {
    const before = memory[rule.id];
    if (before?.on && seenAt >= before.at) return true;
  }
  return false;
}

/** What a sign of life says that carries nothing else: the device is not silent. */
export function hear(profile: CompiledProfile, before: RuleState, seenAt: number): Evaluated {
  const memory: Record<string, Memory> = { ...before.memory };
  const signals: Signal[] = [];
  endSilence({ profile, memory, signals }, seenAt);
  const heardAt = Math.max(before.heardAt ?? seenAt, seenAt);
  return { state: { ...before, heardAt, memory }, signals };
}

function judgeReadings(work: Work, { readings }: Observation, at: number): void {
  const together: CompiledPoint['together'][number][] = [];
  for (const { point: name, value: raw } of readings) {
    const known = work.profile.points.get(name);
    if (!known) continue;
    const value = goodValue(known.point, raw);
    if (value === null) continue;
    for (const rule of known.rules) {
      if (mayWait(rule)) endWaiting(work, rule, at);
      const found = judgePoint(work.profile, rule, work.memory[rule.id], at, value);
      if (found) keep(work, rule, found, at, value);
    }
    if (known.together.length === 0) continue;
    // Before this reading is among the values it is judged by.
    for (const rule of known.together) if (mayWait(rule) && !together.includes(rule)) endWaiting(work, rule, at);
    const last = work.latest[known.point.id];
    if (!last || at >= last[0]) work.latest[known.point.id] = [at, value];
    for (const rule of known.together) if (!together.includes(rule)) together.push(rule);
  }
  // Once for the whole observation, so that its readings count as of one instant.
  for (const rule of together) judgeTogether(work, rule, at);
}

function judgePoint(
  { dayOf }: CompiledProfile,
  rule: CompiledPoint['rules'][number],
  before: Memory | undefined,
  at: number,
  value: Value,
): Judged | null {
  if (rule.kind === 'equals') return judgeEquals(rule, before, at, value);
  if (typeof value !== 'number') return null;
  switch (rule.kind) {
    case 'threshold':
      return judgeThreshold(rule, before, at, value);
    case 'rate':
      return judgeRate(rule, before, at, value);
    case 'stuck':
      return judgeStuck(rule, before, at, value);
    case 'count':
      return judgeCount(rule, before, at, value, dayOf);
  }
}

function judgeTogether(work: Work, rule: CompiledPoint['together'][number], at: number): void {
  const before = work.memory[rule.id];
  if (rule.kind === 'all') {
    keep(work, rule, judgeAll(rule, before, at, work.latest), at, null);
    return;
  }
  const { rating } = work.profile.profile;
  if (!rating) return;
  const found = judgeClass(rule, rating, before, at, work.latest);
  keep(work, rule, found, at, found.memory.value ?? null);
}

// A hold time that ran out before is told first: the same as when the clock had come before the reading.
function endWaiting(work: Work, rule: HoldRule, at: number): void {
  const due = runsOutAt(work.profile, rule, work);
  if (due === null || due >= at) return;
  const { memory, signal } = ranOut(rule, work.memory, due);
  work.memory[rule.id] = memory;
  work.signals.push(signal);
}

function keep(work: Work, rule: Signal['rule'], { memory, turned }: Judged, at: number, value: Value | null): void {
  if (memory === work.memory[rule.id]) return;
  const told = value === null ? null : String(value);
  const waits = mayWait(rule) && typeof memory.since === 'number';
  work.memory[rule.id] = waits ? { ...memory, said: told, lag: work.lag } : memory;
  if (!turned) return;
  work.signals.push({ rule, on: memory.on, at, part: null, component: null, value: told, text: null });
}

type Silences = Pick<Work, 'profile' | 'memory' | 'signals'>;

function endSilence({ profile, memory, signals }: Silences, received: number): void {
  for (const { rule } of profile.silences) {
    const before = memory[rule.id];
    if (!before?.on || received < before.at) continue;
    memory[rule.id] = { on: false, at: received };
    signals.push({ rule, on: false, at: received, part: null, component: null, value: null, text: null });
  }
}
