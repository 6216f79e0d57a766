import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { IClientOptions, IPublishPacket, MqttClient } from 'mqtt';
import type { KnownDevice } from '../../registry/known-device.ts';
import { faultOfCaller } from '../access.ts';
import type { Way } from '../calls.ts';
import type { GatewayWorld } from '../gateway.ts';
import { inOrder } from './acks-in-order.ts';
import { answerTopic, downTopic, readTopic, SHARED_SUBSCRIPTION } from './broker-topics.ts';
import { bodyOf } from './client-way.ts';
import { takeMessage } from './take-message.ts';

/** The line to the town's own MQTT broker. */
export type BrokerLink = {
  readonly isConnected: () => boolean;
  readonly stop: () => Promise<void>;
};

type Options = {
  /** `mqtt://user:password@host:port` or `mqtts://…`. */
  readonly url: string;
  /** The same at every start of this server, so that the broker keeps what was not acknowledged. */
  readonly clientId: string;
  /** Certificate authorities to trust beside the system's. */
  readonly ca?: Buffer;
};

const AGAIN_MS = 2_000;
/** What was not acknowledged is kept by the broker for so long while this server is away, in seconds. */
const SESSION_S = 7 * 86_400;
/** Messages the broker may send ahead of their acknowledgements: no more than one device over its share may have waiting. */
const WINDOW = 2_000;
const FULL_MS = 20;

/** A name that is this server's alone and stays the same. */
export function brokerClientId(dataDir: string): string {
  return `chengyun-${createHash('sha256').update(`${hostname()} ${dataDir}`).digest('hex').slice(0, 16)}`;
}

/** Reads devices from a broker (MQTT 5, shared subscription, QoS 1): PUBACK goes out when the message is durable. */
export async function linkBroker(world: GatewayWorld, { url, clientId, ca }: Options): Promise<BrokerLink> {
  const { connect } = await import('mqtt'); // only where there is a broker
  const { host, protocol, pathname, username, password } = new URL(url);
  const options: IClientOptions = {
    ...{ protocolVersion: 5, clientId, clean: false, reconnectPeriod: AGAIN_MS, connectTimeout: 10_000, keepalive: 30 },
    ...{ properties: { sessionExpiryInterval: SESSION_S, receiveMaximum: WINDOW }, resubscribe: false },
    // A password that is put right at the broker is no reason to start this server again.
    ...{ reconnectOnConnackError: true },
    ...(username === '' ? {} : { username: decodeURIComponent(username), password: decodeURIComponent(password) }),
    ...(ca ? { ca } : {}),
  };
  const client = connect(`${protocol}//${host}${pathname}`, options);
  const ways = brokerWays(world, client);
  tellState(world, client, host);
  readAll(world, client, host, ways.of);
  return {
    isConnected: () => client.connected,
    stop: async () => {
      ways.close();
      await client.endAsync(true);
    },
  };
}

/** The log says once that the broker is away, why, and that it is back. */
function tellState({ log }: GatewayWorld, client: MqttClient, host: string): void {
  let isAway = false;
  const away = (error: Error | null) => {
    if (!isAway) log.warn({ broker: host, ...(error ? { err: error } : {}) }, 'Devices: the MQTT broker is away');
    isAway = true;
  };
  client.on('error', away);
  client.on('close', () => away(null));
  client.on('connect', ({ sessionPresent }) => {
    isAway = false;
    log.info({ broker: host, sessionPresent }, 'Devices: connected to the MQTT broker');
    client.subscribe(SHARED_SUBSCRIPTION, { qos: 1 }, (error) => {
      if (error) log.error({ err: error, broker: host }, 'Devices: the MQTT broker refuses the shared subscription');
    });
  });
}

/** The library reads one message after another and acknowledges it; here many wait for one commit. */
function readAll(world: GatewayWorld, client: MqttClient, host: string, publishTo: PublishTo): void {
  let acks = inOrder(() => {});
  client.on('connect', () => {
    // What came before belongs to a connection that is gone: the broker sends it again.
    acks.drop();
    acks = inOrder((messageId) => void client['_sendPacket']({ cmd: 'puback', messageId, reasonCode: 0 }));
  });
  client.on('close', () => acks.drop());
  client.handleMessage = (packet, next) => {
    const mine = acks;
    const { qos, messageId } = packet;
    const taken = takePacket(world, packet, host, publishTo);
    if (qos > 0 && messageId !== undefined) {
      mine.wait(messageId, taken).catch((error: unknown) => {
        world.log.warn({ err: error, broker: host }, 'Devices: a message was not stored; the broker sends it again');
        client.stream.destroy(); // only a new connection brings it again
      });
    } else taken.catch(() => {}); // QoS 0: nobody waits for it
    // An error here keeps the library from acknowledging by itself; it goes on with the next message.
    const goOn = () => (qos > 0 ? next(LATER) : next());
    if (world.ingest.isFull()) waitUntil(() => !world.ingest.isFull(), goOn);
    else goOn();
  };
}

const LATER = new Error('acknowledged when it is durable');

function waitUntil(probe: () => boolean, then: () => void): void {
  setTimeout(() => (probe() ? then() : waitUntil(probe, then)), FULL_MS);
}

type PublishTo = (device: KnownDevice) => (topic: string, payload: unknown) => void;

/** Resolves when the message is durable or there is nobody it is of; the broker let its sender in, so that is no reason to keep it. */
function takePacket(
  world: GatewayWorld,
  { topic: text, payload, qos, messageId, dup }: IPublishPacket,
  host: string,
  publishTo: PublishTo,
): Promise<void> {
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
  const named = readTopic(text);
  const device = named && world.registry.byName('mqtt', named.device);
  if (!named || !device?.isActive) {
    if (named && !device) letWait(world, named.device, host, bytes);
    return DONE;
  }
  // Behind a broker nobody knows where a message came from, nor which certificate was shown.
  const why = faultOfCaller(world.registry, device, { peer: '', certificate: null });
  if (why !== null) {
    world.notebook.keepFrame(device.townId, { protocol: 'mqtt', peer: host, deviceId: device.id, why, bytes });
    return DONE;
  }
  const publisher = { device, peer: host, publish: publishTo(device) };
  return takeMessage(world, publisher, { topic: named.topic, payload: bytes, qos, messageId, dup: dup === true });
}

const DONE = Promise.resolve();

function letWait({ registry, notebook }: GatewayWorld, externalId: string, peer: string, bytes: Uint8Array): void {
  notebook.letWait(registry.firstTown(), { protocol: 'mqtt', externalId, peer, bytes });
}

/** Who is heard through the broker is called through it too. */
function brokerWays({ calls }: GatewayWorld, client: MqttClient) {
  const closes = new Map<string, () => void>();
  const publish = (topic: string, payload: unknown) => void client.publish(topic, JSON.stringify(payload), { qos: 1 });
  const of: PublishTo = (device) => {
    const name = device.externalId;
    if (!closes.has(device.id)) {
      const way: Way = {
        takes: (_, forChild) => !forChild,
        send: (_, down) => publish(downTopic(name, down), bodyOf(down)),
      };
      closes.set(device.id, calls.open(device.id, way));
    }
    return (topic, payload) => publish(answerTopic(name, topic), payload);
  };
  return {
    of,
    close: () => {
      for (const close of closes.values()) close();
    },
  };
}
