import { COMMAND } from '@chengyun/protocols/gbt26875/table';
import type { HttpPacket, Packet, PacketBody } from '../speak/packet.ts';
import type { SimDevice } from '../town/sim-device.ts';
import { transmitter } from '../wires/gbt26875.ts';
import { dataLogger, SYSTEM } from '../wires/hj212.ts';
import { httpPoster } from '../wires/http.ts';
import { mqttSender } from '../wires/mqtt.ts';
import type { Taken, Wire } from './kept-line.ts';

/** Where a server listens. */
export type Where = {
  readonly host: string;
  readonly ports: { readonly http: number; readonly mqtt: number; readonly gbt26875: number; readonly hj212: number };
};

/** Connects as a device (or gateway) over MQTT. */
export async function mqttWire(
  { host, ports }: Where,
  { externalId }: SimDevice,
  token: string,
): Promise<Wire<Packet>> {
  const sender = await mqttSender({ host, port: ports.mqtt, clientId: externalId, username: token });
  return {
    ...{ closed: sender.closed, end: sender.end },
    send: ({ body }, again, taken) => {
      const { topic, payload } = as('mqtt', body);
      sender.publish(topic, payload, () => taken('acknowledged'), again);
    },
  };
}

/** Connects as a transmission device. */
export async function gbt26875Wire({ host, ports }: Where, { externalId }: SimDevice): Promise<Wire<Packet>> {
  const device = await transmitter(host, ports.gbt26875, Number.parseInt(externalId, 16));
  return {
    ...{ closed: device.closed, end: device.end },
    send: ({ body }, _, taken) => {
      const { unit, sentAt } = as('gbt26875', body);
      device.send(unit, new Date(sentAt), ({ command }) =>
        taken(command === COMMAND.confirm ? 'acknowledged' : 'refused'),
      );
    },
  };
}

/** Connects as a data logger. */
export async function hj212Wire({ host, ports }: Where, { externalId, kind }: SimDevice): Promise<Wire<Packet>> {
  const st = kind.nature === 'river' ? SYSTEM.water : SYSTEM.dust;
  const logger = await dataLogger(host, ports.hj212, externalId, undefined, st);
  return {
    ...{ closed: logger.closed, end: logger.end },
    send: ({ body }, _, taken) => {
      const { cn, cp } = as('hj212', body);
      logger.send(cn, cp, () => taken('acknowledged'));
    },
  };
}

/** Connects as whoever posts. */
export async function httpWire({ host, ports }: Where, localAddress: string | undefined): Promise<Wire<Packet>> {
  const from = localAddress === undefined ? {} : { localAddress };
  const poster = await httpPoster({ host, port: ports.http, ...from });
  return {
    ...{ closed: poster.closed, end: poster.end },
    send: ({ body }, _, taken) => {
      const packet: HttpPacket = as('http', body);
      poster.post(packet, (status) => taken(takenBy(status)));
    },
  };
}

/** What an HTTP status means to who posted; what is at fault on the server's side is sent again. */
function takenBy(status: number): Taken {
  if (status >= 200 && status < 300) return 'acknowledged';
  return status === 429 || status >= 500 || status === 0 ? 'later' : 'refused';
}

/** The body of a packet, which is of the way its line goes. */
function as<W extends PacketBody['way']>(way: W, body: PacketBody): Extract<PacketBody, { way: W }> {
  if (body.way !== way) throw new Error(`A packet for ${body.way} was given to a line of ${way}`);
  return body as Extract<PacketBody, { way: W }>;
}
