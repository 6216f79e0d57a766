import { polygonsOf } from '@chengyun/contract/area';
import type { RoundPosition } from '@chengyun/contract/round';
import { dayIn } from '../../cases/number.ts';
import { addDays, dayStart } from '../../measures/figures/town-days.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { announceRound } from '../../rounds/start-round.ts';
import { storePoints } from '../../rounds/take-positions.ts';
import type { Sql } from '../../support/db/connect.ts';
import { type Bbox, bboxOf } from '../../support/geo/measure.ts';
import { idFor } from '../../town/sample/shape/areas.ts';
import type { DayWorld } from '../day/play.ts';
import { worksOn } from '../history/days.ts';
import { drawnStreets, playedRounds, type SampleWorker, sampleWorkers, walkingThemselves } from './patrol-queries.ts';
import { positionsOf, type SampleRound, walkOf } from './sample-round.ts';
import { shiftsOf } from './shifts.ts';
import { type Streets, streetsOf } from './streets.ts';

type Means = Pick<DayWorld, 'loop' | 'townId' | 'seed'>;

/** The patrols of a town under way. */
export interface TownPatrols {
  /** Brings every round up to now; gives how many were told of. */
  readonly play: (isStopping: () => boolean) => Promise<number>;
}

const MINUTE = 60_000;

/** The patrols of a sample town, walking the streets of their communities by the clock. */
export function townPatrols(means: Means): TownPatrols {
  let streets: Streets | undefined;
  let rounds: readonly SampleRound[] = [];
  let drawnFor = '';
  return {
    play: async (isStopping) => {
      const now = means.loop.now();
      const ground = await means.loop.grounds.of(means.townId);
      const today = dayIn(ground.town.zone, now);
      streets ??= streetsOf(await asSystem(means, drawnStreets));
      if (today !== drawnFor) {
        rounds = await drawRounds(means, streets, today);
        drawnFor = today;
      }
      let told = 0;
      for (const round of rounds) {
        if (isStopping() || round.from > now || round.over) continue;
        // One transaction for each: what is not the sample's to play is found out there, and holds up no other.
        if (await asSystem(means, (sql) => tellRound(sql, means, round, now))) told += 1;
      }
      return told;
    },
  };
}

/** Yesterday's rounds and today's, so that the last 24 hours can be replayed, with how far each has come. */
async function drawRounds(means: Means, streets: Streets, today: string): Promise<readonly SampleRound[]> {
  const ground = await means.loop.grounds.of(means.townId);
  const { zone } = ground.town;
  const days = [addDays(today, -1), today];
  const since = dayStart(zone, days[0] ?? today);
  const [workers, played] = await asSystem(means, async (sql) => [
    await sampleWorkers(sql, means.townId),
    await playedRounds(sql, since),
  ]);
  const known = new Map(played.map((one) => [one.id, one]));
  const homes = workers.map((worker, nth) => {
    const before = workers.slice(0, nth).filter(({ unitId }) => unitId === worker.unitId).length;
    return homeOf(worker, before, (code) => ground.areas.areaByCode(code)?.polygon);
  });
  return days.flatMap((day) =>
    workers.flatMap((worker, nth) =>
      shiftsOf(nth, day, worksOn(ground, day)).map((shift): SampleRound => {
        const home = homes[nth] ?? null;
        const id = idFor(means.seed, `round/${worker.id}/${day}/${shift.from}`);
        const at = (minutes: number) => new Date(dayStart(zone, day).getTime() + minutes * MINUTE);
        const walk = once(() => (home ? walkOf(streets, home, id, shift.to - shift.from) : []));
        const { heardAt = null, ended = false } = known.get(id) ?? {};
        return { id, worker, from: at(shift.from), to: at(shift.to), walk, heardAt, begun: known.has(id), over: ended };
      }),
    ),
  );
}

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

/** The box of the community a worker walks: the colleagues of a grid share its communities out among them. */
function homeOf(
  { areaCodes }: SampleWorker,
  nth: number,
  polygonOf: (code: string) => Parameters<typeof polygonsOf>[0] | undefined,
): Bbox | null {
  const polygon = polygonOf(areaCodes[nth % areaCodes.length] ?? '');
  return polygon ? bboxOf(polygonsOf(polygon).flatMap((rings) => rings[0] ?? [])) : null;
}

/** Stores what a round has gone since it was last told of; false when there was nothing to tell. */
async function tellRound(sql: Sql, { townId }: Means, round: SampleRound, now: Date): Promise<boolean> {
  const { id, worker, from, to } = round;
  if ((await walkingThemselves(sql)).has(worker.id)) return false;
  if (!round.begun) {
    await sql`
      insert into patrol_round (id, worker_id, unit_id, consent, started_at, until, sample)
      values (${id}, ${worker.id}, ${worker.unitId}, 'sample', ${from}, ${to}, true) on conflict do nothing`;
    round.begun = true;
  }
  const [stored] = await sql<{ on: boolean }[]>`
    select ended_at is null as on from patrol_round where id = ${id} for update`;
  // Ended meanwhile because its time was up or nothing was heard of it: this process was held up.
  if (!stored?.on) {
    round.over = true;
    return false;
  }
  const { points, metres } = positionsOf(round, now);
  const last = points.at(-1);
  const isOver = now >= to;
  if (!last && !isOver) return false;
  await storePoints(sql, id, points);
  await sql`
    update patrol_round set metres = ${metres}, ${endSql(sql, isOver ? to : null, last)}
    where id = ${id} and ended_at is null`;
  if (last) round.heardAt = new Date(last.at);
  round.over = isOver;
  announceRound(sql, townId, id);
  return true;
}

function endSql(sql: Sql, to: Date | null, last: RoundPosition | undefined) {
  const heard = last ? sql`sent_at = ${last.at}, heard_at = ${last.at}, quiet = false` : sql`quiet = quiet`;
  if (to) return sql`${heard}, ended_at = ${to}, ended_by = 'time', lon = null, lat = null, accuracy = null`;
  const [lon = null, lat = null] = last?.position ?? [];
  return sql`${heard}, lon = ${lon}, lat = ${lat}, accuracy = ${last?.accuracy ?? null}`;
}

function asSystem<T>({ loop, townId }: Means, work: (sql: Sql) => Promise<T>): Promise<T> {
  return inTown(loop.pool, townId, systemActor, work);
}
