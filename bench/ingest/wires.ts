import { COMMAND } from '@chengyun/protocols/gbt26875/table';
import { timeText } from '@chengyun/protocols/hj212/meaning';
import { transmitter } from '../../simulator/wires/gbt26875.ts';
import { dataLogger } from '../../simulator/wires/hj212.ts';
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
  gbt26875: async (port, { externalId }) => {
    const device = await transmitter('127.0.0.1', port, Number.parseInt(externalId, 16));
    const part = { systemType: 1, systemAddress: 1, componentType: 97 };
    let n = 0;
    return {
      end: device.end,
      send: (acknowledged) => {
        n += 1;
        // One object, so that one packet is one observation; its number in the address tells it from all others.
        const item = { ...part, componentAddress: n, analogType: 4, raw: n % 100, time: { at: Date.now() } };
        device.send({ type: 'analog', items: [item] }, new Date(), ({ command }) => {
          if (command === COMMAND.confirm) acknowledged();
        });
      },
    };
  },
  hj212: async (port, { externalId }) => {
    const logger = await dataLogger('127.0.0.1', port, externalId);
    let at = Date.now() - HISTORY_MS;
    // Two loads may report for the same second: their values differ, or the second would be taken for a resend.
    const load = Date.now() % 1_000_000;
    return {
      end: logger.end,
      send: (acknowledged) => {
        at += 1_000; // DataTime has whole seconds: a second each tells one report from the next
        const values = ['a34001-Rtd=0.083', 'a50001-Rtd=55.1', `a01001-Rtd=${load}`].map((text) => text.split('='));
        const fields = values.map(([name = '', value = '']) => [{ name, value }]);
        logger.send('2011', [[{ name: 'DataTime', value: timeText(at, false) }], ...fields], acknowledged);
      },
    };
  },
};

const TELEMETRY = 'v1/devices/me/telemetry';
/** Reports begin so long ago that they stay in the past however fast they are sent. */
const HISTORY_MS = 86_400_000;
