import type { Where } from '../../simulator/run/open-wire.ts';
import { freePort } from '../ingest/free-port.ts';

/** Free ports for everything a device can connect to, and the settings that name them. */
export async function openPorts(): Promise<{
  readonly ports: Where['ports'];
  readonly settings: Readonly<Record<string, string>>;
}> {
  const ports = { http: await freePort(), mqtt: await freePort(), gbt26875: await freePort(), hj212: await freePort() };
  return {
    ports,
    settings: {
      ...{ PORT: String(ports.http), MQTT_PORT: String(ports.mqtt) },
      ...{ GBT26875_PORT: String(ports.gbt26875), HJ212_PORT: String(ports.hj212) },
    },
  };
}
