import type { Where } from '../../../simulator/run/open-wire.ts';
import type { TokenOf } from '../../../simulator/speak/packets-of.ts';
import type { SimTown } from '../../../simulator/town/sim-device.ts';
import type { Config, GatewayPort } from '../config.ts';
import { askedAsDevice } from '../sample/devices/asked-as-device.ts';
import { reachable } from '../sample/devices/played-town.ts';
import { UsageError } from './command.ts';

const KNOWN_WITHIN_MS = 60_000;

/** Where the running server listens, by the same settings it was started with. */
export async function serverOf({ host, port, gateways, deviceHost }: Config): Promise<Where> {
  const [web, devices] = [reachable(host), reachable(deviceHost)];
  if (web !== devices)
    throw new UsageError(
      `HOST (${web}) 与 DEVICE_HOST (${devices}) 不同，模拟器只连接一个地址。The simulator connects to one address, and HOST and DEVICE_HOST differ.`,
    );
  const where = {
    host: web,
    ports: {
      http: port,
      mqtt: openPort('MQTT_PORT', gateways.mqtt),
      gbt26875: openPort('GBT26875_PORT', gateways.gbt26875),
      hj212: openPort('HJ212_PORT', gateways.hj212),
    },
  };
  const answer = await fetch(`http://${web}:${port}/healthz`).catch(() => null);
  if (answer?.ok) return where;
  throw new UsageError(
    `http://${web}:${port} 没有运行中的系统，请先 npm start。No server answers at http://${web}:${port}; run npm start first.`,
  );
}

function openPort(setting: string, port: GatewayPort): number {
  if (port !== 'off') return port;
  throw new UsageError(`${setting} 为 off，模拟设备无法接入。${setting} is off: the devices cannot connect.`);
}

/** Waits until the server has read the list of devices: who comes earlier would be taken for a stranger. */
export async function untilKnown(where: Where, town: SimTown, tokenOf: TokenOf): Promise<void> {
  const until = Date.now() + KNOWN_WITHIN_MS;
  for (;;) {
    const status = await askedAsDevice(where, town, tokenOf);
    if (status === null || status === 200) return;
    if (Date.now() > until)
      throw new UsageError(`系统不认识模拟设备（${status}）。The server does not know the devices (${status}).`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
