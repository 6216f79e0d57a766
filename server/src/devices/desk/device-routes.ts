import {
  DeviceChange,
  DeviceDetail,
  DevicePage,
  DeviceQuery,
  IntakeState,
  MadeDevices,
  NewDevices,
  Readings,
  ReadingsQuery,
} from '@chengyun/contract/device';
import { Id } from '@chengyun/contract/words';
import { exportRoute } from '../../people/full-files/export-route.ts';
import { type GroundCache, groundCache } from '../../people/ground-cache.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { uuidv7 } from '../../support/new-id.ts';
import type { Devices } from '../open-devices.ts';
import { profileRoutes } from '../profiles/profile-routes.ts';
import { accessRoutes } from './access/access-routes.ts';
import { credentialRoutes } from './access/credential-routes.ts';
import { changeDevice } from './change-device.ts';
import { commandRoutes } from './command-routes.ts';
import { DEVICE_COLUMNS } from './device-columns.ts';
import { deviceById, devicePage } from './device-queries.ts';
import { frameRoutes } from './frame-routes.ts';
import { makeDevices } from './make-devices.ts';
import { readingsOf } from './readings.ts';
import { waitingRoutes } from './waiting-routes.ts';

const tag = 'devices';
const DESK = ['admin', 'chief', 'dispatcher'] as const;

/** Devices as people see them: who they are, what they say, who waits, what could not be read. */
export function deviceRoutes(app: TownApp, devices: Devices): void {
  // Areas change seldom and profiles are checked where they are used, so a ground of a few minutes serves here.
  const grounds = groundCache(app.world.sql, () => app.world.now().getTime());
  lookRoutes(app);
  exportRoute(app, {
    ...{ url: '/devices/export', tag, roles: 'any', query: DeviceQuery.properties },
    summary: 'The same devices as a file: CSV or XLSX, streamed; no credential in it',
    ...{ name: { zh: '设备', en: 'devices' }, columns: DEVICE_COLUMNS },
    page: async (sql, wanted) => {
      const { devices: rows, next } = await devicePage(sql, wanted);
      return { rows, next };
    },
  });
  keepRoutes(app, grounds);
  frameRoutes(app);
  waitingRoutes(app, grounds);
  credentialRoutes(app);
  profileRoutes(app, grounds);
  commandRoutes(app, devices);
  accessRoutes(app);
  townRoute(app, {
    method: 'GET',
    url: '/devices/intake',
    summary: 'How the intake does: counts since the start, devices over their share, open connections',
    tag,
    roles: DESK,
    schema: { answer: IntakeState },
    handler: async ({ townId }) => ({
      ...devices.ingest.counts(),
      muted: devices.ingest.muted().filter(({ deviceId }) => devices.registry.byId(deviceId)?.townId === townId),
      connections: Object.fromEntries(
        Object.entries(devices.gateways).map(([name, gateway]) => [name, gateway?.connections() ?? 0]),
      ),
    }),
  });
}

function lookRoutes(app: TownApp): void {
  townRoute(app, {
    method: 'GET',
    url: '/devices',
    summary: 'Devices, newest first',
    tag,
    roles: 'any',
    schema: { query: DeviceQuery, answer: DevicePage },
    handler: ({ query, inTown }) => inTown((sql) => devicePage(sql, query)),
  });
  townRoute(app, {
    method: 'GET',
    url: '/devices/:id',
    summary: 'One device with its latest values',
    tag,
    roles: 'any',
    schema: { params: { id: Id }, answer: DeviceDetail },
    handler: async ({ params, inTown }) => {
      const device = await inTown((sql) => deviceById(sql, params.id));
      if (!device) throw new Refusal('not-found', { what: params.id });
      return device;
    },
  });
  townRoute(app, {
    method: 'GET',
    url: '/devices/:id/readings',
    summary: 'History of one point, down-sampled to the width of a chart',
    tag,
    roles: 'any',
    schema: { params: { id: Id }, query: ReadingsQuery, answer: Readings },
    handler: ({ params, query, inTown }) => inTown((sql) => readingsOf(sql, params.id, query)),
  });
}

function keepRoutes(app: TownApp, grounds: GroundCache): void {
  townRoute(app, {
    method: 'POST',
    url: '/devices',
    summary: 'Makes devices, up to a thousand at a time; tokens made here are shown this once',
    tag,
    roles: DESK,
    status: 201,
    schema: { body: NewDevices, answer: MadeDevices },
    handler: ({ body, actor, inTown }) => inTown((sql) => makeDevices(sql, actor, body.devices, uuidv7)),
  });
  townRoute(app, {
    method: 'PATCH',
    url: '/devices/:id',
    summary: 'Changes name, kind, place or state of a device (If-Match: the version seen)',
    tag,
    roles: DESK,
    schema: { params: { id: Id }, body: DeviceChange, answer: DeviceDetail },
    takes: ['If-Match'],
    handler: async ({ params, body, townId, ifMatch, inTown }) => {
      const { areas } = await grounds.of(townId);
      return inTown(async (sql) => {
        await changeDevice(sql, { id: params.id, version: ifMatch }, body, areas);
        const device = await deviceById(sql, params.id);
        if (!device) throw new Refusal('not-found', { what: params.id });
        return device;
      });
    },
  });
}
