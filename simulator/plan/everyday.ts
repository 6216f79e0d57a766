import { chance, wholeChance } from '../town/chance.ts';
import type { SimDevice, SimTown } from '../town/sim-device.ts';
import { bustle } from './rhythm.ts';
import type { Happening } from './scenarios.ts';

const HOUR_MS = 3_600_000;
/** Fire alarms of a whole town in its busiest hour; nearly all of them come from kitchens, dust and cigarettes. */
const MOST_AN_HOUR = 1.2;
const DRAW = { whether: 61, when: 62, who: 63, part: 64, lasts: 65 } as const;

/**
 * The alarms of ordinary hours, drawn for the hours of the world and so never the same two days running. Some fifteen a
 * day: a detector says fire, and some minutes later it is over.
 */
export function everydayAlarms({ seed, devices }: SimTown, start: number, forMs: number): readonly Happening[] {
  const able = devices.filter(({ kind, isSilent }) => kind.nature === 'transmitter' && !isSilent);
  const first = Math.floor(start / HOUR_MS);
  const hours = Array.from({ length: Math.ceil(forMs / HOUR_MS) + 1 }, (_, i) => first + i);
  return hours
    .flatMap((hour) => alarmsOfHour(seed, able, hour))
    .flatMap(({ from, to, device, part }) => {
      const event = { kind: 'fire' as const, part, text: `感烟探测器 ${part}` };
      return [
        { at: from - start, device, event: { ...event, on: true } },
        { at: to - start, device, event: { ...event, on: false } },
      ].filter(({ at }) => at >= 0);
    });
}

type Alarm = { readonly from: number; readonly to: number; readonly device: SimDevice; readonly part: number };

function alarmsOfHour(seed: number, able: readonly SimDevice[], hour: number): readonly Alarm[] {
  const likely = MOST_AN_HOUR * bustle(hour * HOUR_MS);
  const count = Math.floor(likely + chance(seed, hour, DRAW.whether));
  return Array.from({ length: count }, (_, k) => {
    const device = able[wholeChance(able.length, seed, hour, DRAW.who, k)];
    if (!device) return [];
    const from = hour * HOUR_MS + wholeChance(HOUR_MS, seed, hour, DRAW.when, k);
    const to = from + 360_000 + wholeChance(600_000, seed, hour, DRAW.lasts, k);
    return [{ from, to, device, part: 1 + wholeChance(200, seed, hour, DRAW.part, k) }];
  }).flat();
}
