import type { Socket } from 'node:net';
import type { Ack, Publish } from '@chengyun/protocols/mqtt/packet';
import { TYPE } from '@chengyun/protocols/mqtt/table';
import type { Settled } from '../../ingest/town-writer.ts';
import { newFlow } from '../flow.ts';
import { writeFour } from '../outbox.ts';
import type { MqttMessage } from './take-message.ts';

/** Takes a message in; `settled` is called once. An error means: not acknowledged, and the connection closed. */
export type OnPublish = (message: MqttMessage, settled: Settled) => void;

/** What one client delivers, and the acknowledgements for it (MQTT 3.1.1, 4.3). */
export type Deliveries = {
  /** False when the connection is to be closed. */
  readonly take: (packet: Publish, onPublish: OnPublish) => boolean;
  readonly release: (id: number) => void;
  /** Pauses the socket when too much waits; called when a chunk has been read. */
  readonly look: () => void;
};

/** Messages of one connection that may wait for their acknowledgement before it is read no further. */
const WINDOW = 1_000;
/** QoS 2 messages of one connection that may wait for their release. */
const MOST_UNRELEASED = 1_000;

/** Acknowledges each message when it is durable: PUBACK for QoS 1; PUBREC, and PUBCOMP after its PUBREL, for QoS 2. */
export function newDeliveries(socket: Socket, isFull: () => boolean): Deliveries {
  const flow = newFlow({ socket, window: WINDOW, isFull });
  /** Made for the first QoS 2 message: for ten thousand clients that send none, empty sets are megabytes. */
  let unreleased: Set<number> | null = null;

  function settle(qos: number, id: number, error: Error | null): void {
    if (error) socket.destroy();
    else if (qos === 1) acknowledge(socket, 'puback', id);
    else if (qos === 2) {
      unreleased ??= new Set();
      unreleased.add(id);
      acknowledge(socket, 'pubrec', id);
    }
    flow.settled();
  }
  return {
    take: ({ topic, payload, qos, dup, id }, onPublish) => {
      if (qos === 2 && unreleased?.has(id)) {
        acknowledge(socket, 'pubrec', id); // 4.3.3: it is stored already
        return true;
      }
      if (qos === 2 && (unreleased?.size ?? 0) >= MOST_UNRELEASED) return false;
      flow.began();
      const messageId = qos === 0 ? undefined : id;
      onPublish({ topic, payload, qos, messageId, dup }, (error) => settle(qos, id, error));
      return true;
    },
    release: (id) => {
      unreleased?.delete(id);
      acknowledge(socket, 'pubcomp', id);
    },
    look: flow.look,
  };
}

/** Writes one of the packets that hold nothing but an identifier. */
export function acknowledge(socket: Socket, type: Exclude<Ack['type'], 'pubrel'>, id: number): void {
  writeFour(socket, TYPE[type] << 4, 2, id >> 8, id & 0xff);
}
