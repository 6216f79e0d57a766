import type { Stage } from '../../people/stage.ts';
import { makeStops } from '../../support/stops.ts';
import { httpGateway } from '../gateways/push/http-gateway.ts';
import { type Devices, openDevices } from '../open-devices.ts';
import { deviceRoutes } from './device-routes.ts';
import { deviceRefusals } from './refusals.ts';

/** The part of the stage this folder is about, for tests; `opened` gives its insides. */
export function testStage(opened: (devices: Devices) => void): Stage {
  return {
    name: 'devices',
    refusals: deviceRefusals,
    start: async (world) => {
      const stops = makeStops();
      const devices = await openDevices(world, stops.add);
      opened(devices);
      return {
        stop: stops.run,
        routes: (app) => {
          deviceRoutes(app, devices);
          httpGateway(app.http, devices);
        },
      };
    },
  };
}
