import type { Line, Nature } from './kinds.ts';
import type { SimDevice, SimTown } from './sim-device.ts';

/**
 * Seconds from one report to the next of a device that says no more than it must: half of the time or less after which
 * its profile takes it for silent, so that all 60,000 are alive at some ten messages a second.
 */
const CALM_SECONDS: Readonly<Record<Nature, number>> = {
  ...{ smoke: 43_200, door: 43_200, hydrant: 3_600, gas: 3_600, electrical: 900, pump: 1_800 },
  ...{ transmitter: 2_400, gateway: 3_600, dust: 600, river: 1_800, camera: 10_800 },
};

/** A town whose devices report seldom. */
export function calmTown(town: SimTown): SimTown {
  return { ...town, devices: town.devices.map(calm) };
}

function calm(device: SimDevice): SimDevice {
  const { kind } = device;
  return { ...device, kind: { ...kind, everySeconds: Math.max(kind.everySeconds, CALM_SECONDS[kind.nature]) } };
}

/** A town in which devices of some lines never speak: nobody listens there. */
export function without(town: SimTown, isClosed: (line: Line) => boolean): SimTown {
  const devices = town.devices.map((device) => (isClosed(device.kind.line) ? { ...device, isSilent: true } : device));
  return { ...town, devices };
}
