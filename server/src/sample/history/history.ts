import type { Loop } from '../../cases/loop.ts';
import { dayIn } from '../../cases/number.ts';
import { insertWholeCases, type WholeCase } from '../../cases/store/bulk-insert.ts';
import { dayStart } from '../../measures/figures/town-days.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import type { Place } from '../../town/places/place.ts';
import { type Random, randomFrom } from '../../town/sample/plane/random.ts';
import { type Cast, loadCast } from './cast.ts';
import { worksOn } from './days.ts';
import { makeCase, type Stock } from './make-day.ts';
import { categoryDraw, dayShare, momentOf } from './mix.ts';
import { insertSamplePhotos, type SamplePhoto, type SamplePhotos, takePhoto } from './photos.ts';

/** Ordinary days of the sample: a twelfth of the model town's, in its proportions (1,200 findings, 130 calls a day). */
export const PER_DAY = { grid: 100, hotline: 11 } as const;

export interface HistoryPlan {
  readonly townId: string;
  readonly seed: number;
  readonly photos: SamplePhotos;
  /** Cases and their lives end at this moment. */
  readonly end: Date;
}

/** What days of history are made of, read once. */
export interface HistoryWorld {
  readonly loop: Loop;
  readonly plan: HistoryPlan;
  readonly ground: Ground;
  readonly cast: Cast;
  readonly stock: Stock;
}

/** Reads what the history is made of. */
export async function openHistory(loop: Loop, plan: HistoryPlan): Promise<HistoryWorld> {
  const ground = await loop.grounds.of(plan.townId);
  const draw = (kind: string) => {
    const found = ground.kind(kind);
    if (!found) throw new Error(`The sample town needs a pack with the kind ${kind}`);
    return categoryDraw(found.pack.data);
  };
  return inTown(loop.pool, plan.townId, systemActor, async (sql) => ({
    loop,
    plan,
    ground,
    cast: await loadCast(sql, plan.townId),
    stock: { places: await placesOf(sql), draws: { grid: draw('grid'), hotline: draw('hotline') } },
  }));
}

/** Makes and stores the cases of one day, `ago` days before the plan's end, in one transaction. Gives how many. */
export async function storeDay(world: HistoryWorld, ago: number): Promise<number> {
  const { loop, plan } = world;
  const { cases, photos } = makeDay(world, ago);
  await inTown(loop.pool, plan.townId, systemActor, async (sql) => {
    await insertWholeCases(sql, { personal: loop.personal, townId: plan.townId }, cases);
    await insertSamplePhotos(sql, plan.photos, photos);
    const day = dayOf(world, ago);
    await sql`
      insert into case_day (day, last) values (${day}, ${cases.length})
      on conflict (day) do update set last = greatest(case_day.last, excluded.last)
    `;
  });
  return cases.length;
}

/** The cases of one day; the same for the same seed, day and end. */
export function makeDay(
  world: HistoryWorld,
  ago: number,
): { readonly cases: readonly WholeCase[]; readonly photos: readonly SamplePhoto[] } {
  const { ground, plan, cast, stock } = world;
  const random = randomFrom(plan.seed * 10_007 + ago);
  const day = dayOf(world, ago);
  const midnight = dayStart(ground.town.zone, day).getTime();
  const moments = (['grid', 'hotline'] as const)
    .flatMap((kind) => {
      const count = Math.round(
        PER_DAY[kind] * dayShare(new Date(midnight), worksOn(ground, day), kind) * (0.93 + random() * 0.14),
      );
      return Array.from({ length: count }, () => ({ kind, at: midnight + momentOf(random, kind) }));
    })
    .concat(ago === 0 ? justNow(midnight, plan.end.getTime(), random) : [])
    .filter(({ at }) => at < plan.end.getTime())
    .toSorted((a, b) => a.at - b.at);
  const photos: SamplePhoto[] = [];
  const scene = { random, ground, cast, end: plan.end, photo: takePhoto(photos) };
  const cases = moments.map(({ kind, at }, n) => makeCase(scene, stock, { kind, at: new Date(at), serial: n + 1 }));
  return { cases, photos };
}

/**
 * The last quarter of an hour is busy, so that the desks have something in hand when the town is first opened. Soon after
 * midnight it is shorter: a case of the day before would take a number that day has given already.
 */
export function justNow(midnight: number, end: number, random: Random) {
  const from = Math.max(midnight, end - 14 * 60_000);
  return Array.from({ length: 22 }, (_, n) => ({
    kind: n % 3 === 0 ? ('hotline' as const) : ('grid' as const),
    at: Math.floor(from + random() * (end - from)),
  }));
}

function dayOf({ ground, plan }: HistoryWorld, ago: number): string {
  return dayIn(ground.town.zone, new Date(plan.end.getTime() - ago * 86_400_000));
}

async function placesOf(sql: Sql): Promise<readonly Place[]> {
  return sql<Place[]>`
    select id, kind, name, aliases, lon, lat, area_code as "areaCode", address from place
    where kind <> 'street' order by id
  `;
}
