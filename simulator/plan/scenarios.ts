import { wholeChance } from '../town/chance.ts';
import type { SimDevice, SimTown } from '../town/sim-device.ts';
import { everydayAlarms } from './everyday.ts';
import type { SimEvent, SimEventKind } from './message.ts';

/** Something out of the ordinary. Times are milliseconds, counted from the start of the plan. */
export type Scenario =
  /** A fire in one building: a detector, another two minutes later, a person at the call point, the pumps. */
  | { readonly kind: 'fire'; readonly building: string | null; readonly afterMs: number }
  /** Single fire alarms all over the town, one every so often. */
  | { readonly kind: 'fires'; readonly everyMs: number; readonly forMs: number }
  /** The mains of one community fail for five minutes. */
  | { readonly kind: 'outage'; readonly afterMs: number }
  /** What happens on any day from an instant on (epoch milliseconds, the start of the plan). */
  | { readonly kind: 'everyday'; readonly start: number; readonly forMs: number }
  /** A gateway gone mad. */
  | { readonly kind: 'runaway'; readonly perSecond: number; readonly afterMs: number; readonly forMs: number };

/** An event of a device at an instant after the start. */
export type Happening = { readonly at: number; readonly device: SimDevice; readonly event: SimEvent };

/** A building that burns from one instant to another after the start. */
export type Burning = { readonly building: string; readonly from: number; readonly to: number };

/** What a scenario brings. */
export type Scene = { readonly happenings: readonly Happening[]; readonly burning: Burning | null };

const SECOND = 1_000;
const FIRE_MS = 900 * SECOND;

/** What happens, of all scenarios but the runaway gateway, which sends and tells nothing. */
export function sceneOf(town: SimTown, scenario: Exclude<Scenario, { kind: 'runaway' }>): Scene {
  switch (scenario.kind) {
    case 'fire':
      return fireIn(transmitterFor(town, scenario.building), scenario.afterMs);
    case 'fires':
      return { happenings: scatteredFires(town, scenario), burning: null };
    case 'everyday':
      return { happenings: everydayAlarms(town, scenario.start, scenario.forMs), burning: null };
    case 'outage':
      return { happenings: outage(town, scenario.afterMs), burning: null };
  }
}

/** Seconds after the first smoke, the part (区号-位号 1-n), and what it says. */
const FIRE: readonly (readonly [number, number, SimEventKind, string])[] = [
  [0, 12, 'fire', '三层走廊感烟探测器'],
  [120, 13, 'fire', '三层东侧感烟探测器'],
  [150, 2, 'fire', '三层手动火灾报警按钮'],
  [165, 31, 'start', '消防泵'],
  [172, 32, 'feedback', '喷淋水流指示器'],
];

function fireIn(device: SimDevice, afterMs: number): Scene {
  const happenings = FIRE.flatMap(([seconds, part, kind, text]) => [
    { at: afterMs + seconds * SECOND, device, event: { kind, on: true, part, text } },
    { at: afterMs + FIRE_MS + part * SECOND, device, event: { kind, on: false, part, text } },
  ]);
  return { happenings, burning: { building: device.spot.building, from: afterMs, to: afterMs + FIRE_MS } };
}

/** The transmission device of the building named, or of the one with the most detectors about it. */
function transmitterFor(town: SimTown, building: string | null): SimDevice {
  const transmitters = speakingTransmitters(town);
  const named = building === null ? [] : transmitters.filter(({ spot }) => spot.building.includes(building));
  if (building !== null && named.length === 0) throw new Error(noTransmitter(building, transmitters));
  const candidates = named.length > 0 ? named : transmitters;
  const crowd = new Map<string, number>();
  for (const { spot } of town.devices) crowd.set(spot.building, (crowd.get(spot.building) ?? 0) + 1);
  const crowdOf = ({ spot }: SimDevice) => crowd.get(spot.building) ?? 0;
  const best = candidates.toSorted((a, b) => crowdOf(b) - crowdOf(a) || a.nth - b.nth)[0];
  if (!best) throw new Error('The simulated town has no transmission device; give it more devices.');
  return best;
}

function noTransmitter(building: string, transmitters: readonly SimDevice[]): string {
  const some = transmitters.slice(0, 5).map(({ spot }) => spot.building);
  return `“${building}”没有用户信息传输装置，可选：${some.join('、')}……。No building "${building}" has a transmission device; there are: ${some.join(', ')} ….`;
}

function speakingTransmitters({ devices }: SimTown): readonly SimDevice[] {
  return devices.filter(({ kind, isSilent }) => kind.nature === 'transmitter' && !isSilent);
}

/** Two of three come from a controller, one from a detector with a connection of its own. */
function scatteredFires(
  town: SimTown,
  { everyMs, forMs }: { readonly everyMs: number; readonly forMs: number },
): readonly Happening[] {
  const wired = speakingTransmitters(town);
  const own = town.devices.filter(({ kind, isSilent }) => kind.nature === 'electrical' && !isSilent);
  const first = wholeChance(1_000_000, town.seed, 41);
  const count = Math.floor(forMs / everyMs);
  return Array.from({ length: count }, (_, k) => {
    const among = k % 3 === 2 && own.length > 0 ? own : wired;
    const turn = first + k;
    const device = among[turn % among.length];
    const part = among === wired ? 1 + (Math.floor(k / among.length) % 200) : null;
    return device ? [{ at: Math.round((k + 1) * everyMs), device, event: fireAt(part) }] : [];
  }).flat();
}

function fireAt(part: number | null): SimEvent {
  return { kind: 'fire', on: true, part, text: part === null ? '电气火灾报警' : `感烟探测器 ${part}` };
}

const OUTAGE_MS = 300 * SECOND;

function outage(town: SimTown, afterMs: number): readonly Happening[] {
  const transmitters = speakingTransmitters(town);
  const struck = transmitters[wholeChance(transmitters.length, town.seed, 42)]?.spot.communityCode;
  return transmitters
    .filter(({ spot }) => spot.communityCode === struck)
    .flatMap((device) => {
      // Devices notice at their own pace.
      const at = afterMs + wholeChance(20 * SECOND, town.seed, device.nth, 43);
      const event = { kind: 'power' as const, part: null, text: '主电故障' };
      return [
        { at, device, event: { ...event, on: true } },
        { at: at + OUTAGE_MS, device, event: { ...event, on: false } },
      ];
    });
}
