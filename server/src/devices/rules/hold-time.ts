import type { CompiledProfile, HoldRule } from './compile-profile.ts';
import { meetsAll } from './judge-together.ts';
import type { Memory, RuleState, Signal } from './rule-state.ts';

type Known = Pick<RuleState, 'memory' | 'latest' | 'heardAt'>;

/** A reading takes a while to arrive: one made before a hold time ran out goes before the clock. */
const ON_THE_WAY_MS = 10_000;

/**
 * When the hold time of a rule that waits runs out, by the clock of what was said; null when it does not wait, or what
 * was said does not stand that long: of a device not heard of when it should have been nobody knows.
 */
export function runsOutAt({ profile }: CompiledProfile, rule: HoldRule, known: Known): number | null {
  const before = known.memory[rule.id];
  if (!before || before.on || typeof before.since !== 'number') return null;
  const due = before.since + (rule.holdSeconds ?? 0) * 1000;
  if (rule.kind === 'all') return meetsAll(rule, due, known.latest) ? due : null;
  const { lag = 0 } = before;
  return due + lag - (known.heardAt ?? 0) <= profile.heartbeatSeconds * 1000 ? due : null;
}

/** The same by our clock, which is ahead by as much as it was of what was said last. */
export function runOutDueAt(profile: CompiledProfile, rule: HoldRule, known: Known): number | null {
  const due = runsOutAt(profile, rule, known);
  return due === null ? null : due + (known.memory[rule.id]?.lag ?? 0) + ON_THE_WAY_MS;
}

/** What a hold time that ran out `at` an instant leaves and says. */
export function ranOut(
  rule: HoldRule,
  memory: RuleState['memory'],
  at: number,
): { readonly memory: Memory; readonly signal: Signal } {
  const before = memory[rule.id];
  return {
    // As of what was said last: a reading made since then, however late it comes, is still judged.
    memory: { on: true, at: before?.at ?? at, since: null },
    signal: { rule, on: true, at, part: null, component: null, value: before?.said ?? null, text: null },
  };
}
