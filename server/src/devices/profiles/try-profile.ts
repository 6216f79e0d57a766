import type { TrialSample, TriedAlarm } from '@chengyun/contract/profile-trial';
import type { Observation } from '../observation.ts';
import type { CompiledProfile } from '../rules/compile-profile.ts';
import { dueAt, elapse } from '../rules/elapse.ts';
import { evaluate } from '../rules/evaluate.ts';
import { newState, type RuleState, type Signal } from '../rules/rule-state.ts';

/** From when to when a device was listened to, in epoch milliseconds. */
export type Listened = { readonly from: number; readonly to: number };

/** More are not read by anybody; a rule that begins so often is wrong in any case. */
const MOST = 500;

/**
 * What a profile would have begun, had it been in force while these things were said, in their order. Nothing of what
 * was said before is remembered, as for a device just let in. Pure.
 */
export function tryProfile(
  profile: CompiledProfile,
  observations: readonly Observation[],
  { from, to }: Listened,
): readonly TriedAlarm[] {
  const signals: Signal[] = [];
  let state: RuleState = newState;
  const passTime = (until: number) => {
    for (let due = dueAt(profile, state, from); due !== null && due <= until; due = dueAt(profile, state, from)) {
      const passed = elapse(profile, state, due, from);
      signals.push(...passed.signals);
      // A time that is due and changes nothing would be due for ever.
      if (passed.state.memory === state.memory || dueAt(profile, passed.state, from) === due) return;
      state = passed.state;
    }
  };
  for (const observation of observations) {
    passTime(observation.receivedAt.getTime());
    const judged = evaluate(profile, state, observation, observation.at.getTime());
    signals.push(...judged.signals);
    state = judged.state;
  }
  passTime(to);
  return alarmsOf(signals);
}

/** Signals as alarms: what begins, and when it ends; what is said again while it holds is one. */
function alarmsOf(signals: readonly Signal[]): readonly TriedAlarm[] {
  const open = new Map<string, TriedAlarm>();
  const all: TriedAlarm[] = [];
  for (const { rule, on, at, part, value } of signals) {
    const key = `${rule.id}/${part ?? ''}`;
    const known = open.get(key);
    if (on && !known && all.length < MOST) {
      const { id, name, gives } = rule;
      const begun = { rule: id, name, gives, at: new Date(at).toISOString(), endedAt: null, value, part };
      open.set(key, begun);
      all.push(begun);
    }
    if (on || !known) continue;
    known.endedAt = new Date(at).toISOString();
    open.delete(key);
  }
  return all;
}

/** Made-up sayings as observations that begin at `start`. */
export function sampleObservations(samples: readonly TrialSample[], start: Date): readonly Observation[] {
  return samples
    .toSorted((a, b) => a.after - b.after)
    .map(({ after, values = {}, event }) => {
      const at = new Date(start.getTime() + after * 1000);
      return {
        ...{ townId: '', deviceId: '', at, deviceAt: null, receivedAt: at, sequence: null },
        readings: Object.entries(values).map(([point, value]) => ({ point, value })),
        events: event ? [{ ...event, part: null, text: null }] : [],
      };
    });
}
