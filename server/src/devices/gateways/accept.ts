import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
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

export type Listening = {
  readonly port: number;
  readonly connections: () => number;
  /** Stops listening and ends what is open. */
  readonly stop: () => Promise<void>;
};

/** Certificate and key (PEM) to speak TLS; `onChange` is told when there are newer ones. */
export type TlsOptions = {
  readonly cert: Buffer;
  readonly key: Buffer;
};

type Options = {
  readonly host: string;
  readonly port: number;
  /** The setting that changes the port, to be named when it is taken. */
  readonly setting: string;
  readonly doors?: Doors;
  readonly tls?: TlsOptions;
  readonly onSocket: (socket: Socket, peer: string) => void;
};

/** Listens for devices; who comes in too great a number is hung up on without a word. */
export async function acceptDevices({
  host,
  port,
  setting,
  doors = DOORS,
  tls,
  onSocket,
}: Options): Promise<Listening> {
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
  function enter(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    socket.on('error', () => {}); // whatever happened to it, 'close' follows
    if (address === '' || !mayEnter(address)) return void socket.destroy();
    open.add(socket);
    ofOne.set(address, (ofOne.get(address) ?? 0) + 1);
    socket.once('close', () => {
      open.delete(socket);
      const left = (ofOne.get(address) ?? 1) - 1;
      if (left > 0) ofOne.set(address, left);
      else ofOne.delete(address);
    });
    socket.setNoDelay(true);
    onSocket(socket, peerName(address, socket.remotePort));
  }
  const server = tls ? createTlsServer({ ...tls, handshakeTimeout: 10_000 }, enter) : createServer(enter);
  server.on('tlsClientError', () => {}); // a handshake that failed is over
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(reason(cause, host, port, setting), { cause })));
    server.listen({ host, port, backlog: 1024 }, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    connections: () => open.size,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function reason(cause: Error, host: string, port: number, setting: string): string {
  const code = 'code' in cause ? cause.code : '';
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用，请用 ${setting} 另设端口，或设为 off 关闭该接入。Port ${port} is taken by another program; set ${setting} to another one, or to off.`;
  if (code === 'EACCES')
    return `无权使用端口 ${port}，请用 ${setting} 另设 1024 以上的端口。Port ${port} may not be used by this account; set ${setting} to one above 1024.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `本机没有地址 ${host}，请检查 DEVICE_HOST。This machine has no address ${host}; check DEVICE_HOST.`;
  return `不能监听 ${host}:${port}。Cannot listen on ${host}:${port}: ${cause.message}`;
}
