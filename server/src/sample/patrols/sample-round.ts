import type { RoundPosition } from '@chengyun/contract/round';
import type { Bbox } from '../../support/geo/measure.ts';
import { between, randomFrom } from '../../town/sample/plane/random.ts';
import { numberOf } from '../history/reports-of-day.ts';
import type { SampleWorker } from './patrol-queries.ts';
import { placeAfter, type Streets, type Walk, walkIn } from './streets.ts';

/** A round the sample town plays, and how far it has come. */
export interface SampleRound {
  readonly id: string;
  readonly worker: SampleWorker;
  readonly from: Date;
  readonly to: Date;
  readonly walk: () => Walk;
  heardAt: Date | null;
  begun: boolean;
  over: boolean;
}

/** As a phone tells it, and with so much less where hours are made up for. */
const STEP_MS = 20_000;
const CATCH_UP_STEP_MS = 120_000;
const CATCH_UP_MS = 300_000;
/** Metres a second, from place to place and standing about. */
const SPEED = { least: 0.5, most: 0.9 } as const;

/** The whole walk of a round, the same for the same id. */
export function walkOf(streets: Streets, home: Bbox, id: string, minutes: number): Walk {
  const random = randomFrom(numberOf(id));
  return walkIn(streets, home, minutes * 60 * SPEED.most, random);
}

/** Where a round went since it was last heard of, and the metres it has gone in all. */
export function positionsOf(
  round: Pick<SampleRound, 'id' | 'from' | 'to' | 'walk' | 'heardAt'>,
  now: Date,
): { readonly points: readonly RoundPosition[]; readonly metres: number } {
  const { id, from, to, heardAt } = round;
  const random = randomFrom(numberOf(`${id} speed`));
  const speed = between(random, SPEED.least * 100, SPEED.most * 100) / 100;
  const end = Math.min(now.getTime(), to.getTime());
  const first = heardAt?.getTime() ?? from.getTime() - STEP_MS;
  const walk = end - first < STEP_MS ? [] : round.walk();
  const points: RoundPosition[] = [];
  // Hours that are made up for are told with fewer points, up to the last minutes.
  const after = (at: number) => at + (end - at > CATCH_UP_MS ? CATCH_UP_STEP_MS : STEP_MS);
  for (let at = after(first); at <= end; at = after(at)) {
    const place = placeAfter(walk, ((at - from.getTime()) / 1000) * speed);
    if (!place) break;
    points.push({ at: new Date(at).toISOString(), position: [place[0], place[1]], accuracy: 5 + (points.length % 9) });
  }
  return { points, metres: ((end - from.getTime()) / 1000) * speed };
}
