import { AlarmFigures, FalseShare, FalseShareQuery, FiguresQuery } from '@chengyun/contract/alarm-figures';
import Type from 'typebox';
import type { GroundCache } from '../../../people/ground-cache.ts';
import { type TownApp, townRoute } from '../../../people/town-route.ts';
import { dayBounds } from '../../rules/day-bounds.ts';
import { alarmFigures } from './alarm-figures.ts';
import { falseShares } from './false-shares.ts';

/** Figures of the fire desk; every number says by which filter of the list it is counted. */
export function figureRoutes(app: TownApp, grounds: GroundCache): void {
  const tag = 'alarms';
  townRoute(app, {
    method: 'GET',
    url: '/alarms/figures',
    summary: 'The fire desk in a period: verdicts and their reasons, time to acknowledge and to judge, cases made',
    tag,
    roles: 'any',
    schema: { query: FiguresQuery, answer: AlarmFigures },
    handler: async ({ townId, query, inTown }) => {
      const { zone } = (await grounds.of(townId)).town;
      return inTown((sql) => alarmFigures(sql, query, { zone, dayOf: dayBounds(zone) }));
    },
  });
  townRoute(app, {
    method: 'GET',
    url: '/alarms/false-share',
    summary: 'Share of false alarms by site, model, kind of device or device, of those judged real or false',
    tag,
    roles: 'any',
    schema: { query: FalseShareQuery, answer: Type.Object({ shares: Type.Array(FalseShare) }) },
    handler: ({ query, inTown }) => inTown(async (sql) => ({ shares: await falseShares(sql, query) })),
  });
}
