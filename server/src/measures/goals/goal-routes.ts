import type { GoalDefinition } from '@chengyun/contract/goals';
import {
  GoalBoard,
  GoalMonths,
  GoalMonthsDone,
  GoalQuery,
  GoalSetting,
  GoalTable,
  GoalTableRead,
  GoalThing,
  NewGoalNote,
} from '@chengyun/contract/goals-answer';
import type { Role } from '@chengyun/contract/words';
import Type from 'typebox';
import type { Loop } from '../../cases/loop.ts';
import { dayIn } from '../../cases/number.ts';
import { townSeers } from '../../people/sight.ts';
import { readList } from '../../people/staff/list/read-list.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { type Asker, askerIn } from '../ask-measure.ts';
import type { Catalogue } from '../plan/catalogue.ts';
import { boardOf } from './board-of.ts';
import { changeSetting } from './change-setting.ts';
import { enterMonths } from './enter-months.ts';
import type { GoalBook } from './goal-book.ts';
import { addNote } from './goal-queries.ts';
import { readTable } from './read-table.ts';
import { thingOf } from './thing-of.ts';

/** What routes of goals stand on. */
export interface GoalDesk {
  readonly loop: Loop;
  readonly catalogue: Catalogue;
  readonly book: GoalBook;
}

/** Who enters and sets. */
export const keepers: readonly Role[] = ['chief', 'leader', 'admin'];

const tag = 'goals';
const params = { id: Type.String({ minLength: 1, maxLength: 80 }) };

/** Indicators of the plan: the board, one of them, and what is entered. */
export function goalRoutes(app: TownApp, desk: GoalDesk): void {
  readingRoutes(app, desk);
  enteringRoutes(app, desk);
}

function readingRoutes(app: TownApp, desk: GoalDesk): void {
  const { book } = desk;
  townRoute(app, {
    ...{ tag, method: 'GET', url: '/goals', roles: townSeers },
    summary: 'The indicators of a year: target, actual, where they should be, where the year will end, lamp',
    schema: { query: GoalQuery, answer: GoalBoard },
    handler: async ({ townId, actor, query, inTown, now }) => {
      const ask = await askerIn(desk, { townId, actor, now });
      return inTown((sql) => boardOf(ask(sql), book, yearOf(query, ask(sql))));
    },
  });
  townRoute(app, {
    ...{ tag, method: 'GET', url: '/goals/:id', roles: townSeers },
    summary: 'An indicator with the year before, its targets, all that was entered of it, and notes',
    schema: { params, query: GoalQuery, answer: GoalThing },
    handler: async ({ townId, actor, params: { id }, query, inTown, now }) => {
      const goal = find(book, id);
      const ask = await askerIn(desk, { townId, actor, now });
      return inTown((sql) => thingOf(ask(sql), goal, yearOf(query, ask(sql))));
    },
  });
}

function enteringRoutes(app: TownApp, { loop, book }: GoalDesk): void {
  const today = async (townId: string, now: Date) => dayIn((await loop.grounds.of(townId)).town.zone, now);
  townRoute(app, {
    ...{ tag, method: 'POST', url: '/goals/months', roles: keepers },
    summary: 'Enters values of months, all or none; what stood there before is kept beside',
    schema: { body: GoalMonths, answer: GoalMonthsDone },
    takes: ['Idempotency-Key'],
    handler: async ({ townId, body, once, now }) => {
      const day = await today(townId, now);
      return once((sql) => enterMonths(sql, book.goals, body.values, day));
    },
  });
  townRoute(app, {
    ...{ tag, method: 'POST', url: '/goals/table', roles: keepers, onlyReads: true, bodyLimit: 2_500_000 },
    summary: 'Reads values of months out of an XLSX or CSV table (base 64), line by line, and stores nothing',
    schema: { body: GoalTable, answer: GoalTableRead },
    handler: async ({ townId, body, now }) => {
      const rows = await readList(Buffer.from(body.file, 'base64')).catch(() => {
        throw new Refusal('goal.table');
      });
      return readTable(rows, book.goals, await today(townId, now));
    },
  });
  townRoute(app, {
    ...{ tag, method: 'PATCH', url: '/goals/:id', roles: keepers, status: 204 },
    summary: 'Sets targets by year and who answers for an indicator',
    schema: { params, body: GoalSetting },
    takes: ['If-Match'],
    handler: async ({ townId, params: { id }, body, ifMatch, inTown, reply }) => {
      const goal = find(book, id);
      const ground = await loop.grounds.of(townId);
      await inTown((sql) => changeSetting(sql, ground, goal, body, ifMatch));
      return reply.send();
    },
  });
  townRoute(app, {
    ...{ tag, method: 'POST', url: '/goals/:id/notes', roles: townSeers, status: 204 },
    summary: 'Writes a note beside an indicator',
    schema: { params, body: NewGoalNote },
    takes: ['Idempotency-Key'],
    handler: async ({ params: { id }, body, once, reply }) => {
      find(book, id);
      await once(async (sql) => {
        await addNote(sql, loop.newId(), id, body.text);
        return null;
      });
      return reply.send();
    },
  });
}

function find({ goals }: GoalBook, id: string): GoalDefinition {
  const goal = goals.get(id);
  if (!goal) throw new Refusal('goal.unknown', { id });
  return goal;
}

function yearOf({ year }: { readonly year?: string }, { ground, now }: Asker): number {
  return Number(year ?? dayIn(ground.town.zone, now).slice(0, 4));
}
