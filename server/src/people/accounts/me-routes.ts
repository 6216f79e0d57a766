import { Me, MeChange } from '@chengyun/contract/me';
import { Problem } from '@chengyun/contract/problem';
import type { Pool } from '../../support/db/connect.ts';
import type { Http } from '../../support/http/build-http.ts';
import { refuseCrossSite } from '../../support/http/same-origin.ts';
import type { Callers } from '../caller.ts';
import { setLocale } from './account-queries.ts';
import { readMe } from './me.ts';

/** The reader's own account. */
export function meRoutes(http: Http, sql: Pool, callers: Callers): void {
  const schema = { tags: ['auth'], response: { 200: Me, '4xx': Problem } };
  http.get(
    '/api/me',
    { schema: { ...schema, summary: 'who is signed in and where they belong' } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return readMe(sql, await callers.person(request, reply));
    },
  );
  http.patch(
    '/api/me',
    { schema: { ...schema, summary: 'choose the language of the account', body: MeChange } },
    async (request, reply) => {
      refuseCrossSite(request);
      const person = await callers.person(request, reply);
      await setLocale(sql, person.id, request.body.locale);
      return readMe(sql, { ...person, locale: request.body.locale });
    },
  );
}
