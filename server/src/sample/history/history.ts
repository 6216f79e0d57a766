import { v7 } from 'uuid';
import type { Loop } from '../../cases/loop.ts';
import { dayIn } from '../../cases/number.ts';
import { dayStart } from '../../measures/figures/town-days.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import type { Place } from '../../town/places/place.ts';
import { type Random, randomFrom } from '../../town/sample/plane/random.ts';
import { type Cast, loadCast } from './cast.ts';
import type { Stock } from './make-day.ts';
import { categoryDraw } from './mix.ts';
import type { SamplePhotos } from './photos.ts';
import { type Due, reportsOfDay } from './reports-of-day.ts';
import { storeReports } from './store-reports.ts';

export interface HistoryPlan {
  readonly townId: string;
  readonly seed: number;
  readonly photos: SamplePhotos;
  /** Cases and their lives end at this moment. */
  readonly end: Date;
  /** The last so many days, none unless told, have as many cases as those the town goes on to live. */
  readonly fullDays?: number;
  /** So have these, in days ago, the second not among them: what the last weeks are compared with. */
  readonly comparedDays?: readonly [from: number, to: number];
  /** The share of its cases that every other day has; a twelfth unless told. */
  readonly thinned?: number;
}

const LOT = 50;

type Stopping = Pick<AbortSignal, 'throwIfAborted'>;

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

/** Makes and stores the cases of the day of the plan's end, in one transaction: the town may give numbers from then on. */
export async function storeLastDay(world: HistoryWorld): Promise<void> {
  const { plan, ground } = world;
  const random = randomFrom(plan.seed);
  const midnight = dayStart(ground.town.zone, dayOf(world, 0)).getTime();
  const busy = justNow(midnight, plan.end.getTime(), random).map((one) => ({
    ...one,
    id: v7({ msecs: one.at }),
    seed: Math.floor(random() * 0xffff_ffff),
  }));
  const reports = [...reportsOf(world, 0), ...busy].filter(({ at }) => at < plan.end.getTime());
  const inOrder = reports.toSorted((a, b) => a.at - b.at);
  await inHistory(world, (sql) => storeLot(sql, world, inOrder, { ago: 0, first: 1 }));
}

/**
 * Makes and stores the cases of the day `ago` days before the plan's end, a lot at a time, so that a server with other
 * things to do comes to them in between. What is there is left as it is.
 */
export async function storeDay(world: HistoryWorld, ago: number, signal?: Stopping): Promise<void> {
  const reports = reportsOf(world, ago);
  for (let from = 0; from < reports.length; from += LOT) {
    signal?.throwIfAborted();
    const lot = reports.slice(from, from + LOT);
    await inHistory(world, async (sql) => {
      if (!(await isThere(sql, lot))) await storeLot(sql, world, lot, { ago, first: from + 1 });
    });
  }
}

/** How much of the past is there once its `done` newest days are, from 0 to 1 by the number of their cases. */
export function shareDone(plan: Volume, done: number, total: number): number {
  const weight = (days: number) => Array.from({ length: days }, (_, ago) => volumeOf(plan, ago)).reduce(add, 0);
  return total === 0 ? 1 : weight(done) / weight(total);
}

type Volume = Pick<HistoryPlan, 'fullDays' | 'comparedDays' | 'thinned'>;

/** The share of an ordinary day's cases that the day `ago` days before the plan's end has. */
export function volumeOf(
  { fullDays = 0, comparedDays: [from, to] = [0, 0], thinned = 1 / 12 }: Volume,
  ago: number,
): number {
  return ago < fullDays || (ago >= from && ago < to) ? 1 : thinned;
}

function add(sum: number, one: number): number {
  return sum + one;
}

function reportsOf(world: HistoryWorld, ago: number): readonly Due[] {
  const { ground, plan } = world;
  return reportsOfDay(ground, plan.seed, dayOf(world, ago), volumeOf(plan, ago));
}

async function storeLot(
  sql: Sql,
  world: HistoryWorld,
  lot: readonly Due[],
  { ago, first }: { readonly ago: number; readonly first: number },
): Promise<void> {
  const { plan } = world;
  await storeReports(sql, { ...world, townId: plan.townId, photos: plan.photos }, lot, { first, end: plan.end });
  const last = first + lot.length - 1;
  await sql`
    insert into case_day (day, last) values (${dayOf(world, ago)}, ${last})
    on conflict (day) do update set last = greatest(case_day.last, excluded.last)
  `;
}

// A lot is stored as a whole or not at all, so one of it speaks for the others.
async function isThere(sql: Sql, lot: readonly Due[]): Promise<boolean> {
  const rows = await sql`select 1 from cases where id = ${lot[0]?.id ?? null}::uuid`;
  return rows.length > 0;
}

function inHistory(world: HistoryWorld, work: (sql: Sql) => Promise<void>): Promise<void> {
  return inTown(world.loop.pool, world.plan.townId, systemActor, work);
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
    where kind in ('estate', 'building', 'poi') order by id
  `;
}
