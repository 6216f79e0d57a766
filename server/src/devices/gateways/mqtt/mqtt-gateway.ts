import { Aedes, type AuthenticateError, type Client, type PublishPacket } from 'aedes';
import { credentialHash } from '../../registry/credential.ts';
import type { KnownDevice } from '../../registry/known-device.ts';
import { acceptDevices, type TlsOptions } from '../accept.ts';
import { mayComeFrom, peerName, strayNote } from '../access.ts';
import type { GatewayWorld, RunningGateway } from '../gateway.ts';
import { clientWay, mayListenTo } from './client-way.ts';
import { guardLengths } from './guard-lengths.ts';
import { takeMessage } from './take-message.ts';

type Options = {
  readonly host: string;
  readonly port: number;
  /** The setting that changes the port; MQTT_PORT unless told. */
  readonly setting?: string;
  readonly tls?: TlsOptions;
};

/** CONNACK return codes (MQTT 3.1.1, 3.2.2.3). */
const BAD_CREDENTIALS = 4;
const NOT_AUTHORIZED = 5;

type Session = {
  readonly deviceId: string;
  readonly peer: string;
  readonly listensTo: Set<string>;
  readonly publish: (topic: string, payload: unknown) => void;
};

/** Listens for MQTT 3.1.1; PUBACK (and PUBREC) go out when the message is durable and not before. */
export async function startMqttGateway(world: GatewayWorld, options: Options): Promise<RunningGateway> {
  const sessions = new WeakMap<Client, Session>();
  const broker = await Aedes.createBroker({ concurrency: 1_000, connectTimeout: 10_000, maxClientsIdLength: 256 });

  passNothingOn(broker);
  broker.preConnect = (_, packet, done) => {
    packet.clean = true; // a session that is kept would be memory for whoever asks for it
    done(null, true);
  };
  broker.authenticate = (client, username, password, done) => {
    const login = { username: username ?? '', password: password?.toString() ?? '' };
    const session = sessionOf(world, client, login);
    if (typeof session === 'number') return done(refusal(session), null);
    sessions.set(client, session);
    done(null, true);
  };
  broker.authorizeSubscribe = (client, subscription, done) => {
    const { topic } = subscription;
    if (!client || !mayListenTo(topic)) return done(null, null);
    sessions.get(client)?.listensTo.add(topic);
    done(null, subscription);
  };
  broker.authorizePublish = (client, packet, done) => {
    const session = client && sessions.get(client);
    const device = session && world.registry.byId(session.deviceId);
    if (!session || !device?.isActive) return done(new Error('not a device that may speak'));
    const { topic, payload, qos, messageId, dup } = packet;
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    const { peer, publish } = session;
    takeMessage(world, { device, peer, publish }, { topic, payload: bytes, qos, messageId, dup }).then(
      () => done(null),
      (error: Error) => done(error),
    );
  };
  keepWays(world, broker, sessions);
  const listening = await acceptDevices({
    ...{ setting: 'MQTT_PORT', ...options },
    onSocket: (socket) => broker.handle(guardLengths(socket)),
  });
  return {
    ...listening,
    stop: async () => {
      await listening.stop();
      await new Promise<void>((resolve) => broker.close(() => resolve()));
    },
  };
}

/** While a device is connected, it can be called on the topics it listens to. */
function keepWays({ calls }: GatewayWorld, broker: Aedes, sessions: WeakMap<Client, Session>): void {
  const closes = new WeakMap<Client, () => void>();
  broker.on('client', (client) => {
    const session = sessions.get(client);
    if (session) closes.set(client, calls.open(session.deviceId, clientWay(session.listensTo, session.publish)));
  });
  broker.on('unsubscribe', (topics, client) => {
    for (const topic of topics) sessions.get(client)?.listensTo.delete(topic);
  });
  broker.on('clientDisconnect', (client) => closes.get(client)?.());
}

type Login = { readonly username: string; readonly password: string };

/** The session of who may come in; else the code it is refused with. */
function sessionOf(world: GatewayWorld, client: Client, login: Login): Session | number {
  const peer = 'remoteAddress' in client.conn ? peerName(client.conn.remoteAddress, client.conn.remotePort) : '';
  const device = deviceOf(world, login);
  if (!device) {
    letWait(world, client, login, peer);
    return BAD_CREDENTIALS;
  }
  if (!mayComeFrom(device, peer)) {
    const why = strayNote(device, peer);
    world.notebook.keepFrame(device.townId, { protocol: 'mqtt', peer, deviceId: device.id, why, bytes: NO_BYTES });
    return NOT_AUTHORIZED;
  }
  return {
    ...{ deviceId: device.id, peer, listensTo: new Set() },
    publish: (topic, payload) => {
      const bytes = Buffer.from(JSON.stringify(payload));
      client.publish({ cmd: 'publish', topic, payload: bytes, qos: 0, dup: false, retain: false });
    },
  };
}

const NO_BYTES = new Uint8Array(0);

/** The device a token, or a name with its password, belongs to. */
function deviceOf({ registry }: GatewayWorld, { username, password }: Login): KnownDevice | undefined {
  const secret = password === '' ? username : password;
  const device = secret === '' ? undefined : registry.byCredential(credentialHash(secret));
  if (!device?.isActive) return undefined;
  return secret === username || device.externalId === username ? device : undefined;
}

function letWait({ notebook, registry }: GatewayWorld, client: Client, login: Login, peer: string): void {
  const { username, password } = login;
  const secret = password === '' ? username : password;
  // A token is a secret; the name is then the client's id.
  const externalId = password === '' ? client.id : username;
  if (secret === '' || registry.byName('mqtt', externalId)) return;
  notebook.letWait(registry.firstTown(), {
    ...{ protocol: 'mqtt', externalId, peer, credentialHash: credentialHash(secret) },
  });
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

function refusal(returnCode: number): AuthenticateError {
  return Object.assign(new Error('unknown device, wrong token or wrong address'), { returnCode });
}
