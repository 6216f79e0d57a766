import { decode } from '@chengyun/protocols/thingsboard/decode';
import { Aedes, type AuthenticateError, type Client, type PublishPacket } from 'aedes';
import { credentialHash } from '../../registry/credential.ts';
import type { KnownDevice } from '../../registry/known-device.ts';
import { fingerprint } from '../../store/sequence-key.ts';
import { acceptDevices } from '../accept.ts';
import type { GatewayWorld, RunningGateway } from '../gateway.ts';
import { takeDrafts } from '../take-drafts.ts';
import { type Draft, draftsOf } from './drafts.ts';
import { EVENTS_TOPIC, readEvents } from './events-topic.ts';
import { guardLengths } from './guard-lengths.ts';

/** A gateway that can also ask a device something (ThingsBoard RPC). */
export type MqttGateway = RunningGateway & {
  /** Asks a connected device; undefined when it is not connected or does not answer within ten seconds. */
  readonly ask: (deviceId: string, method: string, params: unknown) => Promise<unknown>;
};

type Options = {
  readonly host: string;
  readonly port: number;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
};

/** Topics a device may listen to; what stands there is sent to it alone. */
const DOWNWARD =
  /^v1\/(devices\/me\/(rpc\/request\/(\+|\d+)|attributes(\/response\/(\+|\d+))?)|gateway\/(rpc|attributes))$/;
const BAD_CREDENTIALS = 4;
const ANSWER_MS = 10_000;

type Session = { readonly deviceId: string; readonly peer: string };

/** Listens for MQTT 3.1.1; PUBACK (and PUBREC) go out when the message is durable and not before. */
export async function startMqttGateway(world: GatewayWorld, options: Options): Promise<MqttGateway> {
  const sessions = new WeakMap<Client, Session>();
  const clients = new Map<string, Client>();
  const questions = pendingQuestions();
  const broker = await Aedes.createBroker({ concurrency: 1_000, connectTimeout: 10_000, maxClientsIdLength: 256 });

  passNothingOn(broker);
  broker.preConnect = (_, packet, done) => {
    packet.clean = true; // a session that is kept would be memory for whoever asks for it
    done(null, true);
  };
  broker.authenticate = (client, username, password, done) => {
    const peer = peerOf(client);
    const device = deviceOf(world, username, password);
    if (!device) {
      letWait(world, client, username, password, peer);
      return done(refusal(), null);
    }
    sessions.set(client, { deviceId: device.id, peer });
    done(null, true);
  };
  broker.authorizeSubscribe = (_, subscription, done) =>
    done(null, DOWNWARD.test(subscription.topic) ? subscription : null);
  broker.authorizePublish = (client, packet, done) => {
    const session = client && sessions.get(client);
    const device = session && world.registry.byId(session.deviceId);
    if (!client || !session || !device?.isActive) return done(new Error('not a device that may speak'));
    takePacket(world, questions, client, device, session.peer, packet).then(
      () => done(null),
      (error: Error) => done(error),
    );
  };
  broker.on('client', (client) => {
    const session = sessions.get(client);
    if (session) clients.set(session.deviceId, client);
  });
  broker.on('clientDisconnect', (client) => {
    const session = sessions.get(client);
    if (session && clients.get(session.deviceId) === client) clients.delete(session.deviceId);
  });
  const listening = await acceptDevices({
    ...{ ...options, setting: 'MQTT_PORT' },
    onSocket: (socket) => broker.handle(guardLengths(socket)),
  });
  return {
    ...{ port: listening.port, connections: listening.connections },
    ask: (deviceId, method, params) => {
      const client = clients.get(deviceId);
      return client ? questions.ask(client, method, params) : Promise.resolve(undefined);
    },
    stop: async () => {
      await listening.stop();
      await new Promise<void>((resolve) => broker.close(() => resolve()));
      questions.stop();
    },
  };
}

/** The device a token, or a name with its password, belongs to. */
function deviceOf({ registry }: GatewayWorld, username = '', password?: Buffer): KnownDevice | undefined {
  const secret = password?.length ? password.toString() : username;
  const device = secret === '' ? undefined : registry.byCredential(credentialHash(secret));
  if (!device?.isActive) return undefined;
  return secret === username || device.externalId === username ? device : undefined;
}

