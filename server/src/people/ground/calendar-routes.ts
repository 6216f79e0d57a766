import { CalendarData } from '@chengyun/contract/calendar';
import { CalendarHistory, CalendarList, DueTrial, DueTried, NewCalendarVersion } from '@chengyun/contract/policy';
import Type from 'typebox';
import { newestPolicies, policyVersions } from '../../town/ground/policy-queries.ts';
import { townRoute } from '../town-route.ts';
import { saveCalendar, tryDue } from './calendar-versions.ts';
import { foundPolicy } from './found-policy.ts';
import { admin, type GroundApp } from './ground-app.ts';

const tag = 'calendars';
const one = { id: Type.String({ maxLength: 48 }) };

/** The town's working calendars and the trial of a deadline. */
export function calendarRoutes(app: GroundApp): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/calendars', tag, roles: 'any', summary: 'The newest version of each calendar' },
    schema: { answer: CalendarList },
    handler: async ({ inTown }) => {
      const rows = await inTown((sql) => newestPolicies<CalendarData>(sql, 'calendar'));
      return { calendars: rows.map(({ data, version }) => ({ ...data, version })) };
    },
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/calendars/:id', tag, roles: 'any', summary: 'A calendar and all its versions' },
    schema: { params: one, answer: CalendarHistory },
    handler: ({ inTown, params: { id } }) =>
      inTown(async (sql) => ({
        ...{ id, newest: await foundPolicy<CalendarData>(sql, 'calendar', id) },
        versions: await policyVersions(sql, 'calendar', id),
      })),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/calendars/:id/versions/:version', tag, roles: 'any', summary: 'A calendar as it was' },
    schema: { params: { ...one, version: Type.Integer({ minimum: 1 }) }, answer: CalendarData },
    handler: ({ inTown, params: { id, version } }) =>
      inTown((sql) => foundPolicy<CalendarData>(sql, 'calendar', id, version)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/calendars/:id/versions', tag, roles: admin, status: 201 },
    summary: 'Adds a version (If-Match: the version it was made from); deadlines that run keep theirs',
    schema: { params: one, body: NewCalendarVersion, answer: CalendarData },
    takes: ['If-Match', 'Idempotency-Key'],
    handler: ({ once, townId, params, ifMatch, body, actor }) =>
      once((sql) => saveCalendar(sql, townId, params.id, ifMatch, body, actor.id)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/calendars/:id/try', tag, roles: 'any', onlyReads: true },
    summary: 'When a limit would be due, and why; under the newest version or a draft',
    schema: { params: one, body: DueTrial, answer: DueTried },
    handler: ({ inTown, params, body }) => inTown((sql) => tryDue(sql, params.id, body)),
  });
}
