import type { Where } from '../../../../simulator/run/open-wire.ts';
import { calmTown, without } from '../../../../simulator/town/calm-town.ts';
import type { Line } from '../../../../simulator/town/kinds.ts';
import { simulatedTown } from '../../../../simulator/town/make-town.ts';
import type { SimTown, Spot } from '../../../../simulator/town/sim-device.ts';
import type { Config } from '../../config.ts';

/** The devices of a sample town, as the model town has them (S7, S9, S10); the same as those of `chengyun simulate`. */
export const SAMPLE_DEVICES = { seed: 7, count: 60_000 } as const;

/** Where the server can be reached by its devices; a port of 0 is one that nobody listens on. */
export function whereOf({ host, port, deviceHost, gateways }: Config): Where {
  const [web, devices] = [reachable(host), reachable(deviceHost)];
  const open = (given: number | 'off') => (given === 'off' ? 0 : given);
  const { mqtt, gbt26875, hj212 } = gateways;
  // Devices connect to one address; where pages are served on another one, what posts to them stays silent.
  const http = web === devices ? port : 0;
  return { host: devices, ports: { http, mqtt: open(mqtt), gbt26875: open(gbt26875), hj212: open(hj212) } };
}

/** An address to connect to, of one to listen on. */
export function reachable(host: string): string {
  return host === '0.0.0.0' || host === '::' || host === 'localhost' ? '127.0.0.1' : host;
}

/** The town as it is played: calm or at its own rates, and only where somebody listens. */
export function playedTown(spots: readonly Spot[], { ports }: Where, isCalm: boolean): SimTown {
  const town = simulatedTown(SAMPLE_DEVICES.seed, SAMPLE_DEVICES.count, spots);
  return without(isCalm ? calmTown(town) : town, (line) => ports[wayOf(line)] === 0);
}

function wayOf(line: Line): keyof Where['ports'] {
  switch (line) {
    case 'mqtt':
    case 'mqtt-gateway':
      return 'mqtt';
    case 'gbt26875':
    case 'hj212':
      return line;
    default:
      return 'http';
  }
}
