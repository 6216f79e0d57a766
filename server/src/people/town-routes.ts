import { Problem } from '@chengyun/contract/problem';
import { NewTown, Town } from '@chengyun/contract/town';
import { Refusal } from '../support/http/refusal.ts';
import { refuseCrossSite } from '../support/http/same-origin.ts';
import { createTown } from './create-town.ts';
import type { TownApp } from './town-route.ts';

/** Making a town, for who runs the installation. */
export function townRoutes({ http, world, callers }: TownApp): void {
  const schema = { tags: ['towns'], summary: 'make a town', body: NewTown, response: { 201: Town, '4xx': Problem } };
  http.post('/api/towns', { schema }, async (request, reply) => {
    refuseCrossSite(request);
    const person = await callers.person(request, reply);
    if (person.mustChangePassword) throw new Refusal('people.must-change-password');
    if (!person.administrator)
      throw new Refusal('forbidden', { roles: { zh: '系统管理员', en: 'administrator of the installation' } });
    return reply.code(201).send(await createTown(world.ownerSql, request.body));
  });
}
