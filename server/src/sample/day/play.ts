import type { ActionName } from '@chengyun/contract/actions';
import { actOnCase } from '../../cases/act.ts';
import type { CaseAggregate } from '../../cases/life/aggregate.ts';
import type { Loop } from '../../cases/loop.ts';
import { dayIn } from '../../cases/number.ts';
import { openCase, storeOpening } from '../../cases/open-case.ts';
import { inTown } from '../../people/in-town.ts';
import { randomFrom } from '../../town/sample/plane/random.ts';
import type { HistoryWorld } from '../history/history.ts';
import { makeReport } from '../history/make-day.ts';
import { insertSamplePhotos, type SamplePhotos } from '../history/photos.ts';
import type { Move } from './next-move.ts';
import type { Due } from './reports-of-day.ts';

/** What the day of one town is played with. */
export interface DayWorld extends Pick<HistoryWorld, 'loop' | 'cast' | 'stock'> {
  readonly townId: string;
  readonly seed: number;
  readonly photos: SamplePhotos;
}

/** Reports what is due, as a patrol worker or the hotline's clerk does. */
export async function playReport(world: DayWorld, { id, kind, at, seed }: Due): Promise<CaseAggregate> {
  const { loop, townId, cast, stock } = world;
  const ground = await loop.grounds.of(townId);
  const { report, actor } = makeReport({ random: randomFrom(seed), ground, cast }, stock, kind);
  const now = new Date(at);
  const serial = await loop.serials(townId, dayIn(ground.town.zone, now), 1);
  const opening = openCase(report, { ground, actor, now, id, serial });
  await inTown(loop.pool, townId, actor, (sql) => storeOpening(loopAt(loop, now), sql, ground, report, opening));
  return opening.aggregate;
}

/** Makes a move at a moment, by the same way as a person's: refused where a person's would be. */
export async function playMove(world: DayWorld, move: Move, at: Date): Promise<CaseAggregate> {
  const { loop, townId, photos: file } = world;
  const ground = await loop.grounds.of(townId);
  const { caseId, version, actor, action } = move;
  const { input, photos } = move.given(at);
  return inTown(loop.pool, townId, actor, async (sql) => {
    await insertSamplePhotos(sql, file, photos);
    return actOnCase(
      loopAt(loop, at),
      { sql, ground },
      { caseId, action: action as ActionName, input, actor, seen: version },
    );
  });
}

/** The loop at a moment that may be past: what a stopped server missed happens when it would have. */
function loopAt(loop: Loop, at: Date): Loop {
  return { ...loop, now: () => at };
}
