import type { Muted } from '../../ingest/share.ts';

/** One device that sends more than its share, as long as it does. Instants are epoch milliseconds. */
export interface FloodState {
  readonly deviceId: string;
  readonly beganAt: number;
  readonly lastAt: number;
  readonly perSecond: number;
  readonly most: number;
  /** The rate that was last written down. */
  readonly told: number;
}

/** What became of the floods since they were last looked at. */
export interface FloodStep {
  readonly states: readonly FloodState[];
  readonly begun: readonly FloodState[];
  readonly changed: readonly FloodState[];
  readonly ended: readonly FloodState[];
}

/** A device that pauses shorter than this floods on. */
const PAUSE_MS = 5_000;
/** A rate that moves by less than this share is the same to whoever reads it. */
const NEWS = 0.2;

/** Who floods now, who began, whose rate has changed and who is over it. `muted` is empty when nothing was held. Pure. */
export function stepFloods(before: readonly FloodState[], muted: readonly Muted[], now: number): FloodStep {
  const rates = new Map(muted.map(({ deviceId, perSecond }) => [deviceId, perSecond]));
  const known = before.map((state) => {
    const perSecond = rates.get(state.deviceId);
    if (perSecond === undefined) return state;
    return { ...state, lastAt: now, perSecond, most: Math.max(state.most, perSecond) };
  });
  const names = new Set(before.map(({ deviceId }) => deviceId));
  const begun = muted
    .filter(({ deviceId }) => !names.has(deviceId))
    .map(({ deviceId, perSecond }) => ({
      ...{ deviceId, beganAt: now, lastAt: now, perSecond, most: perSecond, told: perSecond },
    }));
  const ended = known.filter(({ lastAt }) => now - lastAt >= PAUSE_MS);
  const going = known.filter(({ lastAt }) => now - lastAt < PAUSE_MS);
  const isNews = ({ perSecond, told }: FloodState) => Math.abs(perSecond - told) > told * NEWS;
  return {
    ...{ begun, ended, changed: going.filter(isNews) },
    states: [...going.map((state) => (isNews(state) ? { ...state, told: state.perSecond } : state)), ...begun],
  };
}
