import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { portTrouble } from '../../support/http/listen.ts';
import type { KeptCertificate } from '../../support/tls/keep-certificate.ts';
import { readPrint } from '../registry/credential.ts';
import { peerName } from './access.ts';

/** Bounds of what one gateway lets in. */
export type Doors = {
  /** Connections at a time, all together and from one address. */
  readonly most: number;
  readonly mostOfOne: number;
  /** New connections a second from one address. */
  readonly newPerSecond: number;
};

export const DOORS: Doors = { most: 100_000, mostOfOne: 20_000, newPerSecond: 1_000 };

/** No port: what the setting `off` means. */
export const NO_PORT = -1;

/** A port that speaks TLS, and with what. */
export type TlsOptions = {
  readonly port: number;
  readonly certificate: Pick<KeptCertificate, 'current' | 'onChange'>;
};

/** Where a gateway listens: in the clear on `port`, unless that is NO_PORT, and in TLS. */
export type Where = { readonly host: string; readonly port: number; readonly tls?: TlsOptions };

export type Listening = {
  /** 0 where there is none. */
  readonly port: number;
  readonly securePort: number;
  readonly connections: () => number;
  /** Whether every port of it still lets somebody in. */
  readonly isListening: () => boolean;
  /** Stops listening and ends what is open. */
  readonly stop: () => Promise<void>;
};

/** A certificate that stands: the common name in it, and its SHA-256 in hex digits. */
export type ShownCertificate = { readonly name: string; readonly print: string };

/** Who connects: from where, and with which certificate; null where it showed none. */
export type Caller = { readonly peer: string; readonly certificate: ShownCertificate | null };

type Options = Where & {
  /** The setting that changes the port, to be named when it is taken; MQTT_TLS_PORT goes with MQTT_PORT. */
  readonly setting: string;
  readonly doors?: Doors;
  /** Whoever has said all may still be answered; `onSocket` then ends the connection. */
  readonly halfOpen?: boolean;
  readonly onSocket: (socket: Socket, caller: Caller) => void;
  /** Told of a connection that is ended for the certificate it showed. */
  readonly onRefused?: (peer: string, why: string) => void;
};

