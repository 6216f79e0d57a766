import { CommandQuery, Replay, ReplayQuery, Wall, WallCommand, WallPoints, WallQuery } from '@chengyun/contract/wall';
import type { Loop } from '../../cases/loop.ts';
import type { GoalBook } from '../../measures/goals/goal-book.ts';
import type { Catalogue } from '../../measures/plan/catalogue.ts';
import { hasRole } from '../../people/actor.ts';
import { sightOf } from '../../people/sight.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { answerWall } from './answer-wall.ts';
import { commandOf } from './command.ts';
import { keepAnswers } from './keep.ts';
import { pointsOf } from './points.ts';
import { replayOf } from './replay.ts';
import { SCENES } from './scenes.ts';

/** What the wall is told from. */
export interface WallWorld {
  readonly loop: Loop;
  readonly catalogue: Catalogue;
  readonly book: GoalBook;
}

const tag = 'wall';
const MINUTE = 60_000;
const POINTS_MS = 1_000;
/** The past does not change but for late entries. */
const PAST_MS = 5 * MINUTE;
/** A moment of the past is up to a megabyte, and whoever draws along the day asks for many. */
const MOST_PAST = 30;

/** The wall: a scene with its figures, and the town at a past moment. */
export function wallRoutes(app: TownApp, { loop, catalogue, book }: WallWorld): void {
  const clock = () => loop.now().getTime();
  const [keep, keepPast] = [keepAnswers(clock), keepAnswers(clock, { most: MOST_PAST })];
  townRoute(app, {
    method: 'GET',
    url: '/wall',
    summary: 'The figures of a scene of the wall, each with the list it opens to',
    tag,
    roles: 'any',
    kiosk: true,
    schema: { query: WallQuery, answer: Wall },
    handler: async ({ townId, actor, query: { scene = 'town' }, inTown, now, request }) => {
      const ground = await loop.grounds.of(townId);
      const onTrouble = (err: unknown, part: string) =>
        request.log.error({ err, scene, part }, 'A part of the wall could not be counted');
      return answerWall(
        { townId, actor, scene, ground, measures: catalogue(ground), book, inTown, now, onTrouble },
        keep,
      );
    },
  });
  townRoute(app, {
    method: 'GET',
    url: '/replay',
    summary: 'The town at a past moment: open cases and alarms with their states of then, and the day up to it',
    tag,
    roles: 'any',
    kiosk: true,
    schema: { query: ReplayQuery, answer: Replay },
    handler: async ({ townId, actor, query: { at, scene = 'town' }, inTown, now }) => {
      const ground = await loop.grounds.of(townId);
      const minute = Math.floor(Math.min(Date.parse(at), now.getTime()) / MINUTE) * MINUTE;
      const { cases } = SCENES[scene];
      // A screen of a hall sees the whole town, but not where patrols have been.
      const eyes = hasRole(actor, 'kiosk') ? 'kiosk' : sightOf(actor);
      return keepPast(`${townId} ${eyes} ${scene} ${minute}`, PAST_MS, () =>
        inTown((sql) => replayOf({ sql, ground, measures: catalogue(ground), actor, now, cases }, new Date(minute))),
      ).made;
    },
  });
  townRoute(app, {
    method: 'GET',
    url: '/wall/points',
    summary: 'The open cases of a scene, each where it lies',
    tag,
    roles: 'any',
    kiosk: true,
    schema: { query: WallQuery, answer: WallPoints },
    handler: async ({ townId, actor, query: { scene = 'town' }, inTown, now }) => {
      const ground = await loop.grounds.of(townId);
      const { cases } = SCENES[scene];
      return keep(`${townId} ${sightOf(actor)} points ${scene}`, POINTS_MS, () =>
        inTown((sql) => pointsOf({ sql, ground, measures: catalogue(ground), actor, now, cases })),
      ).made;
    },
  });
  townRoute(app, {
    method: 'GET',
    url: '/wall/command',
    summary: 'What somebody in command needs of a thing: what is near, whose ground it is, what was done',
    tag,
    roles: 'any',
    kiosk: true,
    schema: { query: CommandQuery, answer: WallCommand },
    handler: async ({ townId, query, inTown }) => {
      const ground = await loop.grounds.of(townId);
      return inTown((sql) => commandOf({ sql, ground }, query));
    },
  });
}
