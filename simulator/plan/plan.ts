import type { SimDevice, SimTown } from '../town/sim-device.ts';
import { type Breaking, faultsOfHour, usualBreaking } from './faults.ts';
import type { Message, SimEvent } from './message.ts';
import { type Burning, type Happening, type Scenario, sceneOf } from './scenarios.ts';
import { rollCall, type Turn, timetable } from './timetable.ts';
import { valuesOf } from './values.ts';

/** What a plan is made of. `start` is in epoch milliseconds; without a rate every kind keeps its own rhythm. */
export type PlanOptions = {
  readonly town: SimTown;
  readonly start: number;
  readonly perSecond: number | null;
  readonly scenarios: readonly Scenario[];
  /** How things break; as usual unless told. */
  readonly breaking?: Breaking;
  /** Milliseconds within which everything says once where it stands; nothing does unless told. */
  readonly rollCallMs?: number;
};

/** Everything that is said, in advance: the same options give the same messages, in whatever pieces they are asked for. */
export type Plan = {
  /** What is said from one instant (included) to another (not), in order. */
  readonly between: (from: number, to: number) => readonly Message[];
  /** Ordinary reports a second. */
  readonly perSecond: number;
  readonly burning: readonly Burning[];
};

const HOUR_MS = 3_600_000;

/** Makes the plan of a town. */
export function makePlan(options: PlanOptions): Plan {
  const { town, start, perSecond, scenarios, breaking = usualBreaking, rollCallMs } = options;
  const table = timetable(town, start, perSecond);
  const runaways = scenarios.flatMap((one) => (one.kind === 'runaway' ? [one] : []));
  const scenes = scenarios.flatMap((one) => (one.kind === 'runaway' ? [] : [sceneOf(town, one)]));
  const burning = scenes.flatMap((scene) => scene.burning ?? []);
  const staged = scenes.flatMap(({ happenings }) => happenings);
  const faults = faultsBook(town, breaking);
  const called = rollCallMs === undefined ? () => [] : rollCall(town, start, rollCallMs);
  return {
    ...{ burning, perSecond: table.perSecond },
    between: (from, to) => {
      const said = [...table.between(from, to), ...called(from, to)].map((turn) =>
        report(town.seed, turn, fireAt(burning, turn, start)),
      );
      const happened = [...staged, ...faults(from - start, to - start)]
        .filter(({ at }) => at + start >= from && at + start < to)
        .map((happening) => tell(happening, start));
      const mad = runaways.flatMap((runaway) => overflow(town, runaway, start, from, to));
      return [...said, ...happened, ...mad].sort((a, b) => a.at - b.at);
    },
  };
}

function report(seed: number, { device, n, at }: Turn, fire: number): Message {
  const common = { device, n, at, deviceAt: at + device.skewMs };
  if (device.kind.nature !== 'camera')
    return { ...common, values: valuesOf({ seed, device, n, at, fire }), event: null };
  // A box that sends CloudEvents tells each scene once; the others tell when it begins and when it ends.
  const on = device.kind.line === 'cloudevents' || n % 2 === 0;
  const event: SimEvent = { kind: 'analytics', on, part: 1, text: SEEN[(n >> 1) % SEEN.length] ?? '' };
  return { ...common, values: {}, event };
}

/** What cameras report, as ISAPI names it. */
const SEEN = ['parking', 'fielddetection', 'linedetection', 'loitering'] as const;

/** Numbers of events lie far above those of reports. */
const EVENT_NUMBER = 1_000_000_000;

function tell({ at, device, event }: Happening, start: number): Message {
  const n = EVENT_NUMBER + (Math.round(at) % EVENT_NUMBER);
  return { device, n, at: at + start, deviceAt: at + start + device.skewMs, values: {}, event };
}

/** How much a device's building burns: it grows for two minutes, holds, and is over after ten. */
function fireAt(burning: readonly Burning[], { device, at }: Turn, start: number): number {
  let most = 0;
  for (const { building, from } of burning) {
    if (building !== device.spot.building) continue;
    const seconds = (at - start - from) / 1000;
    if (seconds > 0 && seconds < 600) most = Math.max(most, Math.min(1, seconds / 120));
  }
  return most;
}

/** The faults of a span, hour by hour; an hour is drawn once. */
function faultsBook(town: SimTown, breaking: Breaking): (from: number, to: number) => readonly Happening[] {
  const hours = new Map<number, readonly Happening[]>();
  const ofHour = (hour: number) => {
    const known = hours.get(hour) ?? faultsOfHour(town, hour, breaking);
    hours.set(hour, known);
    return known;
  };
  return (from, to) => {
    const first = Math.max(0, Math.floor(from / HOUR_MS) - 1); // one that began in the hour before may end now
    const last = Math.max(0, Math.floor((to - 1) / HOUR_MS));
    return Array.from({ length: last - first + 1 }, (_, i) => ofHour(first + i)).flat();
  };
}

/** The messages of a gateway that has gone mad: each of its own, so that none is taken for another. */
function overflow(
  { devices }: SimTown,
  { perSecond, afterMs, forMs }: Extract<Scenario, { kind: 'runaway' }>,
  start: number,
  from: number,
  to: number,
): readonly Message[] {
  const device: SimDevice | undefined = devices.find(({ kind }) => kind.nature === 'gateway');
  if (!device) return [];
  const [begin, end] = [Math.max(from, start + afterMs), Math.min(to, start + afterMs + forMs)];
  const numberAt = (at: number) => Math.ceil(((at - start - afterMs) * perSecond) / 1000);
  const messages: Message[] = [];
  for (let n = numberAt(begin); begin < end && n < numberAt(end); n++) {
    const at = start + afterMs + Math.floor((n * 1000) / perSecond);
    messages.push({ device, n, at, deviceAt: at + device.skewMs, values: { overflow: n }, event: null });
  }
  return messages;
}