/** Listens for devices; who comes in too great a number is hung up on without a word. */
export async function acceptDevices(options: Options): Promise<Listening> {
  const { host, port, tls, setting, doors = DOORS, halfOpen = false, onSocket, onRefused } = options;
  const hall = openHall(doors);
  const servers: Server[] = [];
  const open = (server: Server, at: number, name: string) => {
    servers.push(server);
    return listen(server, host, at, name);
  };
  const enter = (socket: Socket, certificate: ShownCertificate | null) => {
    const peer = peerName(socket.remoteAddress, socket.remotePort);
    socket.on('error', () => {}); // whatever happened to it, 'close' follows
    if (peer !== '') onSocket(socket, { peer, certificate });
  };
  const enterSecurely = (socket: TLSSocket) => {
    const shown = shownBy(socket);
    if (shown.why === null) return enter(socket, shown.certificate);
    onRefused?.(peerName(socket.remoteAddress, socket.remotePort), shown.why);
    socket.destroy();
  };
  const stop = async () => {
    const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
    hall.empty();
    await Promise.all(closed);
  };
  try {
    const plain = createServer({ allowHalfOpen: halfOpen }, (socket) => hall.admit(socket) && enter(socket, null));
    const plainPort = port === NO_PORT ? 0 : await open(plain, port, setting);
    const secureSetting = setting.replace(/_PORT$/, '_TLS_PORT');
    const securePort = tls
      ? await open(tlsServer(tls.certificate, { hall, halfOpen, enter: enterSecurely }), tls.port, secureSetting)
      : 0;
    const isListening = () => servers.every((server) => server.listening);
    return { port: plainPort, securePort, connections: hall.count, isListening, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Hall = ReturnType<typeof openHall>;

/** Who is inside, and whether one more may come in. */
function openHall(doors: Doors) {
  const open = new Set<Socket>();
  const ofOne = new Map<string, number>();
  let second = 0;
  let fresh = new Map<string, number>();

  function mayEnter(address: string): boolean {
    const now = Math.floor(Date.now() / 1000);
    if (now !== second) {
      second = now;
      fresh = new Map();
    }
    const count = (fresh.get(address) ?? 0) + 1;
    fresh.set(address, count);
    return open.size < doors.most && (ofOne.get(address) ?? 0) < doors.mostOfOne && count <= doors.newPerSecond;
  }
  return {
    count: () => open.size,
    /** Lets a connection in, or ends it. */
    admit: (socket: Socket): boolean => {
      const address = socket.remoteAddress ?? '';
      socket.on('error', () => {});
      if (address === '' || !mayEnter(address)) {
        socket.destroy();
        return false;
      }
      open.add(socket);
      ofOne.set(address, (ofOne.get(address) ?? 0) + 1);
      socket.once('close', () => {
        open.delete(socket);
        const left = (ofOne.get(address) ?? 1) - 1;
        if (left > 0) ofOne.set(address, left);
        else ofOne.delete(address);
      });
      socket.setNoDelay(true);
      return true;
    },
    empty: () => {
      for (const socket of open) socket.destroy();
    },
  };
}

type Shown = { readonly certificate: ShownCertificate | null; readonly why: string | null };

/** The certificate a device shows; `why` it cannot be believed. */
function shownBy(socket: TLSSocket): Shown {
  // Undefined where none was asked for; without members where none was shown.
  const { subject, fingerprint256 } = socket.getPeerCertificate() ?? {};
  if (subject === undefined) return { certificate: null, why: null };
  const names = [subject.CN].flat();
  const told = JSON.stringify(names.join(' ').slice(0, 120));
  if (!socket.authorized)
    return { certificate: null, why: `the certificate ${told} is not to be trusted: ${socket.authorizationError}` };
  const [name] = names;
  if (!name) return { certificate: null, why: 'the certificate has no common name' };
  return { certificate: { name, print: readPrint(fingerprint256) ?? '' }, why: null };
}

type Entrance = {
  readonly hall: Hall;
  readonly halfOpen: boolean;
  readonly enter: (socket: TLSSocket) => void;
};

/** Where authorities are given, a device may show a certificate of its own; whose it is, its gateway decides. */
function tlsServer(
  certificate: Pick<KeptCertificate, 'current' | 'onChange'>,
  { hall, halfOpen, enter }: Entrance,
): Server {
  const files = () => {
    const { cert, key, ca, crl } = certificate.current();
    return { cert, key, ...(ca && { ca }), ...(crl && { crl }) };
  };
  const options = { minVersion: 'TLSv1.2', handshakeTimeout: 10_000, rejectUnauthorized: false } as const;
  const requestCert = certificate.current().ca !== null;
  const certified = new Set<TLSSocket>();
  const server = createTlsServer({ ...options, ...files(), requestCert, allowHalfOpen: halfOpen }, (socket) => {
    if (requestCert && socket.getPeerCertificate()?.subject !== undefined) {
      certified.add(socket);
      socket.once('close', () => certified.delete(socket));
    }
    enter(socket);
  });
  // Counted from the first byte: who never ends the handshake fills no more room than others.
  server.prependListener('connection', hall.admit);
  server.on('tlsClientError', () => {}); // a handshake that failed is over
  let before = certificate.current();
  certificate.onChange((now) => {
    server.setSecureContext(files());
    // Whoever showed a certificate is to show it again: it may be revoked by now, or its authority gone.
    if (!isSame(before.ca, now.ca) || !isSame(before.crl, now.crl)) for (const socket of certified) socket.destroy();
    before = now;
  });
  return server;
}

function isSame(one: Buffer | null, other: Buffer | null): boolean {
  return one === other || (one !== null && other !== null && one.equals(other));
}

async function listen(server: Server, host: string, port: number, setting: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      const hint = '也可设为 off 关闭该接入。It may also be off.';
      reject(
        new Error(`${portTrouble(cause, { host, port, setting, hostSetting: 'DEVICE_HOST' })} ${hint}`, { cause }),
      );
    });
    server.listen({ host, port, backlog: 1024 }, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}
