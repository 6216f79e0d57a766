import { COMMAND } from '@chengyun/protocols/gbt26875/table';
import { timeText } from '@chengyun/protocols/hj212/meaning';
import { transmitter } from '../../simulator/wires/gbt26875.ts';
import { dataLogger } from '../../simulator/wires/hj212.ts';
import { mqttSender } from '../../simulator/wires/mqtt.ts';
import type { LoadDevice } from './fill-devices.ts';
import type { Load } from './load.ts';

/** A connection on which message `n` is always the same, so that it can be sent again after a crash. */
export type NumberedWire = {
  readonly send: (n: number, again: boolean, acknowledged: () => void) => void;
  readonly closed: Promise<void>;
  readonly end: () => void;
};

/** Instant of message `n`: whole seconds of yesterday, each its own. */
export function instantOfNumber(began: number, n: number): number {
  return Math.floor(began / 1000) * 1000 - 86_400_000 + n * 1000;
}

type Open = (port: number, device: LoadDevice, began: number) => Promise<NumberedWire>;

/** How each protocol's devices connect. */
export const NUMBERED: Readonly<Record<Load['protocol'], Open>> = {
  mqtt: async (port, { externalId, token }, began) => {
    const sender = await mqttSender({ host: '127.0.0.1', port, clientId: externalId, username: token });
    return {
      ...{ closed: sender.closed, end: sender.end },
      send: (n, again, acknowledged) => {
        const body = JSON.stringify({ ts: instantOfNumber(began, n), values: { n, temperature: 21.5, open: true } });
        sender.publish('v1/devices/me/telemetry', Buffer.from(body), acknowledged, again);
      },
    };
  },
  gbt26875: async (port, { externalId }, began) => {
    const device = await transmitter('127.0.0.1', port, Number.parseInt(externalId, 16));
    const part = { systemType: 1, systemAddress: 1, componentType: 97, componentAddress: 1, analogType: 1 };
    return {
      ...{ closed: device.closed, end: device.end },
      send: (n, _, acknowledged) => {
        const item = { ...part, raw: n % 30_000, time: { at: instantOfNumber(began, n) } };
        device.send({ type: 'analog', items: [item] }, new Date(), ({ command }) => {
          if (command === COMMAND.confirm) acknowledged();
        });
      },
    };
  },
  hj212: async (port, { externalId }, began) => {
    const logger = await dataLogger('127.0.0.1', port, externalId);
    return {
      ...{ closed: logger.closed, end: logger.end },
      send: (n, _, acknowledged) => {
        const time = { name: 'DataTime', value: timeText(instantOfNumber(began, n), false) };
        logger.send('2011', [[time], [{ name: 'a34001-Rtd', value: String(n) }]], acknowledged);
      },
    };
  },
};
