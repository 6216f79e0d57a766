import { Directory, NewUnit, UnitChange, UnitInfo, UnitList } from '@chengyun/contract/ground';
import type { Pack } from '@chengyun/contract/pack';
import { UnitKindList } from '@chengyun/contract/policy';
import { Id } from '@chengyun/contract/words';
import { v7 } from 'uuid';
import { newestPolicies } from '../../town/ground/policy-queries.ts';
import { unitList } from '../../town/ground/unit-queries.ts';
import { unitKindsOf } from '../../town/packs/unit-kinds-of.ts';
import { townRoute } from '../town-route.ts';
import { addUnit } from './add-unit.ts';
import { changeUnit } from './change-unit.ts';
import { directory } from './directory.ts';
import { admin, type GroundApp } from './ground-app.ts';

const tag = 'ground';

/** The town's units, and the list to choose units and people from. */
export function unitRoutes(app: GroundApp): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/units', tag, roles: 'everyone', summary: 'The units by code; parentId makes the tree' },
    schema: { answer: UnitList },
    handler: async ({ inTown }) => ({ units: await inTown(unitList) }),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/units', tag, roles: admin, status: 201, summary: 'Adds a unit' },
    schema: { body: NewUnit, answer: UnitInfo },
    takes: ['Idempotency-Key'],
    handler: ({ once, townId, body }) => once((sql) => addUnit(sql, townId, v7(), body)),
  });
  townRoute(app, {
    ...{ method: 'PATCH', url: '/units/:id', tag, roles: admin },
    summary: 'Changes a unit (If-Match: version); it is never deleted, only no longer active',
    schema: { params: { id: Id }, body: UnitChange, answer: UnitInfo },
    takes: ['If-Match'],
    handler: ({ inTown, townId, params, ifMatch, body }) =>
      inTown((sql) => changeUnit(sql, townId, params.id, ifMatch, body)),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/unit-kinds', tag, roles: 'any', summary: 'Kinds of responsible units packs may name' },
    schema: { answer: UnitKindList },
    handler: ({ inTown }) =>
      inTown(async (sql) => {
        const packs = (await newestPolicies<Pack>(sql, 'pack')).map(({ data }) => data);
        return { unitKinds: unitKindsOf(app.shippedKinds, packs, await unitList(sql)) };
      }),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/directory', tag, roles: 'everyone' },
    summary: 'Units and people by name, to choose from; without who may no longer sign in',
    schema: { answer: Directory },
    handler: ({ inTown, townId }) => inTown((sql) => directory(sql, townId)),
  });
}
