import type { DeviceSignal } from '../alarms/apply-signals.ts';
import type { Observation } from '../observation.ts';
import type { Catalogue } from '../profiles/catalogue.ts';
import { dueAt, elapse } from '../rules/elapse.ts';
import { evaluate } from '../rules/evaluate.ts';
import type { RuleState } from '../rules/rule-state.ts';

/** What is remembered of a town's devices, and which of it has changed since it was last kept. */
export interface Memories {
  readonly states: Map<string, RuleState>;
  readonly changed: Set<string>;
  /** Profile of each device that is known; null for one without. */
  profiles: Map<string, string | null>;
  catalogue: Catalogue;
  /** Since when this process hears the town, in epoch milliseconds. */
  readonly since: number;
}

/** Judges observations in their order; devices without a profile are let be. */
export function judge(memories: Memories, observations: readonly Observation[], now: number): readonly DeviceSignal[] {
  const found: DeviceSignal[] = [];
  for (const observation of observations) {
    const { deviceId } = observation;
    const profileId = memories.profiles.get(deviceId);
    const profile = profileId ? memories.catalogue.get(profileId) : undefined;
    if (!profileId || !profile) continue;
    const { state, signals } = evaluate(profile.compiled, memories.states.get(deviceId), observation, now);
    memories.states.set(deviceId, state);
    memories.changed.add(deviceId);
    for (const signal of signals) found.push({ deviceId, profileId, signal });
  }
  return found;
}

/** Devices among those that spoke of which nothing is known yet. */
export function strangersAmong({ profiles }: Memories, observations: readonly Observation[]): readonly string[] {
  const strangers = observations.filter(({ deviceId }) => !profiles.has(deviceId)).map(({ deviceId }) => deviceId);
  return [...new Set(strangers)];
}

/** What time alone has brought by `now` to some devices. */
export function lookAtTime(memories: Memories, deviceIds: Iterable<string>, now: number): readonly DeviceSignal[] {
  const found: DeviceSignal[] = [];
  for (const deviceId of deviceIds) {
    const before = memories.states.get(deviceId);
    const profileId = memories.profiles.get(deviceId);
    const profile = profileId ? memories.catalogue.get(profileId) : undefined;
    if (!before || !profileId || !profile) continue;
    const due = dueAt(profile.compiled, before, memories.since);
    if (due === null || due > now) continue;
    const { state, signals } = elapse(profile.compiled, before, now, memories.since);
    memories.states.set(deviceId, state);
    memories.changed.add(deviceId);
    for (const signal of signals) found.push({ deviceId, profileId, signal });
  }
  return found;
}

/** The memories that have changed; they count as kept from now on. */
export function takeChanged({ states, changed }: Memories): readonly { deviceId: string; state: RuleState }[] {
  const taken = [...changed].flatMap((deviceId) => {
    const state = states.get(deviceId);
    return state ? [{ deviceId, state }] : [];
  });
  changed.clear();
  return taken;
}
