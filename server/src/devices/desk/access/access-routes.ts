import { AccessChange, DeviceAccess, NewToken } from '@chengyun/contract/device-access';
import { Id } from '@chengyun/contract/words';
import { type TownApp, townRoute } from '../../../people/town-route.ts';
import { accessOf } from './access-queries.ts';
import { changeAccess } from './change-access.ts';
import { renewToken } from './renew-token.ts';

const tag = 'devices';
const url = '/devices/:id/access';
const DESK = ['admin', 'chief', 'dispatcher'] as const;

/** How a device may connect: from where, what it shows, and with which key its platform encrypts. */
export function accessRoutes(app: TownApp): void {
  townRoute(app, {
    ...{ method: 'GET', url, tag, roles: DESK, summary: 'How a device may connect, and what is set for it' },
    schema: { params: { id: Id }, answer: DeviceAccess },
    handler: ({ params, inTown }) => inTown((sql) => accessOf(sql, params.id)),
  });
  townRoute(app, {
    ...{ method: 'PATCH', url, tag, roles: DESK },
    summary:
      'Changes where a device may come from, what it shows, or its key; connections that no longer fit are ended',
    schema: { params: { id: Id }, body: AccessChange, answer: DeviceAccess },
    handler: ({ params, body, inTown }) =>
      inTown(async (sql) => {
        await changeAccess(sql, params.id, body);
        return accessOf(sql, params.id);
      }),
  });
  townRoute(app, {
    ...{ method: 'POST', url: `${url}/token`, tag, roles: DESK, status: 201 },
    summary: 'Makes a new token for a device and shows it this once; what it showed before ends at once',
    schema: { params: { id: Id }, answer: NewToken },
    handler: ({ params, inTown }) => inTown((sql) => renewToken(sql, params.id)),
  });
}
