import type { ActionName } from '@chengyun/contract/actions';
import type { CaseAggregate } from '../../cases/life/aggregate.ts';
import type { Loop } from '../../cases/loop.ts';
import { dayIn } from '../../cases/number.ts';
import { actAny } from '../../cases/routes/act-any.ts';
import { report } from '../../cases/routes/calls.ts';
import { loadCase } from '../../cases/store/load-case.ts';
import { inTown } from '../../people/in-town.ts';
import { randomFrom } from '../../town/sample/plane/random.ts';
import type { HistoryWorld } from '../history/history.ts';
import { makeReport } from '../history/make-day.ts';
import { insertSamplePhotos, type SamplePhotos } from '../history/photos.ts';
import type { Due } from '../history/reports-of-day.ts';
import type { Move } from './next-move.ts';

/** What the day of one town is played with. */
export interface DayWorld extends Pick<HistoryWorld, 'loop' | 'cast' | 'stock'> {
  readonly townId: string;
  readonly seed: number;
  readonly photos: SamplePhotos;
}

/** Reports what is due, as a patrol worker or the hotline's clerk does; null when its reporter may not see the case. */
export async function playReport(world: DayWorld, { id, kind, at, seed }: Due): Promise<CaseAggregate | null> {
  const { loop, townId, cast, stock } = world;
  const ground = await loop.grounds.of(townId);
  const given = makeReport({ random: randomFrom(seed), ground, cast }, stock, kind);
  const now = new Date(at);
  const serial = await loop.serials(townId, dayIn(ground.town.zone, now), 1);
  const ids = [id];
  const then = { ...loopAt(loop, now), newId: () => ids.pop() ?? loop.newId() };
  return inTown(loop.pool, townId, given.actor, async (sql) => {
    await report(then, sql, townId, given.actor, given.report, serial);
    return loadCase(sql, id);
  });
}

/** Makes a move at a moment, by the same way as a person's: refused where a person's would be. */
export async function playMove(world: DayWorld, move: Move, at: Date): Promise<CaseAggregate> {
  const { loop, townId, photos: file } = world;
  const ground = await loop.grounds.of(townId);
  const { caseId, version, actor, action: name } = move;
  const { input, photos } = move.given(at);
  const action: ActionName = name;
  return inTown(loop.pool, townId, actor, async (sql) => {
    await insertSamplePhotos(sql, file, photos);
    return actAny(loopAt(loop, at), { sql, ground }, { caseId, action, input, actor, seen: version });
  });
}

/** The loop at a moment that may be past: what a stopped server missed happens when it would have. */
function loopAt(loop: Loop, at: Date): Loop {
  return { ...loop, now: () => at };
}
