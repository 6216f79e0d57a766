import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { dayStart } from '../../measures/figures/town-days.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { randomFrom } from '../../town/sample/plane/random.ts';
import { worksOn } from './days.ts';
import { dayShare, momentOf } from './mix.ts';

/** An ordinary day of the model town: findings of its patrols, calls to its hotline. */
export const FULL_DAY = { grid: 1_200, hotline: 130 } as const;

/** A report that comes at a moment of the day. */
export interface Due {
  /** Of the case it will be: the same whenever the day is drawn, so that no report is made twice. */
  readonly id: string;
  readonly kind: 'grid' | 'hotline';
  /** Epoch milliseconds. */
  readonly at: number;
  /** What the report is drawn from. */
  readonly seed: number;
}

/**
 * All reports of a day (`2026-11-25`) of a town, in their order; the same for the same seed and day. A `share` of less
 * than 1 gives fewer, all of which the whole day has too.
 */
export function reportsOfDay(ground: Ground, seed: number, day: string, share = 1): readonly Due[] {
  const midnight = dayStart(ground.town.zone, day).getTime();
  const works = worksOn(ground, day);
  return (['grid', 'hotline'] as const)
    .flatMap((kind) => {
      const swing = 0.93 + randomFrom(numberOf(`${seed} ${day} ${kind}`))() * 0.14;
      const count = FULL_DAY[kind] * share * dayShare(new Date(midnight), works, kind) * swing;
      return Array.from({ length: Math.round(count) }, (_, n) => {
        const name = `${seed} ${day} ${kind} ${n}`;
        const at = midnight + momentOf(randomFrom(numberOf(`${name} at`)), kind);
        return { id: idOf(name, at), kind, at, seed: numberOf(name) };
      });
    })
    .toSorted((a, b) => a.at - b.at);
}

/** A number to draw from, of whatever names it. */
export function numberOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0);
}

function idOf(name: string, at: number): string {
  return v7({ msecs: at, seq: 0, random: new Uint8Array(createHash('sha256').update(name).digest().subarray(0, 16)) });
}
