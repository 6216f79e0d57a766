import { decode } from '@chengyun/protocols/thingsboard/decode';
import type { Settled } from '../../ingest/town-writer.ts';
import type { KnownDevice } from '../../registry/known-device.ts';
import { fingerprint } from '../../store/sequence-key.ts';
import { readMapped } from '../../topics/read-mapped.ts';
import type { GatewayWorld } from '../gateway.ts';
import { takeDraftsThen } from '../take-drafts.ts';
import { answerRequest, type Request, requestOf } from './answer-request.ts';
import { type Draft, draftsOf } from './drafts.ts';
import { CHILDREN_EVENTS_TOPIC, EVENTS_TOPIC, readChildrenEvents, readEvents } from './events-topic.ts';

/** One PUBLISH of a device. `topic` is one of ThingsBoard's or our own, whatever stood before it on the wire. */
export type MqttMessage = {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: number;
  readonly messageId: number | undefined;
  readonly dup: boolean;
};

/** Who published it, where from, and how to publish back to it. */
export type Publisher = {
  readonly device: KnownDevice;
  readonly peer: string;
  readonly publish: (topic: string, payload: unknown) => void;
};

/** Resolves when the message is durable or says nothing; rejects when it must not be acknowledged. */
export function takeMessage(world: GatewayWorld, publisher: Publisher, message: MqttMessage): Promise<void> {
  return new Promise((resolve, reject) =>
    takeMessageThen(world, publisher, message, (error) => (error ? reject(error) : resolve())),
  );
}

/** The same for a listener of many messages: `settled` is called once. */
export function takeMessageThen(world: GatewayWorld, publisher: Publisher, message: MqttMessage, settled: Settled) {
  const { device } = publisher;
  if (OURS.test(message.topic) || device.profileId === null) {
    return takeRead(world, publisher, message, readMessage(message), settled);
  }
  // A make's own topic: how it is read stands in the device's profile.
  world.topics.of(device).then((maps) => {
    const drafts = readMapped(maps, message.topic, message.payload);
    const read = drafts === undefined || typeof drafts === 'string' ? drafts : { drafts };
    takeRead(world, publisher, message, read ?? readMessage(message), settled);
  }, settled);
}

/** Topics of ThingsBoard's API and our own. */
const OURS = /^v[12]\//;

function takeRead(
  world: GatewayWorld,
  publisher: Publisher,
  message: MqttMessage,
  read: Read | string,
  settled: Settled,
) {
  const { device, peer } = publisher;
  if (typeof read === 'string') {
    // The device would send what cannot be read again and again: it is acknowledged, and kept where people look for it.
    const why = `${message.topic.slice(0, 80)}: ${read}`;
    const note = { protocol: 'mqtt', peer, deviceId: device.id, why, bytes: message.payload };
    world.notebook.keepFrame(device.townId, note);
    return settled(null);
  }
  if (read.request) answerRequest(world, publisher, read.request);
  if (read.drafts.length === 0) {
    world.ingest.seen(device.townId, device.id, world.now());
    return settled(null);
  }
  const sequence = sequenceOf(message, read.drafts);
  const delivery = { from: device, peer, receivedAt: world.now(), sequence, resent: message.dup };
  takeDraftsThen(world, read.drafts, delivery, settled);
}

type Read = { readonly drafts: readonly Draft[]; readonly request?: Request };

/** What the message says; a text is why it cannot be read. */
function readMessage({ topic, payload }: MqttMessage): Read | string {
  if (topic === EVENTS_TOPIC || topic === CHILDREN_EVENTS_TOPIC) {
    const drafts = topic === EVENTS_TOPIC ? readEvents(payload) : readChildrenEvents(payload);
    return typeof drafts === 'string' ? drafts : { drafts };
  }
  const message = decode(topic, payload);
  if (!message.ok) return `${message.why} (byte ${message.at})`;
  const request = requestOf(topic, message.value);
  return request ? { drafts: [], request } : { drafts: draftsOf(message.value) };
}

/** Words with a time of their own tell themselves apart; others only by the packet's id, which comes again when resent. */
function sequenceOf({ qos, messageId, payload }: MqttMessage, drafts: readonly Draft[]): string | null {
  if (drafts.every(({ deviceAt }) => deviceAt !== null)) return fingerprint(payload);
  return qos === 0 ? null : `${messageId} ${fingerprint(payload)}`;
}
