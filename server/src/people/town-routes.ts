import { Problem } from '@chengyun/contract/problem';
import { NewTown, Town } from '@chengyun/contract/town';
import { Refusal } from '../support/http/refusal.ts';
import { refuseCrossSite } from '../support/http/same-origin.ts';
import { createTown } from './create-town.ts';
import { refuseUnfinished } from './refuse-unfinished.ts';
import type { TownApp } from './town-route.ts';

/** Making a town: the installation's system administrator, and the first account while it sets up. */
export function townRoutes({ http, world, callers }: TownApp): void {
  const schema = { tags: ['towns'], summary: 'make a town', body: NewTown, response: { 201: Town, '4xx': Problem } };
  http.post('/api/towns', { schema }, async (request, reply) => {
    refuseCrossSite(request);
    const person = await callers.person(request, reply);
    refuseUnfinished(person);
    if (person.post !== 'sysadmin' && !person.bootstrap) {
      throw new Refusal('forbidden', {
        roles: { zh: '全平台系统管理员', en: 'system administrator of the installation' },
      });
    }
    return reply.code(201).send(await createTown(world.ownerSql, request.body));
  });
}
