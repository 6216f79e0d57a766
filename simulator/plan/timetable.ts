import { chance } from '../town/chance.ts';
import type { SimDevice, SimTown } from '../town/sim-device.ts';

/** Whose turn it is: the n-th report of a device. */
export type Turn = { readonly device: SimDevice; readonly n: number; readonly at: number };

/** Who reports when. */
export type Timetable = {
  /** The turns of a span of time, from included, to not, in order. */
  readonly between: (from: number, to: number) => readonly Turn[];
  /** Reports a second. */
  readonly perSecond: number;
};

/** Devices of one rhythm, each at its own place in it, by that place. */
type Round = { readonly everyMs: number; readonly members: readonly { device: SimDevice; phase: number }[] };

/** No device reports more often: some protocols tell time in whole seconds, and two equal reports of one are one. */
const LEAST_MS = 1_000;
const PHASE = 31;

/**
 * The timetable of a town from an instant on. Without a rate each kind keeps its own rhythm; with one, all devices
 * together send so many reports a second and each as many as the next: a day on which everything speaks.
 */
export function timetable({ seed, devices }: SimTown, start: number, perSecond: number | null): Timetable {
  const speaking = devices.filter(({ isSilent }) => !isSilent);
  const together = perSecond === null ? null : Math.max(LEAST_MS, (speaking.length / perSecond) * 1000);
  const byRhythm = Map.groupBy(speaking, ({ kind }) => together ?? kind.everySeconds * 1000);
  const rounds = [...byRhythm].map(([everyMs, members]) => roundOf(seed, everyMs, members));
  return {
    perSecond: rounds.reduce((sum, { everyMs, members }) => sum + (members.length / everyMs) * 1000, 0),
    between: (from, to) => {
      const turns = rounds.flatMap((round) => turnsOf(round, from - start, to - start));
      return turns.map((turn) => ({ ...turn, at: turn.at + start })).sort((a, b) => a.at - b.at);
    },
  };
}

/** Of a report outside of the rhythm; the state of a part of the loop (valuesOf) is among what it can tell. */
const ROLL_CALL = 500_000_000;

/** Everything that measures says once where it stands, spread over so many milliseconds from the start. */
export function rollCall({ seed, devices }: SimTown, start: number, ms: number): Timetable['between'] {
  const called = devices.filter(({ isSilent, kind }) => !isSilent && kind.nature !== 'camera');
  const round = roundOf(seed, ms, called);
  return (from, to) =>
    turnsOf(round, from - start, Math.min(to - start, ms)).map((turn) => ({
      ...turn,
      ...{ n: ROLL_CALL, at: turn.at + start },
    }));
}

function roundOf(seed: number, everyMs: number, devices: readonly SimDevice[]): Round {
  const members = devices.map((device) => ({ device, phase: Math.floor(chance(seed, device.nth, PHASE) * everyMs) }));
  return { everyMs, members: members.sort((a, b) => a.phase - b.phase || a.device.nth - b.device.nth) };
}

/** Times are milliseconds since the start. */
function turnsOf({ everyMs, members }: Round, from: number, to: number): readonly Turn[] {
  const turns: Turn[] = [];
  // One round earlier: its last members may come a rounding later.
  for (let n = Math.max(0, Math.floor(from / everyMs) - 1); n * everyMs < to; n++) {
    const base = Math.round(n * everyMs);
    for (let i = firstAt(members, from - base); i < members.length; i++) {
      const member = members[i];
      if (!member || base + member.phase >= to) break;
      turns.push({ device: member.device, n, at: base + member.phase });
    }
  }
  return turns;
}

/** The first member whose phase is not before one. */
function firstAt(members: Round['members'], phase: number): number {
  let [low, high] = [0, members.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((members[middle]?.phase ?? 0) < phase) low = middle + 1;
    else high = middle;
  }
  return low;
}
