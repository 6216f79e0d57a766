import { DeviceDetail } from '@chengyun/contract/device';
import {
  Admission,
  Admissions,
  Admitted,
  Refusing,
  WaitingDevices,
  WaitingQuery,
} from '@chengyun/contract/waiting-device';
import Type from 'typebox';
import { exportRoute } from '../../people/full-files/export-route.ts';
import type { GroundCache } from '../../people/ground-cache.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { uuidv7 } from '../../support/new-id.ts';
import { deviceById } from './device-queries.ts';
import { WAITING_COLUMNS } from './waiting-columns.ts';
import { admitWaiting, refuseWaiting, waitingDevices } from './waiting-queries.ts';

const tag = 'devices';
const DESK = ['admin', 'chief', 'dispatcher'] as const;

/** Devices nobody knows: seen, let in one by one or many at once, turned away. */
export function waitingRoutes(app: TownApp, grounds: GroundCache): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/devices/waiting', tag, roles: DESK },
    summary: 'Devices nobody knows that ask to be let in; ?refused=true: those that were turned away',
    schema: { query: WaitingQuery, answer: WaitingDevices },
    handler: ({ query, now, inTown }) =>
      inTown(async (sql) => ({ waiting: await waitingDevices(sql, query.refused ?? false, now) })),
  });
  exportRoute(app, {
    ...{ url: '/devices/waiting/export', tag, roles: DESK, query: WaitingQuery.properties },
    summary: 'The same as a file: CSV or XLSX; no frame in it, which may hold a token',
    ...{ name: { zh: '待接入设备', en: 'waiting-devices' }, columns: WAITING_COLUMNS },
    page: async (sql, { refused = false }, { now }) => ({ rows: await waitingDevices(sql, refused, now), next: null }),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/devices/waiting/admit', tag, roles: DESK, status: 201 },
    summary: 'Lets a waiting device in',
    schema: { body: Admission, answer: DeviceDetail },
    handler: async ({ body, townId, actor, inTown }) => {
      const { areas } = await grounds.of(townId);
      return inTown(async (sql) => {
        const { devices } = await admitWaiting(sql, actor, [body], areas, uuidv7);
        const device = devices[0] && (await deviceById(sql, devices[0].id));
        if (!device) throw new Refusal('device.not-waiting', { externalId: body.externalId });
        return device;
      });
    },
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/devices/waiting/admit-all', tag, roles: DESK, status: 201 },
    summary: 'Lets many waiting devices in; those that no longer wait are named',
    schema: { body: Admissions, answer: Admitted },
    handler: async ({ body, townId, actor, inTown }) => {
      const { areas } = await grounds.of(townId);
      return inTown((sql) => admitWaiting(sql, actor, body.devices, areas, uuidv7));
    },
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/devices/waiting/refuse', tag, roles: DESK },
    summary: 'Turns waiting devices away for some days; they are not shown meanwhile and can still be let in',
    schema: { body: Refusing, answer: Type.Object({ refused: Type.Integer() }) },
    handler: ({ body, actor, now, inTown }) =>
      inTown(async (sql) => ({ refused: await refuseWaiting(sql, actor, body, now) })),
  });
}
