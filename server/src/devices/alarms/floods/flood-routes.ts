import { Floods, WatchedDevices } from '@chengyun/contract/flood';
import { type TownApp, townRoute } from '../../../people/town-route.ts';
import { listFloods } from './flood-store.ts';
import { watchDevices } from './watch-devices.ts';

/** Devices that send more than their share, and devices that somebody looks at. */
export function floodRoutes(app: TownApp): void {
  const tag = 'devices';
  townRoute(app, {
    method: 'GET',
    url: '/device-floods',
    summary: 'Devices muted because they send more than their share: those now, and those of the last day',
    tag,
    roles: 'any',
    schema: { answer: Floods },
    handler: ({ inTown, now }) => inTown(async (sql) => ({ floods: await listFloods(sql, now) })),
  });
  townRoute(app, {
    method: 'POST',
    url: '/devices/watched',
    summary: 'Looks at devices: for ninety seconds the live stream tells when their latest state changes',
    tag,
    roles: 'any',
    onlyReads: true,
    status: 204,
    schema: { body: WatchedDevices },
    handler: async ({ body: { deviceIds }, inTown, now, reply }) => {
      await inTown((sql) => watchDevices(sql, deviceIds, now));
      return reply.send();
    },
  });
}
