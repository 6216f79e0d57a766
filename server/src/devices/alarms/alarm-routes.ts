import {
  type AlarmAction,
  AlarmCounts,
  AlarmDetail,
  AlarmPage,
  AlarmReceipt,
  alarmActionInputs,
  HealthList,
  HealthQuery,
} from '@chengyun/contract/alarm';
import { AlarmQuery } from '@chengyun/contract/alarm-query';
import { RatedDevice } from '@chengyun/contract/rating';
import { Id } from '@chengyun/contract/words';
import Type, { type TSchema } from 'typebox';
import { exportRoute } from '../../people/full-files/export-route.ts';
import type { GroundCache } from '../../people/ground-cache.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import { catalogueOf } from '../profiles/catalogue.ts';
import { rateDevices } from '../profiles/rate-devices.ts';
import { actOnAlarm } from './act-on-alarm.ts';
import { alarmLife } from './alarm-life.ts';
import { figureRoutes } from './figures/figure-routes.ts';
import { ALARM_COLUMNS } from './view/alarm-columns.ts';
import { alarmDetail } from './view/alarm-detail.ts';
import { HEALTH_COLUMNS, namedHealth } from './view/health-columns.ts';
import { healthCounts, healthList } from './view/health-list.ts';
import { countAlarms, listAlarms } from './view/list-alarms.ts';

/** What the routes of alarms stand on. */
export interface AlarmRoutesWorld {
  readonly grounds: GroundCache;
  readonly newId: () => string;
}

const tag = 'alarms';
const actions = Object.keys(alarmActionInputs) as AlarmAction[];

/** Alarms: lists, one, what may be done with it; the maintenance list; the figures. */
export function alarmRoutes(app: TownApp, world: AlarmRoutesWorld): void {
  listRoutes(app);
  exportRoute(app, {
    ...{ url: '/alarms/export', tag, roles: 'any', query: AlarmQuery.properties },
    summary: 'The same alarms as a file: CSV or XLSX, streamed',
    ...{ name: { zh: '告警', en: 'alarms' }, columns: ALARM_COLUMNS },
    page: async (sql, wanted, { actor }) => {
      const { alarms: rows, next } = await listAlarms(sql, wanted, actor);
      return { rows, next };
    },
  });
  oneRoute(app);
  for (const action of actions) actionRoute(app, world, action);
  healthRoutes(app);
  figureRoutes(app, world.grounds);
  ratingRoute(app, world);
}

function listRoutes(app: TownApp): void {
  townRoute(app, {
    method: 'GET',
    url: '/alarms',
    summary: 'Lists alarms: filters, worst or newest first, keyset pages',
    tag,
    roles: 'any',
    schema: { query: AlarmQuery, answer: AlarmPage },
    handler: ({ actor, query, inTown }) => inTown((sql) => listAlarms(sql, query, actor)),
  });
  townRoute(app, {
    method: 'GET',
    url: '/alarms/counts',
    summary: 'Counts open alarms by state, kind and severity',
    tag,
    roles: 'any',
    schema: { answer: AlarmCounts },
    handler: ({ inTown }) => inTown(countAlarms),
  });
}

function oneRoute(app: TownApp): void {
  townRoute(app, {
    method: 'GET',
    url: '/alarms/:id',
    summary: "One alarm with its journal, the building's devices and their last hour",
    tag,
    roles: 'any',
    schema: { params: { id: Id }, answer: AlarmDetail },
    handler: async ({ actor, params: { id }, inTown, reply }) => {
      const detail = await inTown((sql) => alarmDetail(sql, id, actor));
      reply.header('etag', `"${detail.version}"`);
      return detail;
    },
  });
}

function actionRoute(app: TownApp, { grounds, newId }: AlarmRoutesWorld, action: AlarmAction): void {
  const body: TSchema = alarmActionInputs[action];
  townRoute(app, {
    method: 'POST',
    url: `/alarms/:id/actions/${action}`,
    summary: `Alarm: ${action}`,
    tag,
    roles: alarmLife[action].roles,
    schema: { params: { id: Id }, body, answer: AlarmReceipt },
    takes: ['If-Match', 'Idempotency-Key'],
    handler: async ({ townId, actor, params: { id }, body: given, ifMatch, now, once }) => {
      const context = { townId, catalogue: catalogueOf(await grounds.of(townId)), now, newId };
      // Checked by the schema of the action; which one that is only the route knows.
      const asked = { id, action, given: given as Record<string, string>, actor, seen: ifMatch };
      return once((sql) => actOnAlarm(sql, asked, context));
    },
  });
}

function healthRoutes(app: TownApp): void {
  townRoute(app, {
    method: 'GET',
    url: '/device-health',
    summary:
      'The maintenance list, street by street, its first 5,000 lines and the counts of all: silent, low-battery, stuck and always-zero devices, those never heard of and those without a profile',
    tag,
    roles: 'any',
    schema: { query: HealthQuery, answer: HealthList },
    handler: ({ query, now, inTown }) =>
      inTown(async (sql) => ({
        lines: await healthList(sql, query, now),
        counts: await healthCounts(sql, query, now),
      })),
  });
  exportRoute(app, {
    ...{ url: '/device-health/export', tag, roles: 'any', query: HealthQuery.properties },
    summary: 'The maintenance list as a file: CSV or XLSX',
    ...{ name: { zh: '设备维护', en: 'maintenance' }, columns: HEALTH_COLUMNS },
    page: async (sql, wanted, { now }) => ({ rows: await namedHealth(sql, wanted, now), next: null }),
  });
}

function ratingRoute(app: TownApp, { grounds }: AlarmRoutesWorld): void {
  townRoute(app, {
    method: 'GET',
    url: '/ratings',
    summary: 'Class of every section by single factor; without its required items there is not enough data',
    tag,
    roles: 'any',
    schema: { answer: Type.Object({ devices: Type.Array(RatedDevice) }) },
    handler: async ({ townId, now, inTown }) => {
      const catalogue = catalogueOf(await grounds.of(townId));
      return inTown(async (sql) => ({ devices: await rateDevices(sql, catalogue, now) }));
    },
  });
}
