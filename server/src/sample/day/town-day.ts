import type { CaseAggregate } from '../../cases/life/aggregate.ts';
import { dayIn } from '../../cases/number.ts';
import { loadCase } from '../../cases/store/load-case.ts';
import { dayStart } from '../../measures/figures/town-days.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Log } from '../../support/log.ts';
import { type Due, reportsOfDay } from '../history/reports-of-day.ts';
import { type TownPatrols, townPatrols } from '../patrols/play-patrols.ts';
import { type Agenda, newAgenda } from './agenda.ts';
import { attendAlarms } from './attend-alarms.ts';
import { casesAmong, openCases } from './day-queries.ts';
import { fillIn } from './fill-in.ts';
import { type Move, nextMove } from './next-move.ts';
import { type DayWorld, playMove, playReport } from './play.ts';

/** The day of one town under way. */
export interface TownDay {
  readonly world: DayWorld;
  readonly log: Log;
  readonly agenda: Agenda;
  /** Reports of the day they were drawn for. */
  reports: readonly Due[];
  drawnFor: string;
  /** Reports up to this instant are made (epoch milliseconds), and when the open cases are compared again. */
  madeUpTo: number;
  lookAt: number;
  /** When alarms are looked at again. */
  attendAt: number;
  /** Those out on patrol, and when they are told of again. */
  readonly patrols: TownPatrols;
  patrolAt: number;
  /** Open cases whose present version nobody has looked at. */
  unknown: readonly string[];
}

/** Moves of one round: after a long pause the desks catch up in minutes, and the server has time for everybody else. */
const MOST_MOVES = 10;
const MOST_LOOKED_AT = 40;
const LOOK_EVERY_MS = 20_000;
const ATTEND_EVERY_MS = 5_000;
const PATROL_EVERY_MS = 20_000;
/** Reports older than this were missed: they are made whole, with what would have become of them. */
const LIVE_MS = 120_000;

/** The day of a town before its first round. */
export function newDay(world: DayWorld, log: Log): TownDay {
  const nothing = { reports: [], drawnFor: '', madeUpTo: 0, lookAt: 0, attendAt: 0, patrolAt: 0, unknown: [] };
  return { world, log, agenda: newAgenda(), patrols: townPatrols(world), ...nothing };
}

/** Does what is due: what today has missed first, then each report and move at its moment. True when there is more at once. */
export async function playRound(day: TownDay, isStopping: () => boolean): Promise<boolean> {
  const now = day.world.loop.now().getTime();
  const filled = await makeReports(day, now, isStopping);
  if (filled) day.lookAt = 0;
  await lookAround(day, now);
  const moved = await makeMoves(day, now, isStopping);
  if (now >= day.attendAt && !isStopping()) {
    day.attendAt = now + ATTEND_EVERY_MS;
    await attendAlarms(day.world, day.log);
  }
  if (now >= day.patrolAt && !isStopping()) {
    day.patrolAt = now + PATROL_EVERY_MS;
    await day.patrols.play(isStopping);
  }
  return !isStopping() && (filled || (moved === 0 && day.unknown.length > 0));
}

async function makeReports(day: TownDay, now: number, isStopping: () => boolean): Promise<boolean> {
  const { world } = day;
  const ground = await world.loop.grounds.of(world.townId);
  const today = dayIn(ground.town.zone, new Date(now));
  if (today !== day.drawnFor) {
    day.reports = reportsOfDay(ground, world.seed, today);
    day.drawnFor = today;
  }
  const due = day.reports.filter(({ at }) => at > day.madeUpTo && at <= now);
  if (due.length === 0) return false;
  const ids = due.map(({ id }) => id);
  const there = await asSystem(day, (sql) => casesAmong(sql, ids));
  const fresh = due.filter(({ id }) => !there.has(id));
  const missed = fresh.filter(({ at }) => at < now - LIVE_MS);
  const made = await fillIn(world, missed, new Date(now), isStopping);
  if (made < missed.length) return false;
  for (const one of fresh.slice(made)) {
    const state = await playReport(world, one);
    if (state) await takeNote(day, state);
  }
  day.madeUpTo = now;
  return made > 0;
}

/** Looks which open cases somebody has touched since, and what would be done with them next. */
async function lookAround(day: TownDay, now: number): Promise<void> {
  if (now >= day.lookAt) {
    day.lookAt = now + LOOK_EVERY_MS;
    day.unknown = day.agenda.compare(await asSystem(day, openCases));
  }
  const some = day.unknown.slice(0, MOST_LOOKED_AT);
  day.unknown = day.unknown.slice(some.length);
  for (const id of some) {
    const state = await asSystem(day, (sql) => loadCase(sql, id));
    if (state) await takeNote(day, state);
  }
}

async function makeMoves(day: TownDay, now: number, isStopping: () => boolean): Promise<number> {
  const { loop, townId } = day.world;
  const { zone } = (await loop.grounds.of(townId)).town;
  // What fell due on an earlier day is done as the first thing of today.
  const dawn = dayStart(zone, dayIn(zone, new Date(now))).getTime();
  const moves = day.agenda.due(now, MOST_MOVES);
  for (const one of moves) {
    if (isStopping()) break;
    day.agenda.drop(one.caseId);
    await makeMove(day, one, new Date(Math.max(one.at, dawn)));
  }
  return moves.length;
}

async function makeMove(day: TownDay, move: Move, at: Date): Promise<void> {
  const { caseId, version, action } = move;
  try {
    await takeNote(day, await playMove(day.world, move, at));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // A person was quicker, or a rule does not allow it any more: the case is left as it is until it changes.
    day.log.debug({ case: caseId, action, code: error.code }, 'The sample town leaves a case alone');
    day.agenda.put(caseId, version, null);
  }
}

async function takeNote({ world, agenda }: TownDay, state: CaseAggregate): Promise<void> {
  const ground = await world.loop.grounds.of(world.townId);
  agenda.put(state.id, state.version, nextMove(state, ground, world.cast, world.seed));
}

function asSystem<T>({ world }: TownDay, work: (sql: Sql) => Promise<T>): Promise<T> {
  return inTown(world.loop.pool, world.townId, systemActor, work);
}
