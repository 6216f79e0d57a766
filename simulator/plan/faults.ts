import { chance, wholeChance } from '../town/chance.ts';
import type { Line } from '../town/kinds.ts';
import type { SimDevice, SimTown } from '../town/sim-device.ts';
import type { Happening } from './scenarios.ts';

const HOUR_MS = 3_600_000;
/** Of the devices that can say so, how many break in an hour unless told; twenty minutes later they work again. */
const BREAKS = 0.0002;
const BROKEN_MS = 1_200_000;
/** Lines on which a device itself says that it is broken. */
const TELLS: readonly Line[] = ['mqtt', 'gbt26875', 'ctwing'];
const DRAW = { breaks: 51, when: 52 } as const;

/** How often things break, and which hours of the world they are drawn for. */
export type Breaking = {
  /** Share of the devices in an hour. */
  readonly share: number;
  /** Added to the hours of the plan for the drawing: a plan that begins later brings other faults. */
  readonly firstHour: number;
};

export const usualBreaking: Breaking = { share: BREAKS, firstHour: 0 };

/** The faults of an hour, counted from the start of the plan: each begins in it and ends twenty minutes later. */
export function faultsOfHour(
  { seed, devices }: SimTown,
  hour: number,
  { share, firstHour } = usualBreaking,
): readonly Happening[] {
  const drawn = hour + firstHour;
  return devices.flatMap((device) => {
    if (!mayBreak(device) || chance(seed, device.nth, drawn, DRAW.breaks) >= share) return [];
    const at = hour * HOUR_MS + wholeChance(HOUR_MS, seed, device.nth, drawn, DRAW.when);
    const event = { kind: 'fault' as const, part: null, text: '自检异常' };
    return [
      { at, device, event: { ...event, on: true } },
      { at: at + BROKEN_MS, device, event: { ...event, on: false } },
    ];
  });
}

function mayBreak({ isSilent, kind }: SimDevice): boolean {
  return !isSilent && kind.nature !== 'gateway' && TELLS.includes(kind.line);
}