function letWait(
  { notebook, registry }: GatewayWorld,
  client: Client,
  username = '',
  password: Buffer | undefined,
  peer: string,
) {
  const hasPassword = password !== undefined && password.length > 0;
  const secret = hasPassword ? password.toString() : username;
  // A token is a secret; the name is then the client's id.
  const externalId = hasPassword ? username : client.id;
  if (secret === '' || registry.byName('mqtt', externalId)) return;
  notebook.letWait(registry.firstTown(), {
    ...{ protocol: 'mqtt', externalId, peer, credentialHash: credentialHash(secret) },
  });
}

/** Resolves when the message is durable or says nothing; rejects when it must not be acknowledged. */
function takePacket(
  world: GatewayWorld,
  questions: Questions,
  client: Client,
  device: KnownDevice,
  peer: string,
  packet: PublishPacket,
): Promise<void> {
  const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
  const drafts = read(packet.topic, payload, questions, client);
  if (typeof drafts === 'string') {
    // The device would send what cannot be read again and again: it is acknowledged, and kept where people look for it.
    const why = `${packet.topic.slice(0, 80)}: ${drafts}`;
    world.notebook.keepFrame(device.townId, { protocol: 'mqtt', peer, deviceId: device.id, why, bytes: payload });
    return Promise.resolve();
  }
  if (drafts.length === 0) world.ingest.seen(device.townId, device.id, world.now());
  return takeDrafts(world, drafts, {
    ...{ from: device, peer, receivedAt: world.now(), resent: packet.dup },
    sequence: sequenceOf(packet, payload, drafts),
  });
}

/** Words with a time of their own tell themselves apart; others only by the packet's id, which comes again when resent. */
function sequenceOf({ qos, messageId }: PublishPacket, payload: Uint8Array, drafts: readonly Draft[]): string | null {
  if (drafts.every(({ deviceAt }) => deviceAt !== null)) return fingerprint(payload);
  return qos === 0 ? null : `${messageId} ${fingerprint(payload)}`;
}

function read(topic: string, payload: Buffer, questions: Questions, client: Client): readonly Draft[] | string {
  if (topic === EVENTS_TOPIC) return readEvents(payload);
  const message = decode(topic, payload);
  if (!message.ok) return `${message.why} (byte ${message.at})`;
  if (message.value.kind === 'rpc-response') questions.answer(client, message.value.id, message.value.body);
  if (message.value.kind === 'attribute-request') {
    const answer = { topic: `v1/devices/me/attributes/response/${message.value.id}`, payload: Buffer.from('{}') };
    client.publish({ ...answer, cmd: 'publish', qos: 0, dup: false, retain: false });
  }
  return draftsOf(message.value);
}

/**
 * What a device says is for the town, not for other devices: the broker neither keeps nor passes on anything, and saves
 * the look at its subscriptions. What goes down to a device goes by `client.publish`.
 */
function passNothingOn(broker: Aedes): void {
  broker.publish = (_packet: PublishPacket, ...rest: readonly unknown[]) => {
    const done = rest.at(-1);
    if (typeof done === 'function') done(null);
  };
}

function refusal(): AuthenticateError {
  return Object.assign(new Error('unknown device or wrong token'), { returnCode: BAD_CREDENTIALS });
}

function peerOf({ conn }: Client): string {
  return 'remoteAddress' in conn ? `${conn.remoteAddress}:${conn.remotePort}` : '';
}

type Questions = ReturnType<typeof pendingQuestions>;

/** Questions to devices that wait for an answer. */
function pendingQuestions() {
  const waiting = new Map<string, { readonly resolve: (body: unknown) => void; readonly timer: NodeJS.Timeout }>();
  let last = 0;
  const settle = (name: string, body: unknown) => {
    const question = waiting.get(name);
    if (!question) return;
    clearTimeout(question.timer);
    waiting.delete(name);
    question.resolve(body);
  };
  return {
    ask: (client: Client, method: string, params: unknown): Promise<unknown> => {
      const id = ++last;
      const name = `${client.id} ${id}`;
      const payload = Buffer.from(JSON.stringify({ method, params }));
      return new Promise((resolve) => {
        waiting.set(name, { resolve, timer: setTimeout(settle, ANSWER_MS, name, undefined) });
        client.publish({
          ...{ topic: `v1/devices/me/rpc/request/${id}`, payload },
          ...{ cmd: 'publish', qos: 0, dup: false, retain: false },
        });
      });
    },
    answer: (client: Client, id: number, body: unknown) => settle(`${client.id} ${id}`, body),
    stop: () => {
      for (const name of [...waiting.keys()]) settle(name, undefined);
    },
  };
}
