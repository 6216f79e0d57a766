import type { Socket } from 'node:net';
import { encode } from '@chengyun/protocols/mqtt/encode';
import type { Connect, Packet, Subscribe, Will } from '@chengyun/protocols/mqtt/packet';
import { RETURN_CODE, SUBSCRIPTION_REFUSED } from '@chengyun/protocols/mqtt/table';
import { closeSoon, writeSoon } from '../outbox.ts';
import { acknowledge, newDeliveries, type OnPublish } from './deliveries.ts';
import { packetStream } from './packet-stream.ts';

/** Who listens to a connection that was let in. */
export type Ears = {
  readonly onPublish: OnPublish;
  /** False when the topic is not for this client. */
  readonly onSubscribe: (topic: string) => boolean;
  readonly onUnsubscribe: (topic: string) => void;
  readonly onClose: () => void;
};

export type Connection = {
  /** Publishes to the client, with QoS 0. */
  readonly publish: (topic: string, payload: Uint8Array) => void;
  readonly close: () => void;
  /** Closes it without its will: who may no longer speak has none. */
  readonly shutOut: () => void;
  /** Closes the connection when the client should have said something by `now` (epoch milliseconds). */
  readonly look: (now: number) => void;
};

type Options = {
  readonly socket: Socket;
  readonly isFull: () => boolean;
  /** Who listens to a client that shows these; else the code it is refused with. */
  readonly letIn: (connect: Connect, connection: Connection) => Ears | number;
};

const CONNECT_MS = 10_000;
/** A device that asks for no keep-alive and says nothing for so long is gone. */
const IDLE_MS = 30 * 60_000;

/** The server's side of one MQTT 3.1.1 connection. Sessions are kept no longer than it (CONNACK says so). */
export function mqttConnection({ socket, isFull, letIn }: Options): Connection {
  const deliveries = newDeliveries(socket, isFull);
  let ears: Ears | null = null;
  let will: Will | null = null;
  let patienceMs = CONNECT_MS;
  let lastHeard = Date.now();

  const send = (packet: Packet) => writeSoon(socket, encode(packet));
  const connection: Connection = {
    publish: (topic, payload) => send({ type: 'publish', topic, payload, qos: 0, dup: false, retain: false, id: 0 }),
    close: () => void socket.destroy(),
    shutOut: () => {
      will = null;
      socket.destroy();
    },
    look: (now) => {
      // Whoever is not being read cannot be heard.
      if (now - lastHeard > patienceMs && !socket.isPaused()) socket.destroy();
    },
  };

  function connect(packet: Connect): boolean {
    const { keepAlive, clean, clientId } = packet;
    // 3.1.3.1: who gives no name can have nothing kept under it
    const answer = clientId === '' && !clean ? RETURN_CODE['identifier-rejected'] : letIn(packet, connection);
    send({ type: 'connack', sessionPresent: false, code: typeof answer === 'number' ? answer : RETURN_CODE.accepted });
    if (typeof answer === 'number') return false;
    [ears, will, lastHeard] = [answer, packet.will, Date.now()];
    patienceMs = keepAlive === 0 ? IDLE_MS : keepAlive * 1_500; // 3.1.2.10
    return true;
  }
  /** False when the connection is to be closed. */
  function take(packet: Packet): boolean {
    // 3.1: CONNECT is the first packet, and no other is
    if (ears === null) return packet.type === 'connect' ? connect(packet) : turnAway(packet);
    if (packet.type === 'publish') return deliveries.take(packet, ears.onPublish);
    if (packet.type === 'pubrel') deliveries.release(packet.id);
    else if (packet.type === 'disconnect')
      will = null; // 3.14.4
    else return answer(ears, packet);
    return packet.type === 'pubrel';
  }
  function turnAway({ type }: Packet): boolean {
    const code = RETURN_CODE['unacceptable-protocol'];
    if (type === 'foreign') send({ type: 'connack', sessionPresent: false, code });
    return false;
  }
  function answer(to: Ears, packet: Packet): boolean {
    if (packet.type === 'subscribe') send(subscribed(to, packet));
    else if (packet.type === 'pingreq') send({ type: 'pingresp' });
    else if (packet.type === 'unsubscribe') {
      for (const topic of packet.topics) to.onUnsubscribe(topic);
      acknowledge(socket, 'unsuback', packet.id);
    } else return false; // a second CONNECT, or what only a server says
    return true;
  }
  const read = packetStream(take);
  const hear = (chunk: Buffer) => {
    // A CONNECT that comes drop by drop is no sign of life.
    if (ears) lastHeard = Date.now();
    if (read(chunk)) return deliveries.look();
    socket.off('data', hear);
    closeSoon(socket);
  };
  socket.on('data', hear);
  socket.once('close', () => {
    if (ears && will) ears.onPublish({ ...will, qos: 0, messageId: undefined, dup: false }, () => {});
    ears?.onClose();
  });
  return connection;
}

function subscribed(to: Ears, { id, topics }: Subscribe): Packet {
  return { type: 'suback', id, codes: topics.map(({ topic }) => (to.onSubscribe(topic) ? 0 : SUBSCRIPTION_REFUSED)) };
}
