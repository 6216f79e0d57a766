import { SavedView } from '@chengyun/contract/case-list';
import { Id } from '@chengyun/contract/words';
import Type from 'typebox';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Loop } from '../loop.ts';
import { deleteView, insertView, viewsOf } from '../view/saved-views.ts';

const tag = 'saved views';

/** Queues kept under a name (我的视图). */
export function viewRoutes(app: TownApp, loop: Loop): void {
  townRoute(app, {
    method: 'GET',
    url: '/views',
    summary: 'Saved views: my own and those shared',
    tag,
    roles: 'any',
    schema: { answer: Type.Object({ views: Type.Array(SavedView) }) },
    handler: ({ actor, inTown }) => inTown(async (sql) => ({ views: await viewsOf(sql, actor.id) })),
  });
  townRoute(app, {
    method: 'POST',
    url: '/views',
    summary: 'Keeps a view',
    tag,
    roles: 'any',
    status: 201,
    schema: {
      body: Type.Object(
        { name: SavedView.properties.name, query: SavedView.properties.query, shared: Type.Boolean() },
        { additionalProperties: false },
      ),
      answer: SavedView,
    },
    takes: ['Idempotency-Key'],
    handler: ({ actor, body, once }) =>
      once((sql) => insertView(sql, { id: loop.newId(), ownerId: actor.id, ...body })),
  });
  townRoute(app, {
    method: 'DELETE',
    url: '/views/:id',
    summary: 'Forgets a view of my own',
    tag,
    roles: 'any',
    status: 204,
    schema: { params: { id: Id } },
    handler: async ({ actor, params: { id }, inTown, reply }) => {
      const gone = await inTown((sql) => deleteView(sql, id, actor.id));
      if (!gone) throw new Refusal('not-found', { what: id });
      return reply.code(204).send();
    },
  });
}
