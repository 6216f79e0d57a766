import { Incident, IncidentDetail } from '@chengyun/contract/alarm';
import { NewOccasion, Occasion, OccasionQuery } from '@chengyun/contract/occasion';
import { Id, Instant } from '@chengyun/contract/words';
import Type from 'typebox';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { createOccasion, endOccasion, listOccasions } from '../alarms/occasions.ts';
import { incidentDetail, listIncidents } from './list-incidents.ts';

/** Incidents, and the drills and maintenance windows under which alarms are expected. */
export function incidentRoutes(app: TownApp, newId: () => string): void {
  const tag = 'incidents';
  townRoute(app, {
    method: 'GET',
    url: '/incidents',
    summary: 'Several alarms of one building within minutes: open ones, or all since an instant',
    tag,
    roles: 'any',
    schema: {
      query: Type.Object(
        { state: Type.Optional(Type.Enum(['open', 'all'])), from: Type.Optional(Instant) },
        { additionalProperties: false },
      ),
      answer: Type.Object({ incidents: Type.Array(Incident) }),
    },
    handler: ({ query: { state, from }, inTown }) =>
      inTown(async (sql) => ({ incidents: await listIncidents(sql, state !== 'all', from) })),
  });
  townRoute(app, {
    method: 'GET',
    url: '/incidents/:id',
    summary: 'One incident with its alarms, its journal and its case',
    tag,
    roles: 'any',
    schema: { params: { id: Id }, answer: IncidentDetail },
    handler: ({ actor, params: { id }, inTown }) => inTown((sql) => incidentDetail(sql, id, actor)),
  });
  occasionRoutes(app, newId);
}

function occasionRoutes(app: TownApp, newId: () => string): void {
  const tag = 'drills and maintenance';
  townRoute(app, {
    method: 'GET',
    url: '/occasions',
    summary: 'Drills and maintenance windows: on, to come, and of the last days',
    tag,
    roles: 'any',
    schema: { query: OccasionQuery, answer: Type.Object({ occasions: Type.Array(Occasion) }) },
    handler: ({ query: { days }, inTown, now }) =>
      inTown(async (sql) => ({ occasions: await listOccasions(sql, now, days) })),
  });
  townRoute(app, {
    method: 'POST',
    url: '/occasions',
    summary: 'Announces a drill or a maintenance window; its alarms are marked, climb no ladder and make no case',
    tag,
    roles: ['dispatcher', 'chief', 'admin'],
    status: 201,
    schema: { body: NewOccasion, answer: Occasion },
    takes: ['Idempotency-Key'],
    handler: ({ actor, body, now, once }) =>
      once((sql) => createOccasion(sql, body, { id: newId(), by: actor.id, now })),
  });
  townRoute(app, {
    method: 'POST',
    url: '/occasions/:id/end',
    summary: 'Ends a drill or a maintenance window before its time',
    tag,
    roles: ['dispatcher', 'chief', 'admin'],
    schema: { params: { id: Id }, answer: Occasion },
    takes: ['Idempotency-Key'],
    handler: ({ actor, params: { id }, now, once }) => once((sql) => endOccasion(sql, id, { by: actor.id, now })),
  });
}
