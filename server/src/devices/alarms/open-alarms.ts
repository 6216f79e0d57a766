import { groundCache } from '../../people/ground-cache.ts';
import type { TownApp } from '../../people/town-route.ts';
import { connect } from '../../support/db/connect.ts';
import { uuidv7 } from '../../support/new-id.ts';
import type { World } from '../../support/world.ts';
import { incidentRoutes } from '../incidents/incident-routes.ts';
import type { Ingest } from '../ingest/ingest.ts';
import { startJudges } from '../judging/judges.ts';
import { readNotice } from '../registry/device-notice.ts';
import { alarmRoutes } from './alarm-routes.ts';
import { floodRoutes } from './floods/flood-routes.ts';
import { watchFloods } from './floods/watch-floods.ts';

/** The running part of the stage that makes alarms of what devices say. */
export interface OpenAlarms {
  readonly routes: (app: TownApp) => void;
  readonly stop: () => Promise<void>;
}

/** Starts judging what the ingest stores; profiles and devices are read again when they change. */
export async function openAlarms(
  world: World,
  ingest: Pick<Ingest, 'onStored' | 'onSeen' | 'muted' | 'counts'>,
): Promise<OpenAlarms> {
  const { log, now } = world;
  // Connections of its own: a slow page must not hold up an alarm.
  const sql = connect(world.ownerUrl, { max: 4, role: 'chengyun_server', applicationName: 'chengyun alarms' });
  const grounds = groundCache(sql, () => now().getTime());
  const judges = await startJudges({ sql, log, now, grounds, newId: uuidv7 });
  ingest.onStored(judges.offer);
  ingest.onSeen(judges.seen);
  const stopFloods = await watchFloods({ sql, log, now, ingest });
  const onGround = await world.ownerSql.listen('chengyun_ground', (townId) => {
    grounds.forget(townId);
    judges.renew(townId);
  });
  const onDevices = await world.ownerSql.listen('chengyun_devices', (notice) =>
    judges.renew(readNotice(notice).townId),
  );
  return {
    routes: (app) => {
      alarmRoutes(app, { grounds, newId: uuidv7 });
      incidentRoutes(app, uuidv7);
      floodRoutes(app);
    },
    stop: async () => {
      await Promise.all([onGround.unlisten(), onDevices.unlisten()]);
      await stopFloods();
      await judges.stop();
      await sql.end({ timeout: 5 });
    },
  };
}
