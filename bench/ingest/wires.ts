import { mqttSender } from '../../simulator/wires/mqtt.ts';
import type { Load } from './load.ts';

/** One connection of the load: each call sends one new message of three readings. */
export type Wire = { readonly send: (acknowledged: () => void) => void; readonly end: () => void };

type Device = Load['devices'][number];

/** Connects as the device. */
export function openWire(protocol: Load['protocol'], port: number, device: Device): Promise<Wire> {
  return WIRES[protocol](port, device);
}

const WIRES: Readonly<Record<Load['protocol'], (port: number, device: Device) => Promise<Wire>>> = {
  mqtt: async (port, { externalId, token }) => {
    const sender = await mqttSender({ host: '127.0.0.1', port, clientId: externalId, username: token });
    let n = 0;
    return {
      end: sender.end,
      send: (acknowledged) => {
        n += 1;
        const values = `{"n":${n},"temperature":${20 + (n % 100) / 10},"pressure":0.42}`;
        sender.publish(TELEMETRY, Buffer.from(`{"ts":${Date.now()},"values":${values}}`), acknowledged);
      },
    };
  },
  gbt26875: async () => Promise.reject(new Error('not yet')),
  hj212: async () => Promise.reject(new Error('not yet')),
};

const TELEMETRY = 'v1/devices/me/telemetry';
