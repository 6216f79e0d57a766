import type { DeviceSignal } from '../alarms/apply-signals.ts';
import type { Observation } from '../observation.ts';
import type { Catalogue } from '../profiles/catalogue.ts';
import { dueAt, elapse } from '../rules/elapse.ts';
import { evaluate, hear, isSilentBefore } from '../rules/evaluate.ts';
import { newState, type RuleState } from '../rules/rule-state.ts';

/** What is remembered of a town's devices, and which of it has changed since it was last kept. */
export interface Memories {
  readonly states: Map<string, RuleState>;
  /** Those that have changed since, with the instant of the store all was judged up to before; the oldest change first. */
  readonly changed: Map<string, string>;
  /** Profile of each device that is known; null for one without. */
  profiles: Map<string, string | null>;
  catalogue: Catalogue;
  /** Since when this process hears the town, in epoch milliseconds. */
  readonly since: number;
}

/** Judges observations in their order, all before having been judged up to `position`; devices without a profile are let be. */
export function judge(
  memories: Memories,
  observations: readonly Observation[],
  now: number,
  position: string,
): readonly DeviceSignal[] {
  const found: DeviceSignal[] = [];
  for (const observation of observations) {
    const { deviceId } = observation;
    const profileId = memories.profiles.get(deviceId);
    const profile = profileId ? memories.catalogue.get(profileId) : undefined;
    if (!profileId || !profile) continue;
    const { state, signals } = evaluate(profile.compiled, memories.states.get(deviceId), observation, now);
    remember(memories, deviceId, state, position);
    for (const signal of signals) found.push({ deviceId, profileId, signal });
  }
  return found;
}

function remember({ states, changed }: Memories, deviceId: string, state: RuleState, position: string): void {
  states.set(deviceId, state);
  if (!changed.has(deviceId)) changed.set(deviceId, position);
}

/** Those of a group the store took `at` that are not in the memories, each of which is `asOf` an instant of its own. */
export function unjudged(
  observations: readonly Observation[],
  at: string,
  asOf: ReadonlyMap<string, string> = new Map(),
): readonly Observation[] {
  return observations.filter(({ deviceId }) => at > (asOf.get(deviceId) ?? ''));
}

/** Devices among those that spoke of which nothing is known yet. */
export function strangersAmong({ profiles }: Memories, observations: readonly Observation[]): readonly string[] {
  const strangers = observations.filter(({ deviceId }) => !profiles.has(deviceId)).map(({ deviceId }) => deviceId);
  return [...new Set(strangers)];
}

/** Signs of life by device, in epoch milliseconds: kept beside the memories, which a sign of life need not change. */
type Seen = ReadonlyMap<string, number>;

/** Begins the memory of devices that live and have said nothing yet: whoever falls silent then is silent as well. */
export function meetSeen(memories: Memories, seen: Seen, position: string): void {
  for (const [deviceId, at] of seen) {
    if (memories.states.has(deviceId) || !memories.profiles.get(deviceId)) continue;
    remember(memories, deviceId, { ...newState, heardAt: at }, position);
  }
}

/**
 * What time alone has brought by `now` to some devices, all having been judged up to `position`: a device that gave a sign
 * of life is not silent, whatever else it said.
 */
export function lookAtTime(
  { memories, seen }: { readonly memories: Memories; readonly seen: Seen },
  deviceIds: Iterable<string>,
  now: number,
  position: string,
): readonly DeviceSignal[] {
  const found: DeviceSignal[] = [];
  for (const deviceId of deviceIds) {
    const before = memories.states.get(deviceId);
    const profileId = memories.profiles.get(deviceId);
    const profile = profileId ? memories.catalogue.get(profileId) : undefined;
    if (!before || !profileId || !profile) continue;
    const seenAt = seen.get(deviceId);
    if (seenAt !== undefined && isSilentBefore(profile.compiled, before, seenAt)) {
      const heard = hear(profile.compiled, before, seenAt);
      remember(memories, deviceId, heard.state, position);
      for (const signal of heard.signals) found.push({ deviceId, profileId, signal });
      continue;
    }
    const known = seenAt === undefined ? before : heardAlso(before, seenAt);
    const due = dueAt(profile.compiled, known, memories.since);
    if (due === null || due > now) continue;
    const { state, signals } = elapse(profile.compiled, known, now, memories.since);
    remember(memories, deviceId, state, position);
    for (const signal of signals) found.push({ deviceId, profileId, signal });
  }
  return found;
}

function heardAlso(state: RuleState, at: number): RuleState {
  return at <= (state.heardAt ?? 0) ? state : { ...state, heardAt: at };
}

/** Devices that are judged by another profile now, or no more, than by what is known of them. */
export function movedTo(profiles: Memories['profiles'], { profiles: before }: Memories): readonly string[] {
  return [...before].flatMap(([id, was]) => {
    const is = profiles.get(id);
    // One that is not there was made, and spoke, after these were read.
    return is === undefined || was === null || is === was ? [] : [id];
  });
}

/** Forgets what the rules found at devices, but not when they were heard of. */
export function forget(memories: Memories, deviceIds: readonly string[], position: string): void {
  for (const deviceId of deviceIds) {
    const before = memories.states.get(deviceId);
    if (before) remember(memories, deviceId, { ...before, memory: {}, latest: {} }, position);
  }
}

/** Memories to be kept as of `position`, and up to where all of them are kept once these are. */
export interface Taken {
  readonly states: readonly { readonly deviceId: string; readonly state: RuleState }[];
  readonly kept: string;
}

/** The oldest that have changed, `most` at most; they count as kept from now on. */
export function takeChanged({ states, changed }: Memories, most: number, position: string): Taken {
  const taken: { deviceId: string; state: RuleState }[] = [];
  for (const deviceId of changed.keys()) {
    if (taken.length >= most) break;
    changed.delete(deviceId);
    const state = states.get(deviceId);
    if (state) taken.push({ deviceId, state });
  }
  return { states: taken, kept: changed.values().next().value ?? position };
}
