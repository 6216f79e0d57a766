import type { Observation } from '../observation.ts';
import { ofPoint, type PointList, pointList } from './point-list.ts';

/** What the numbers of one point add up to. */
export type PointSum = { readonly point: string; n: number; sum: number; min: number; max: number };

/** What an hour of one device adds up to, by point. */
export type HourSums = { readonly hour: number; readonly points: PointList<PointSum> };

/** Sums since the last flush: by device, one entry an hour (nearly always one). */
export type Sums = Map<string, HourSums[]>;

const HOUR_MS = 3_600_000;

/** Adds the numbers of an observation to the hours they belong to; a switch counts as 1 and 0, texts add up to nothing. */
export function addToSums(sums: Sums, { deviceId, at, readings }: Observation): void {
  const ms = at.getTime();
  const { points } = hourOf(sums, deviceId, ms - (((ms % HOUR_MS) + HOUR_MS) % HOUR_MS));
  let nth = 0;
  for (const { point, value } of readings) {
    if (typeof value !== 'string') addValue(points, point, nth, Number(value));
    nth += 1;
  }
}

function hourOf(sums: Sums, deviceId: string, hour: number): HourSums {
  const hours = sums.get(deviceId);
  const found = hours?.[0]?.hour === hour ? hours[0] : hours?.find((entry) => entry.hour === hour);
  if (found) return found;
  const made = { hour, points: pointList<PointSum>() };
  // A list that is made empty and grows has room for seventeen.
  if (hours) hours.unshift(made);
  else sums.set(deviceId, [made]);
  return made;
}

function addValue(points: PointList<PointSum>, point: string, nth: number, value: number): void {
  const found = ofPoint(points, point, nth, () => ({ point, n: 0, sum: 0, min: value, max: value }));
  found.n += 1;
  found.sum += value;
  if (value < found.min) found.min = value;
  if (value > found.max) found.max = value;
}

/** The latest value of a point, as `device_state.points` keeps it, and its instant in epoch milliseconds. */
export type Latest = { readonly point: string; v: number | string | boolean; at: number };

/** What changed about a device since the last flush. */
export type StateChange = {
  readonly points: PointList<Latest>;
  firstAt: number;
  lastAt: number;
  seen: number;
  skewS: number | null;
};

export type States = Map<string, StateChange>;

/** Adds an observation to the latest states; an older value never replaces a newer one. */
export function addToStates(states: States, { deviceId, at, deviceAt, receivedAt, readings }: Observation): void {
  const ms = at.getTime();
  const state = stateOf(states, deviceId, ms);
  state.firstAt = Math.min(state.firstAt, ms);
  state.lastAt = Math.max(state.lastAt, ms);
  state.seen = Math.max(state.seen, receivedAt.getTime());
  state.skewS = deviceAt ? skew(deviceAt.getTime() - receivedAt.getTime()) : null;
  let nth = 0;
  for (const { point, value } of readings) {
    const latest = ofPoint(state.points, point, nth, () => ({ point, v: value, at: ms }));
    nth += 1;
    if (latest.at > ms) continue;
    latest.v = value;
    latest.at = ms;
  }
}

/** A sign of life that says nothing else. */
export function addSeen(states: States, deviceId: string, at: Date): void {
  const state = stateOf(states, deviceId, at.getTime());
  state.seen = Math.max(state.seen, at.getTime());
}

function stateOf(states: States, deviceId: string, ms: number): StateChange {
  const found = states.get(deviceId);
  if (found) return found;
  const made = { points: pointList<Latest>(), firstAt: ms, lastAt: ms, seen: 0, skewS: null };
  states.set(deviceId, made);
  return made;
}

/** Whole seconds that fit a 32-bit column. */
function skew(ms: number): number {
  return Math.max(-2_147_483_648, Math.min(2_147_483_647, Math.round(ms / 1000)));
}
