import type { Stage } from '../people/stage.ts';
import { makeStops } from '../support/stops.ts';
import { openAlarms } from './alarms/open-alarms.ts';
import { alarmRefusals } from './alarms/refusals.ts';
import { deviceRoutes } from './desk/device-routes.ts';
import { deviceRefusals } from './desk/refusals.ts';
import type { RunningGateway } from './gateways/gateway.ts';
import type { BrokerLink } from './gateways/mqtt/broker-link.ts';
import { httpGateway } from './gateways/push/http-gateway.ts';
import { type Devices, openDevices } from './open-devices.ts';
import { forgetStrangers } from './registry/forget-strangers.ts';
import { keepDays } from './store/keep-days.ts';

type Checks = Readonly<Record<string, () => Promise<unknown>>>;

/** The stage of devices: what things say, taken in and made durable. */
export const devicesStage: Stage = {
  name: 'devices',
  refusals: { ...alarmRefusals, ...deviceRefusals },
  start: async (world) => {
    const stops = makeStops();
    try {
      const devices = await openDevices(world, stops.add);
      const alarms = await openAlarms(world, devices.ingest);
      stops.add(alarms.stop);
      return {
        routes: (app) => {
          deviceRoutes(app, devices);
          httpGateway(app.http, devices);
          alarms.routes(app);
        },
        checks: checksOf(devices),
        tasks: {
          'devices.days': async () => {
            await keepDays(world.sql, world.now());
            await forgetStrangers(world.sql, world.now());
          },
        },
        timed: [{ task: 'devices.days', pattern: '23 17 * * *' }],
        stop: stops.run,
      };
    } catch (error) {
      await stops.run();
      throw error;
    }
  },
};

/** Each open gateway by its name, and the town's own broker where there is one. */
function checksOf({ gateways, broker }: Devices): Checks {
  const open = Object.entries(gateways).flatMap(([name, gateway]) => (gateway ? [[name, gateway] as const] : []));
  return {
    ...Object.fromEntries(open.map(([name, gateway]) => [name, () => listening(name, gateway)])),
    ...(broker && { 'mqtt-broker': () => connected(broker) }),
  };
}

async function listening(name: string, gateway: RunningGateway): Promise<void> {
  if (!gateway.isListening()) throw new Error(`the gateway ${name} lets nobody in`);
}

async function connected(broker: BrokerLink): Promise<void> {
  if (!broker.isConnected()) throw new Error('the MQTT broker is away');
}
