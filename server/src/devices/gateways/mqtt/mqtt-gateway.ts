import type { Connect } from '@chengyun/protocols/mqtt/packet';
import { RETURN_CODE } from '@chengyun/protocols/mqtt/table';
import { certificateCredential, credentialHash } from '../../registry/credential.ts';
import type { KnownDevice } from '../../registry/known-device.ts';
import { acceptDevices, type Caller, type TlsOptions } from '../accept.ts';
import { faultOfCaller, mayGoOn } from '../access.ts';
import type { GatewayWorld, RunningGateway } from '../gateway.ts';
import { keepRefused } from '../keep-refused.ts';
import { clientWay, mayListenTo } from './client-way.ts';
import { type Connection, type Ears, mqttConnection } from './mqtt-connection.ts';
import { takeMessageThen } from './take-message.ts';

type Options = {
  readonly host: string;
  readonly port: number;
  /** The setting that changes the port; MQTT_PORT unless told. */
  readonly setting?: string;
  readonly tls?: TlsOptions;
};

/** How often connections are looked at for whether they are still there. */
const LOOK_MS = 1_000;

/** Listens for MQTT 3.1.1; PUBACK (and PUBREC) go out when the message is durable and not before. */
export async function startMqttGateway(world: GatewayWorld, options: Options): Promise<RunningGateway> {
  const open = new Set<Connection>();
  const inside: Inside = { byName: new Map(), sessions: new Set() };
  const listening = await acceptDevices({
    ...{ setting: 'MQTT_PORT', ...options },
    onRefused: keepRefused(world, 'mqtt'),
    onSocket: (socket, caller) => {
      const letIn = (connect: Connect, connection: Connection) => enter(world, inside, { connect, connection, caller });
      const connection = mqttConnection({ socket, isFull: world.ingest.isFull, letIn });
      open.add(connection);
      socket.once('close', () => open.delete(connection));
    },
  });
  const watch = setInterval(() => {
    const now = Date.now();
    for (const connection of open) connection.look(now);
  }, LOOK_MS);
  const stopWatching = world.registry.onChange(() => {
    for (const { device, caller, connection } of inside.sessions)
      if (!mayGoOn(world.registry, device, caller)) connection.shutOut();
  });
  return {
    ...listening,
    stop: async () => {
      clearInterval(watch);
      stopWatching();
      await listening.stop();
    },
  };
}

type Entering = { readonly connect: Connect; readonly connection: Connection; readonly caller: Caller };

/** Who was let in, and by which names. */
type Inside = { readonly byName: Map<string, Connection>; readonly sessions: Set<Session> };

/** Lets a device in, or gives the code it is refused with. */
function enter(world: GatewayWorld, { byName, sessions }: Inside, { connect, connection, caller }: Entering) {
  const { clientId } = connect;
  const login = { clientId, username: connect.username ?? '', password: textOf(connect.password) };
  const device = deviceFor(world, login, caller);
  if (typeof device === 'number') return device;
  // 3.1.4: who comes again by the same name is the one who counts. A device's own names only, so that none ends another's.
  const name = `${device.id} ${clientId}`;
  if (clientId !== '') {
    byName.get(name)?.close();
    byName.set(name, connection);
  }
  const session: Session = {
    ...{ device, caller, connection },
    close: () => {
      if (byName.get(name) === connection) byName.delete(name);
      sessions.delete(session);
    },
  };
  sessions.add(session);
  return earsOf(world, session);
}

type Session = {
  /** As it was known when it was let in. */
  readonly device: KnownDevice;
  readonly caller: Caller;
  readonly connection: Connection;
  readonly close: () => void;
};

/** While a device is connected, what it says is taken in, and it can be called on the topics it listens to. */
function earsOf(world: GatewayWorld, { device: { id: deviceId }, caller, connection, close }: Session): Ears {
  const { peer } = caller;
  const listensTo = new Set<string>();
  const publish = (topic: string, payload: unknown) => connection.publish(topic, Buffer.from(JSON.stringify(payload)));
  const closeWay = world.calls.open(deviceId, clientWay(listensTo, publish));
  return {
    onPublish: (message, settled) => {
      const device = world.registry.byId(deviceId);
      if (!device?.isActive) return settled(new Error('not a device that may speak'));
      takeMessageThen(world, { device, peer, publish }, message, settled);
    },
    onSubscribe: (topic) => {
      const may = mayListenTo(topic);
      if (may) listensTo.add(topic);
      return may;
    },
    onUnsubscribe: (topic) => void listensTo.delete(topic),
    onClose: () => {
      closeWay();
      close();
    },
  };
}

type Login = { readonly clientId: string; readonly username: string; readonly password: string };

/** The device that may come in; else the code it is refused with. */
function deviceFor(world: GatewayWorld, login: Login, caller: Caller): KnownDevice | number {
  const device = deviceOf(world, login, caller);
  if (!device) {
    letWait(world, login, caller);
    return RETURN_CODE['bad-credentials'];
  }
  const why = faultOfCaller(world.registry, device, caller);
  if (why === null) return device;
  const note = { protocol: 'mqtt', peer: caller.peer, deviceId: device.id, why, bytes: NO_BYTES };
  world.notebook.keepFrame(device.townId, note);
  return RETURN_CODE['not-authorized'];
}

function textOf(password: Uint8Array | null): string {
  return password === null ? '' : Buffer.from(password).toString();
}

const NO_BYTES = new Uint8Array(0);

/** The device a certificate, a token, or a name with its password, belongs to. */
function deviceOf(
  { registry }: GatewayWorld,
  { username, password }: Login,
  { certificate }: Caller,
): KnownDevice | undefined {
  const certified = certificate === null ? undefined : registry.byCredential(certificateCredential(certificate.name));
  if (certified) return certified.isActive && certified.protocol === 'mqtt' ? certified : undefined;
  const secret = password === '' ? username : password;
  const device = secret === '' ? undefined : registry.byCredential(credentialHash(secret));
  if (!device?.isActive) return undefined;
  return secret === username || device.externalId === username ? device : undefined;
}

function letWait({ notebook, registry }: GatewayWorld, login: Login, { peer, certificate }: Caller): void {
  const { clientId, username, password } = login;
  const secret = password === '' ? username : password;
  const credential = secret === '' ? certificate && certificateCredential(certificate.name) : credentialHash(secret);
  // A token is a secret; the name is then that of the certificate, the client's id, or something that stays the same.
  const name = secret === '' ? certificate?.name : (password === '' ? clientId : username) || credential?.slice(0, 16);
  if (!credential || !name || registry.byName('mqtt', name)) return;
  notebook.letWait(registry.firstTown(), { protocol: 'mqtt', externalId: name, peer, credentialHash: credential });
}
