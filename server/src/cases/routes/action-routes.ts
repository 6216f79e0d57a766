import { type ActionName, actionInputs, actionNames } from '@chengyun/contract/actions';
import { BulkResult, CaseReceipt } from '@chengyun/contract/case-list';
import { actionTitles } from '@chengyun/contract/names';
import { Id } from '@chengyun/contract/words';
import Type, { type TSchema } from 'typebox';
import { isOutside } from '../../people/actor.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { lifeTable } from '../life/life-table.ts';
import type { Loop } from '../loop.ts';
import { actAny } from './act-any.ts';
import { actOnMany } from './bulk.ts';
import { receipt } from './calls.ts';
import { refuseUnfitPerson } from './fit-person.ts';

const tag = 'case actions';

/** One route for each line of the life table, and one that takes an action on many cases. */
export function actionRoutes(app: TownApp, loop: Loop): void {
  for (const action of actionNames) actionRoute(app, loop, action);
  townRoute(app, {
    method: 'POST',
    url: '/cases/actions/dispatch',
    summary: 'Dispatches many cases; each is taken or refused by itself, and once per Idempotency-Key',
    tag,
    roles: lifeTable.dispatch.roles,
    schema: {
      body: Type.Object(
        {
          ids: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
          input: Type.Optional(actionInputs.dispatch),
        },
        { additionalProperties: false, description: 'without input each goes to the lead unit proposed for it' },
      ),
      answer: BulkResult,
    },
    takes: ['Idempotency-Key'],
    handler: ({ townId, actor, body, language, onceKey, request }) =>
      actOnMany(loop, { ...{ townId, actor, language, onceKey, ref: request.id, log: request.log }, ...body }),
  });
}

function actionRoute(app: TownApp, loop: Loop, action: ActionName): void {
  const { zh, en } = actionTitles[action];
  const body: TSchema = actionInputs[action];
  townRoute(app, {
    method: 'POST',
    url: `/cases/:id/actions/${action}`,
    summary: `${en} (${zh})`,
    tag,
    // Who is from outside rates their own case by a route of its own, whose answer is for them.
    roles: lifeTable[action].roles.filter((role) => !isOutside({ roles: [role] })),
    schema: { params: { id: Id }, body, answer: CaseReceipt },
    takes: ['If-Match', 'Idempotency-Key'],
    handler: async ({ townId, actor, params: { id }, body: input, ifMatch, once }) => {
      const ground = await loop.grounds.of(townId);
      const asked = { caseId: id, action, input: input as never, actor, seen: ifMatch ?? null };
      return once(async (sql) => {
        const after = await actAny(loop, { sql, ground }, asked);
        await refuseUnfitPerson(sql, ground, asked, after);
        return receipt(after);
      });
    },
  });
}
