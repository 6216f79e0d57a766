import {
  MonthText,
  PublishedFigures,
  PublishedMonth,
  PublishedMonths,
  PublishedQuery,
  PublishMonth,
} from '@chengyun/contract/measures-periods';
import { townSeers } from '../../people/sight.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import type { Rebuilding } from '../again/rebuild-measures.ts';
import { publishMonth } from './publish-month.ts';
import { publishedFigures, publishedMonths } from './published.ts';

const tag = 'measures';
const params = { month: MonthText };

/** Months whose figures are kept as they were published, with corrections beside them. */
export function periodsRoutes(app: TownApp, rebuilding: Rebuilding): void {
  townRoute(app, {
    method: 'GET',
    url: '/measures/periods',
    summary: 'Lists the published months with their versions',
    tag,
    roles: townSeers,
    schema: { answer: PublishedMonths },
    handler: async ({ inTown }) => inTown(publishedMonths),
  });
  townRoute(app, {
    method: 'GET',
    url: '/measures/periods/:month',
    summary: 'A published month beside an older version or beside what is counted now, with what differs',
    tag,
    roles: townSeers,
    schema: { params, query: PublishedQuery, answer: PublishedFigures },
    handler: async ({ townId, params: { month }, query, inTown, now }) =>
      inTown((sql) => publishedFigures(rebuilding, sql, { townId, month, query, now })),
  });
  townRoute(app, {
    method: 'POST',
    url: '/measures/periods/:month/freeze',
    summary: 'Publishes the figures of a month that is over; a correction becomes a new version beside the others',
    tag,
    roles: ['leader', 'chief'],
    status: 201,
    schema: { params, body: PublishMonth, answer: PublishedMonth },
    takes: ['Idempotency-Key'],
    handler: async ({ townId, params: { month }, body, once, now }) =>
      once((sql) => publishMonth(rebuilding, sql, { townId, month, reason: body.reason?.trim() ?? null, now })),
  });
}
