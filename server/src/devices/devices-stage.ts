import type { Stage } from '../people/stage.ts';
import { makeStops } from '../support/stops.ts';
import { openDevices } from './open-devices.ts';
import { keepDays } from './store/keep-days.ts';

/** The stage of devices: what things say, taken in and made durable. */
export const devicesStage: Stage = {
  name: 'devices',
  start: async (world) => {
    const stops = makeStops();
    try {
      await openDevices(world, stops.add);
    } catch (error) {
      await stops.run();
      throw error;
    }
    return {
      tasks: { 'devices.days': () => keepDays(world.sql, world.now()) },
      timed: [{ task: 'devices.days', pattern: '23 17 * * *' }],
      stop: stops.run,
    };
  },
};
