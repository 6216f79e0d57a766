import type { Observation } from '../observation.ts';

/** What an hour of one point adds up to. */
export type HourSum = { hour: number; n: number; sum: number; min: number; max: number };

/** Sums since the last flush: by device, by point, one entry an hour (nearly always one). */
export type Sums = Map<string, Map<string, HourSum[]>>;

const HOUR_MS = 3_600_000;

/** Adds the numbers of an observation to the hours they belong to; a switch counts as 1 and 0, texts add up to nothing. */
export function addToSums(sums: Sums, { deviceId, at, readings }: Observation): void {
  const ms = at.getTime();
  const hour = ms - (((ms % HOUR_MS) + HOUR_MS) % HOUR_MS);
  const points = entryOf(sums, deviceId, newMap<HourSum[]>);
  for (const { point, value } of readings) {
    if (typeof value === 'string') continue;
    addValue(points, point, hour, Number(value));
  }
}

function addValue(points: Map<string, HourSum[]>, point: string, hour: number, value: number): void {
  const hours = entryOf(points, point, newList);
  let found = hours[0]?.hour === hour ? hours[0] : hours.find((entry) => entry.hour === hour);
  if (!found) {
    found = { hour, n: 0, sum: 0, min: value, max: value };
    hours.unshift(found);
  }
  found.n += 1;
  found.sum += value;
  if (value < found.min) found.min = value;
  if (value > found.max) found.max = value;
}

/** The latest value of a point, as `device_state.points` keeps it. */
export type Latest = { v: number | string | boolean; at: number };

/** What changed about a device since the last flush. */
export type StateChange = {
  points: Map<string, Latest>;
  firstAt: number;
  lastAt: number;
  seen: number;
  skewS: number | null;
};

export type States = Map<string, StateChange>;

/** Adds an observation to the latest states; an older value never replaces a newer one. */
export function addToStates(states: States, { deviceId, at, deviceAt, receivedAt, readings }: Observation): void {
  const ms = at.getTime();
  const state = entryOf(states, deviceId, () => ({ points: new Map(), firstAt: ms, lastAt: ms, seen: 0, skewS: null }));
  state.firstAt = Math.min(state.firstAt, ms);
  state.lastAt = Math.max(state.lastAt, ms);
  state.seen = Math.max(state.seen, receivedAt.getTime());
  state.skewS = deviceAt ? skew(deviceAt.getTime() - receivedAt.getTime()) : null;
  for (const { point, value } of readings) {
    const latest = state.points.get(point);
    if (!latest) state.points.set(point, { v: value, at: ms });
    else if (latest.at <= ms) {
      latest.v = value;
      latest.at = ms;
    }
  }
}

/** Whole seconds that fit a 32-bit column. */
function skew(ms: number): number {
  return Math.max(-2_147_483_648, Math.min(2_147_483_647, Math.round(ms / 1000)));
}

function entryOf<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function newMap<T>(): Map<string, T> {
  return new Map();
}

function newList(): HourSum[] {
  return [];
}
