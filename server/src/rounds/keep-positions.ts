import type { RoundPosition } from '@chengyun/contract/round';
import { type Bbox, metresBetween } from '../support/geo/measure.ts';

/** What is known of a round when positions come. */
export interface Going {
  readonly startedAt: Date;
  readonly until: Date;
  /** The last position kept, if one was. */
  readonly last: { readonly at: Date; readonly position: readonly [number, number]; readonly accuracy: number } | null;
  /** The town's box: what lies outside is nobody's duty and nobody's business. */
  readonly bbox: Bbox;
}

/** What of the positions is kept, and how far they go beyond the last, in metres. */
export interface Kept {
  readonly points: readonly RoundPosition[];
  readonly metres: number;
}

/** Nearer in time than this is no news. */
const GAP_MS = 10_000;
/** Clocks of phones run ahead a little. */
const AHEAD_MS = 60_000;
/** Less exact than this tells nothing of a street. */
const WORST_ACCURACY = 300;
/** Only positions this exact add to the way walked. */
const GOOD_ACCURACY = 50;
/** Nobody on patrol is faster, in metres a second: a position that says so is a slip of the satellites. */
const FASTEST = 30;
/** Who stands still wanders by this much on the map. */
const STILL_METRES = 8;

/** Picks the positions of a batch that are worth keeping. Pure; the order of the batch does not matter. */
export function keepPositions(going: Going, given: readonly RoundPosition[], now: Date): Kept {
  const latest = Math.min(now.getTime() + AHEAD_MS, going.until.getTime());
  const points: RoundPosition[] = [];
  let metres = 0;
  let last = going.last;
  for (const one of given.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const at = new Date(one.at);
    const position: readonly [number, number] = [one.position[0], one.position[1]];
    if (at < going.startedAt || at.getTime() > latest || one.accuracy > WORST_ACCURACY) continue;
    if (!isWithin(going.bbox, position)) continue;
    const seconds = last ? (at.getTime() - last.at.getTime()) / 1000 : Number.POSITIVE_INFINITY;
    if (seconds * 1000 < GAP_MS) continue;
    const way = last ? metresBetween(last.position, position) : 0;
    if (way / seconds > FASTEST) continue;
    const isGood = last !== null && Math.max(one.accuracy, last.accuracy) <= GOOD_ACCURACY && way >= STILL_METRES;
    if (isGood) metres += way;
    // Who stands still has gone nowhere; the next step is measured from where the way was last counted.
    points.push(one);
    last = { at, position: isGood || !last ? position : last.position, accuracy: one.accuracy };
  }
  return { points, metres };
}

function isWithin([west, south, east, north]: Bbox, [lon, lat]: readonly [number, number]): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
