import type { AccountPolicy } from '@chengyun/contract/account-policy';
import { MyRound, NewRound, Round, RoundList, RoundPositions, RoundQuery, RoundTrack } from '@chengyun/contract/round';
import { Id } from '@chengyun/contract/words';
import { v7 } from 'uuid';
import { exportRoute } from '../people/full-files/export-route.ts';
import { type TownApp, townRoute } from '../people/town-route.ts';
import { listRounds } from './list-rounds.ts';
import { roundsOf } from './queries.ts';
import { ROUND_COLUMNS } from './round-columns.ts';
import { endRounds, roundNow, startRound } from './start-round.ts';
import { takePositions } from './take-positions.ts';
import { trackOf } from './track.ts';

const tag = 'rounds';
const params = { id: Id };
const patrol = ['patrol'] as const;

/** What the routes of rounds stand on. */
export interface RoundsWorld {
  readonly zoneOf: (townId: string) => Promise<string>;
  readonly policy: () => Promise<AccountPolicy>;
}

/** Rounds: the worker's own on the phone, and those of the town for whoever may see them. */
export function roundRoutes(app: TownApp, world: RoundsWorld): void {
  ownRoutes(app);
  townRoute(app, {
    ...{ method: 'GET', url: '/rounds', tag, roles: 'any' },
    summary: 'Rounds of a day, those on first, as far as the caller may see them',
    schema: { query: RoundQuery, answer: RoundList },
    handler: async ({ townId, query, inTown, now }) => {
      const [zone, { trackDays }] = await Promise.all([world.zoneOf(townId), world.policy()]);
      return inTown((sql) => listRounds(sql, { zone, now, keptDays: trackDays }, query));
    },
  });
  exportRoute(app, {
    ...{ url: '/rounds/export', tag, roles: 'any', query: RoundQuery.properties },
    summary: 'The same rounds as a file: CSV or XLSX; where anybody is or was is not in it',
    ...{ name: { zh: '巡查', en: 'rounds' }, columns: ROUND_COLUMNS },
    page: async (sql, wanted, { townId, now }) => {
      const asking = { zone: await world.zoneOf(townId), now, keptDays: 0 };
      return { rows: (await listRounds(sql, asking, wanted)).rounds, next: null };
    },
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/rounds/:id', tag, roles: 'any', schema: { params, answer: Round } },
    summary: 'One round; where it is only while it is on',
    handler: ({ params: { id }, inTown }) => inTown((sql) => roundNow(sql, id)),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/rounds/:id/track', tag, roles: 'any', schema: { params, answer: RoundTrack } },
    summary: 'Where a round went; each look is in the audit trail',
    handler: ({ params: { id }, inTown }) => inTown((sql) => trackOf(sql, id)),
  });
}

/** What the phone of a worker says. */
function ownRoutes(app: TownApp): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/rounds/mine', tag, roles: patrol, schema: { answer: MyRound } },
    summary: 'The own round that is on, if one is',
    handler: ({ actor, inTown }) =>
      inTown(async (sql) => ({ round: (await roundsOf(sql, { of: 'worker', workerId: actor.id }))[0] ?? null })),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/rounds', tag, roles: patrol, status: 201 },
    summary: 'Starts a round, having agreed to the notice: from now on the phone may tell where it is',
    schema: { body: NewRound, answer: Round },
    takes: ['Idempotency-Key'],
    handler: ({ townId, actor, now, body, once }) =>
      once((sql) => startRound(sql, { townId, actor, now }, { ...body, id: v7() })),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/rounds/:id/positions', tag, roles: patrol },
    summary: 'Where the phone was since the last time; what is outside the round or the town is not kept',
    schema: { params, body: RoundPositions, answer: Round },
    handler: ({ townId, actor, now, params: { id }, body, inTown }) =>
      inTown((sql) => takePositions(sql, { townId, actor, now }, id, body.positions)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/rounds/:id/end', tag, roles: patrol, schema: { params, answer: Round } },
    summary: 'Ends the own round; from then on nothing is taken',
    handler: ({ townId, actor, now, params: { id }, inTown }) =>
      inTown(async (sql) => {
        await endRounds(sql, { townId, actor, now }, id);
        return roundNow(sql, id);
      }),
  });
}
