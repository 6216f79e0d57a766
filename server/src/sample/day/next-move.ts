import type { ActionInput } from '@chengyun/contract/actions';
import type { CaseAggregate } from '../../cases/life/aggregate.ts';
import type { PlainAction } from '../../cases/steps/decide.ts';
import type { Actor } from '../../people/actor.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { between, randomFrom } from '../../town/sample/plane/random.ts';
import type { Cast } from '../history/cast.ts';
import { type SamplePhoto, takePhoto } from '../history/photos.ts';
import { numberOf } from '../history/reports-of-day.ts';
import { LYING, nextTurn } from '../history/script.ts';

/** What the sample town's people will do next with a case, unless somebody does something else before. */
export interface Move {
  readonly caseId: string;
  /** The version it follows. */
  readonly version: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly actor: Actor;
  readonly action: PlainAction;
  /** What is given with it at a moment, and the photos that are taken for it. */
  readonly given: (at: Date) => { readonly input: ActionInput<PlainAction>; readonly photos: readonly SamplePhoto[] };
}

const HOUR = 3_600_000;

/**
 * The next move in a case, or null when the script has none: drawn from the seed, the case and its version, so that it is
 * the same after a restart and another one as soon as a person has acted.
 */
export function nextMove(before: CaseAggregate, ground: Ground, cast: Cast, seed: number): Move | null {
  const random = randomFrom(numberOf(`${seed} ${before.id} ${before.version}`));
  // A few lie at a desk for hours, as on any real day: those are what the lamps are for.
  const lies = random() < (LYING[before.state] ?? 0) ? between(random, 1, 30) * HOUR : 0;
  const photos: SamplePhoto[] = [];
  const play = { state: before, steps: [] };
  const last = new Date(before.updatedAt);
  const turn = nextTurn(play, { random, ground, cast, photo: takePhoto(photos) }, last);
  if (!turn) return null;
  const { actor, action, input, after, until } = turn;
  return {
    ...{ caseId: before.id, version: before.version, actor, action },
    at: Math.max(last.getTime() + after, until?.getTime() ?? 0) + lies,
    given: (at) => {
      photos.length = 0;
      return { input: input(at, play), photos: [...photos] };
    },
  };
}
