import type { Scorecard } from '@chengyun/contract/scorecards';
import {
  NewScoreEntry,
  NewScoreIssue,
  PeopleOfUnit,
  ScorecardAnswer,
  ScorecardList,
  ScorecardQuery,
} from '@chengyun/contract/scorecards-answer';
import Type from 'typebox';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { askerIn } from '../ask-measure.ts';
import type { GoalBook } from '../goals/goal-book.ts';
import { type GoalDesk, keepers } from '../goals/goal-routes.ts';
import { answerScorecard } from './answer-scorecard.ts';
import { giveByHand, publish } from './publish.ts';
import { publishedPeriods, setPeople } from './score-queries.ts';

const tag = 'scorecards';
const params = { id: Type.String({ minLength: 1, maxLength: 80 }) };

/** Scorecards: what units come to, what is given by hand, and publishing. */
export function scorecardRoutes(app: TownApp, desk: GoalDesk): void {
  const { loop, book } = desk;
  townRoute(app, {
    ...{ tag, method: 'GET', url: '/scorecards', roles: 'any' },
    summary: 'Lists the scorecards of the town',
    schema: { answer: ScorecardList },
    handler: ({ inTown }) => inTown((sql) => listScorecards(sql, book)),
  });
  townRoute(app, {
    ...{ tag, method: 'GET', url: '/scorecards/:id', roles: 'any' },
    summary:
      'A scorecard in a period: as it would be now for who sees the whole town, and all that was published of it',
    schema: { params, query: ScorecardQuery, answer: ScorecardAnswer },
    handler: async ({ townId, actor, params: { id }, query, inTown, now }) => {
      const card = find(book, id);
      const ask = await askerIn(desk, { townId, actor, now });
      return inTown((sql) => answerScorecard(ask(sql), card, query.period));
    },
  });
  townRoute(app, {
    ...{ tag, method: 'POST', url: '/scorecards/:id/entries', roles: keepers, status: 204 },
    summary: 'Gives points by hand, with a reason',
    schema: { params, body: NewScoreEntry },
    takes: ['Idempotency-Key'],
    handler: async ({ townId, actor, params: { id }, body, once, now, reply }) => {
      const card = find(book, id);
      const ask = await askerIn(desk, { townId, actor, now });
      await once(async (sql) => {
        await giveByHand(ask(sql), card, body);
        return null;
      });
      return reply.send();
    },
  });
  townRoute(app, {
    ...{ tag, method: 'POST', url: '/scorecards/:id/issues', roles: keepers, status: 204 },
    summary: 'Publishes the sheet of a period that is over; a later one stands beside it and says why',
    schema: { params, body: NewScoreIssue },
    takes: ['Idempotency-Key'],
    handler: async ({ townId, actor, params: { id }, body, once, now, reply }) => {
      const card = find(book, id);
      const ask = await askerIn(desk, { townId, actor, now });
      await once(async (sql) => {
        await publish(ask(sql), card, body);
        return null;
      });
      return reply.send();
    },
  });
  townRoute(app, {
    ...{ tag, method: 'PUT', url: '/scorecards/people', roles: keepers, status: 204 },
    summary: 'Sets how many people live where a unit is responsible',
    schema: { body: PeopleOfUnit },
    handler: async ({ townId, body: { unitId, people }, inTown, reply }) => {
      const unit = (await loop.grounds.of(townId)).units.get(unitId);
      if (!unit) throw new Refusal('scorecard.unit', { unit: unitId });
      await inTown((sql) => setPeople(sql, unitId, people));
      return reply.send();
    },
  });
}

async function listScorecards(sql: Sql, { scorecards }: GoalBook): Promise<ScorecardList> {
  const published = await publishedPeriods(sql);
  return {
    scorecards: [...scorecards.values()].map(({ id, name, origin, period }) => ({
      ...{ id, name, origin, period },
      lastPublished: published.find(({ scorecard }) => scorecard === id)?.period ?? null,
    })),
  };
}

function find({ scorecards }: GoalBook, id: string): Scorecard {
  const card = scorecards.get(id);
  if (!card) throw new Refusal('scorecard.unknown', { id });
  return card;
}
