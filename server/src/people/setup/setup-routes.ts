import { ThreeAdministrators, ThreeMade } from '@chengyun/contract/setup';
import { Refusal } from '../../support/http/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { type PersonApp, personRoute } from '../person-route.ts';
import { makeThree } from './make-three.ts';

type Tools = Pick<Accounts, 'sql' | 'hashing' | 'policies'>;

/** Setting up: the first account makes the three administrators, and that is the end of it. */
export function setupRoutes(app: PersonApp, { sql, hashing, policies }: Tools): void {
  personRoute(app, {
    ...{ method: 'POST', url: '/api/setup/administrators', stage: 'finished', status: 201 },
    summary: 'make the three administrators; the account that does so ends itself',
    ...{ body: ThreeAdministrators, answer: ThreeMade },
    handler: async ({ person, body }) => {
      if (!person.bootstrap) throw new Refusal('forbidden', { roles: { zh: '初始化账号', en: 'the first account' } });
      const made = await makeThree(sql, hashing, person.id, body);
      policies.forget();
      return made;
    },
  });
}
