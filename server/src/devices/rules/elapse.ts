import type { CompiledProfile } from './compile-profile.ts';
import type { Evaluated } from './evaluate.ts';
import { ranOut, runOutDueAt, runsOutAt } from './hold-time.ts';
import { countDueAt, elapseCount } from './judge-count.ts';
import type { Memory, RuleState, Signal } from './rule-state.ts';

/**
 * When time alone can next turn a rule, in epoch milliseconds; null when never. Silence counts from when we began to
 * listen, if that was later: what nobody listened to was not silent.
 */
export function dueAt(profile: CompiledProfile, state: RuleState, listeningSince: number): number | null {
  // Asked of every device every few seconds: no lists are made.
  const since = Math.max(state.heardAt ?? listeningSince, listeningSince);
  let due = Number.POSITIVE_INFINITY;
  for (const { rule, ms } of profile.silences) if (!state.memory[rule.id]?.on) due = Math.min(due, since + ms);
  for (const rule of profile.counts) {
    const memory = state.memory[rule.id];
    const at = memory ? countDueAt(rule, memory) : null;
    if (at !== null) due = Math.min(due, at);
  }
  for (const rule of profile.holds) due = Math.min(due, runOutDueAt(profile, rule, state) ?? due);
  return due === Number.POSITIVE_INFINITY ? null : due;
}

/** What time alone brings by `now`: silence, hold times that ran out, and means and days that are over. */
export function elapse(profile: CompiledProfile, state: RuleState, now: number, listeningSince: number): Evaluated {
  const memory: Record<string, Memory> = { ...state.memory };
  const signals: Signal[] = [];
  const say = (rule: Signal['rule'], on: boolean) =>
    signals.push({ rule, on, at: now, part: null, component: null, value: null, text: null });
  for (const { rule, ms } of profile.silences) {
    const since = Math.max(state.heardAt ?? listeningSince, listeningSince);
    if (memory[rule.id]?.on || now - since < ms) continue;
    memory[rule.id] = { on: true, at: now };
    say(rule, true);
  }
  for (const rule of profile.holds) {
    const due = runsOutAt(profile, rule, state);
    if (due === null || now < (runOutDueAt(profile, rule, state) ?? now)) continue;
    const { memory: after, signal } = ranOut(rule, memory, due);
    memory[rule.id] = after;
    signals.push(signal);
  }
  for (const rule of profile.counts) {
    const before = memory[rule.id];
    if (!before) continue;
    const { memory: after, turned } = elapseCount(rule, before, now, profile.dayOf);
    memory[rule.id] = after;
    if (turned) say(rule, after.on);
  }
  return { state: { ...state, memory }, signals };
}
