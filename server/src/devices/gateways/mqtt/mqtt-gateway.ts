import type { Connect } from '@chengyun/protocols/mqtt/packet';
import { RETURN_CODE } from '@chengyun/protocols/mqtt/table';
import { credentialHash } from '../../registry/credential.ts';
import type { KnownDevice } from '../../registry/known-device.ts';
import { acceptDevices, type TlsOptions } from '../accept.ts';
import { mayComeFrom, strayNote } from '../access.ts';
import type { GatewayWorld, RunningGateway } from '../gateway.ts';
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
  const byName = new Map<string, Connection>();
  const listening = await acceptDevices({
    ...{ setting: 'MQTT_PORT', ...options },
    onSocket: (socket, peer) => {
      const letIn = (connect: Connect, connection: Connection) => enter(world, byName, { connect, connection, peer });
      const connection = mqttConnection({ socket, isFull: world.ingest.isFull, letIn });
      open.add(connection);
      socket.once('close', () => open.delete(connection));
    },
  });
  const watch = setInterval(() => {
    const now = Date.now();
    for (const connection of open) connection.look(now);
  }, LOOK_MS);
  return {
    ...listening,
    stop: async () => {
      clearInterval(watch);
      await listening.stop();
    },
  };
}

type Entering = { readonly connect: Connect; readonly connection: Connection; readonly peer: string };

/** Lets a device in, or gives the code it is refused with. */
function enter(world: GatewayWorld, byName: Map<string, Connection>, { connect, connection, peer }: Entering) {
  const { clientId } = connect;
  const login = { clientId, username: connect.username ?? '', password: textOf(connect.password) };
  const device = deviceFor(world, login, peer);
  if (typeof device === 'number') return device;
  // 3.1.4: who comes again by the same name is the one who counts. A device's own names only, so that none ends another's.
  const name = `${device.id} ${clientId}`;
  if (clientId !== '') {
    byName.get(name)?.close();
    byName.set(name, connection);
  }
  const close = () => {
    if (byName.get(name) === connection) byName.delete(name);
  };
  return earsOf(world, { deviceId: device.id, peer, connection, close });
}

type Session = {
  readonly deviceId: string;
  readonly peer: string;
  readonly connection: Connection;
  readonly close: () => void;
};

/** While a device is connected, what it says is taken in, and it can be called on the topics it listens to. */
function earsOf(world: GatewayWorld, { deviceId, peer, connection, close }: Session): Ears {
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
function deviceFor(world: GatewayWorld, login: Login, peer: string): KnownDevice | number {
  const device = deviceOf(world, login);
  if (!device) {
    letWait(world, login, peer);
    return RETURN_CODE['bad-credentials'];
  }
  if (mayComeFrom(device, peer)) return device;
  const why = strayNote(device, peer);
  world.notebook.keepFrame(device.townId, { protocol: 'mqtt', peer, deviceId: device.id, why, bytes: NO_BYTES });
  return RETURN_CODE['not-authorized'];
}

function textOf(password: Uint8Array | null): string {
  return password === null ? '' : Buffer.from(password).toString();
}

const NO_BYTES = new Uint8Array(0);

/** The device a token, or a name with its password, belongs to. */
function deviceOf({ registry }: GatewayWorld, { username, password }: Login): KnownDevice | undefined {
  const secret = password === '' ? username : password;
  const device = secret === '' ? undefined : registry.byCredential(credentialHash(secret));
  if (!device?.isActive) return undefined;
  return secret === username || device.externalId === username ? device : undefined;
}

function letWait({ notebook, registry }: GatewayWorld, { clientId, username, password }: Login, peer: string): void {
  const secret = password === '' ? username : password;
  // A token is a secret; the name is then the client's id, or something that stays the same.
  const externalId = (password === '' ? clientId : username) || credentialHash(secret).slice(0, 16);
  if (secret === '' || registry.byName('mqtt', externalId)) return;
  notebook.letWait(registry.firstTown(), {
    ...{ protocol: 'mqtt', externalId, peer, credentialHash: credentialHash(secret) },
  });
}
