import { join } from 'node:path';
import { v7 } from 'uuid';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Stage } from '../../people/stage.ts';
import { type TestApp, testApp } from '../../people/test-app.ts';
import { makeStops } from '../../support/stops.ts';
import { announceGround, insertPolicies } from '../../town/ground/store-ground.ts';
import { loadPacks } from '../../town/packs/load-packs.ts';
import type { Ingest } from '../ingest/ingest.ts';
import { anObservation, asSystem } from '../ingest/test-devices.ts';
import type { ProtocolEvent, Reading } from '../observation.ts';
import { openDevices } from '../open-devices.ts';
import { openAlarms } from './open-alarms.ts';
import { alarmRefusals } from './refusals.ts';

const TOWN = 'test';

/** What a device of a test is. */
interface GivenDevice {
  readonly profile: string;
  readonly building?: string | null;
  readonly model?: string;
  readonly name?: string;
}

/** A town with the shipped packs, whose devices speak straight to the ingest. */
export interface DeviceTown {
  readonly app: TestApp;
  readonly device: (given: GivenDevice) => Promise<string>;
  /** Says something as a device; resolves when it is durable. */
  readonly say: (
    deviceId: string,
    said: {
      readonly events?: readonly Partial<ProtocolEvent>[];
      readonly readings?: readonly Reading[];
      readonly at?: Date;
    },
  ) => Promise<void>;
  /** The alarms of the town as the dispatcher sees them. */
  readonly alarms: (query?: string) => Promise<readonly ListedAlarm[]>;
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body: object, more?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

interface ListedAlarm {
  readonly id: string;
  readonly version: number;
  readonly [name: string]: unknown;
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly json: <T>() => T;
}

/** Makes the town; `stages` come after that of devices. */
export async function aDeviceTown(stages: readonly Stage[] = []): Promise<DeviceTown> {
  let ingest: Ingest | undefined;
  const devices: Stage = {
    name: 'devices',
    refusals: alarmRefusals,
    start: async (world) => {
      const stops = makeStops();
      const opened = await openDevices(world, stops.add);
      ingest = opened.ingest;
      const alarms = await openAlarms(world, ingest);
      stops.add(alarms.stop);
      return { routes: alarms.routes, stop: stops.run };
    },
  };
  const app = await testApp({ stages: [devices, ...stages] });
  const packs = await loadPacks(join(import.meta.dirname, '../../../../packs'));
  await inTown(app.world.sql, TOWN, systemActor, async (sql) => {
    await insertPolicies(sql, packs, null);
    await announceGround(sql, TOWN);
  });
  const headers = { ...(await app.key({ roles: ['dispatcher'] })), 'accept-language': 'en' };
  const url = (path: string) => `/api/towns/${TOWN}${path}`;
  return {
    app,
    device: (given) => addDevice(app, given),
    say: async (deviceId, { events = [], readings = [], at = new Date() }) => {
      const whole = events.map((event) => ({ kind: 'fire' as const, on: true, part: null, text: null, ...event }));
      const observation = anObservation(deviceId, { deviceAt: at, readings, events: whole, sequence: v7() });
      await ingest?.take(observation);
    },
    alarms: async (query = '') => {
      const answer = await app.http.inject({ url: url(`/alarms${query}`), headers });
      return answer.json().alarms;
    },
    get: (path) => app.http.inject({ url: url(path), headers }),
    post: (path, payload, more = {}) =>
      app.http.inject({ method: 'POST', url: url(path), headers: { ...headers, ...more }, payload }),
    stop: app.stop,
  };
}

async function addDevice({ world }: TestApp, given: GivenDevice): Promise<string> {
  const { profile, building = null, model = null, name } = given;
  const id = v7();
  await asSystem(
    world.sql,
    (sql) => sql`
      insert into device (id, protocol, external_id, name, profile_id, building, place, model, lon, lat)
      values (${id}, 'mqtt', ${id}, ${name ?? `${profile} ${id.slice(-4)}`}, ${profile}, ${building}, ${building},
        ${model}, 120.5, 31.2)`,
  );
  return id;
}
