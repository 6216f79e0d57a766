import type { KnownUnit } from '@chengyun/protocols/gbt26875/frame';
import { type Transmitter, transmitter } from '../simulator/wires/gbt26875.ts';
import { type MqttSender, mqttSender } from '../simulator/wires/mqtt.ts';
import type { Person } from './person.ts';
import { freePort } from './running-server.ts';
import { test as story } from './story.ts';

/** Where the gateways of the story's server listen. */
export interface Wires {
  readonly mqtt: number;
  readonly gbt26875: number;
}

/** The town of the other stories with its gateways open: devices speak to it through real sockets. */
export const test = story.extend<object, { wires: Wires }>({
  wires: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => use({ mqtt: await freePort(), gbt26875: await freePort() }),
    { scope: 'worker' },
  ],
  settings: [
    async ({ wires }, use) => use({ MQTT_PORT: String(wires.mqtt), GBT26875_PORT: String(wires.gbt26875) }),
    { scope: 'worker' },
  ],
});

interface Made {
  readonly devices: readonly { readonly id: string; readonly externalId: string; readonly secret: string | null }[];
}

/** Makes devices of a building, as the duty chief registers them. */
export async function makeDevices(chief: Person, devices: readonly object[]): Promise<Made['devices']> {
  const { status, body } = await chief.post('/devices', { devices });
  if (status !== 201) throw new Error(`devices were not made: ${status} ${JSON.stringify(body)}`);
  return (body as unknown as Made).devices;
}

/** Connects a sensor; a device is known to the gateway a moment after it was made. */
export async function sensorOn({ mqtt }: Wires, id: string, token: string): Promise<MqttSender> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await mqttSender({ host: '127.0.0.1', port: mqtt, clientId: id, username: token });
    } catch (error) {
      if (tries >= 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

const EVENTS = 'v1/devices/me/events';

/** A sensor says something happened; resolves with the acknowledgement, when it is durable. */
export function say(sensor: MqttSender, event: object): Promise<void> {
  return new Promise((resolve) => sensor.publish(EVENTS, Buffer.from(JSON.stringify(event)), resolve));
}

/** Connects a transmission device by its 48-bit address. */
export async function panelOn({ gbt26875 }: Wires, address: number): Promise<Transmitter> {
  const panel = await transmitter('127.0.0.1', gbt26875, address);
  // As a sensor, it is known a moment after it was made; until then its heartbeats are not confirmed.
  await new Promise<void>((resolve) => {
    const beat = () => panel.send({ type: 'none' }, new Date(), () => resolve(clearInterval(timer)));
    const timer = setInterval(beat, 200);
  });
  return panel;
}

/** A component of the panel's system says that it burns, or no longer. */
export function componentFire(panel: Transmitter, on: boolean): Promise<void> {
  const part = { systemType: 1, systemAddress: 1, componentType: 42, componentAddress: 0x0003_0011 };
  const unit: KnownUnit = {
    type: 'component-state',
    items: [{ ...part, state: on ? 0b11 : 0b01, note: { text: '三层走廊' }, time: { at: Date.now() } }],
  };
  return new Promise((resolve) => panel.send(unit, new Date(), () => resolve()));
}
