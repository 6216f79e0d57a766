import type { Message } from '../plan/message.ts';
import { isPlatformLine, type Line } from '../town/kinds.ts';
import type { SimTown } from '../town/sim-device.ts';
import { cloudeventsBody, dahuaBody, frigateBody, hikvisionBody } from './cameras.ts';
import { gbt26875Body } from './gbt26875.ts';
import { hj212Body } from './hj212.ts';
import { gatewayBody, httpBody, mqttBody } from './mqtt.ts';
import type { Packet, PacketBody } from './packet.ts';
import { chirpstackBody, ctwingBody, onenetBody, ttnBody } from './platforms.ts';

/** The token a device or platform shows, by the name it has on its protocol. */
export type TokenOf = (externalId: string) => string;

/** Most data points OneNET puts into one push. */
const MOST_OF_ONE_PUSH = 20;

const BODIES: Readonly<Record<Exclude<Line, 'onenet'>, (message: Message, token: string) => PacketBody>> = {
  mqtt: mqttBody,
  'mqtt-gateway': gatewayBody,
  http: httpBody,
  gbt26875: gbt26875Body,
  hj212: hj212Body,
  ctwing: ctwingBody,
  chirpstack: chirpstackBody,
  ttn: ttnBody,
  cloudevents: cloudeventsBody,
  frigate: frigateBody,
  hikvision: hikvisionBody,
  dahua: dahuaBody,
};

/** The packets that carry messages, in their order on each line. */
export function packetsOf(town: SimTown, messages: readonly Message[], tokenOf: TokenOf): readonly Packet[] {
  const platformToken = new Map(town.platforms.map(({ line, externalId }) => [line, tokenOf(externalId)]));
  const gathered: Message[] = [];
  const packets: Packet[] = [];
  for (const message of messages) {
    const { line } = message.device.kind;
    if (line === 'onenet') {
      gathered.push(message);
      continue;
    }
    const token = isPlatformLine(line)
      ? (platformToken.get(line) ?? '')
      : needsToken(line)
        ? tokenOf(message.device.externalId)
        : '';
    packets.push({ messages: [message], body: BODIES[line](message, token) });
  }
  for (let at = 0; at < gathered.length; at += MOST_OF_ONE_PUSH) {
    const lot = gathered.slice(at, at + MOST_OF_ONE_PUSH);
    packets.push({ messages: lot, body: onenetBody(lot, platformToken.get('onenet') ?? '') });
  }
  return packets;
}

// A connection shows its token once; only who posts shows it each time.
function needsToken(line: Line): boolean {
  return line === 'http' || line === 'dahua';
}
