import type { CompiledProfile } from './compile-profile.ts';
import type { Evaluated } from './evaluate.ts';
import { countDueAt, elapseCount } from './judge-count.ts';
import type { Memory, RuleState, Signal } from './rule-state.ts';

/**
 * When time alone can next turn a rule, in epoch milliseconds; null when never. Silence counts from when we began to
 * listen, if that was later: what nobody listened to was not silent.
 */
export function dueAt(profile: CompiledProfile, state: RuleState, listeningSince: number): number | null {
  const silences = profile.silences
    .filter(({ rule }) => !state.memory[rule.id]?.on)
    .map(({ ms }) => Math.max(state.heardAt ?? listeningSince, listeningSince) + ms);
  const counts = profile.counts.flatMap((rule) => {
    const memory = state.memory[rule.id];
    const due = memory ? countDueAt(rule, memory) : null;
    return due === null ? [] : [due];
  });
  const all = [...silences, ...counts];
  return all.length === 0 ? null : Math.min(...all);
}

/** What time alone brings by `now`: silence, and means and days that are over. */
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
  for (const rule of profile.counts) {
    const before = memory[rule.id];
    if (!before) continue;
    const { memory: after, turned } = elapseCount(rule, before, now, profile.dayOf);
    memory[rule.id] = after;
    if (turned) say(rule, after.on);
  }
  return { state: { ...state, memory }, signals };
}
