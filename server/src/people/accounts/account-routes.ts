import { MySession } from '@chengyun/contract/second-factor';
import Type from 'typebox';
import { Refusal } from '../../support/http/refusal.ts';
import { type PersonApp, personRoute } from '../person-route.ts';
import { endSessions } from './account-queries.ts';
import type { Accounts } from './accounts.ts';
import { endSession, sessionsOf } from './my-sessions.ts';

const answer = Type.Array(MySession);

/** The reader's own sessions: see them, end one, end all others. */
export function accountRoutes(app: PersonApp, { sql, secrets }: Accounts): void {
  personRoute(app, {
    ...{ method: 'GET', url: '/api/me/sessions', summary: 'my sessions', stage: 'shown', answer },
    handler: ({ person }) => sessionsOf(secrets, person.id, person.session.id),
  });
  personRoute(app, {
    ...{ method: 'DELETE', url: '/api/me/sessions/:id', stage: 'shown', answer },
    summary: 'end one of my sessions; "others" ends all but this',
    params: { id: Type.String({ minLength: 1, maxLength: 64 }) },
    handler: async ({ person, params: { id } }) => {
      if (id === 'others') await endSessions(sql, person.id, person.session.id);
      else if (!(await endSession(secrets, person.id, id))) throw new Refusal('not-found', { what: id });
      return sessionsOf(secrets, person.id, person.session.id);
    },
  });
}
