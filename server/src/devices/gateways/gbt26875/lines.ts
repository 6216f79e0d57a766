import type { Socket } from 'node:net';
import type { Header } from '@chengyun/protocols/gbt26875/frame';
import type { KnownDevice } from '../../registry/known-device.ts';
import type { Caller } from '../accept.ts';

type Heard = {
  readonly socket: Socket;
  readonly device: KnownDevice;
  readonly caller: Caller;
  readonly last: Header;
};

/** Where a transmission device was last heard: its connection, its last packet, and the serial of our own last one. */
export type Line = Heard & { serial: number };

/** The connections of transmission devices. A socket may carry several: some operators' platforms forward for many. */
export type Lines = {
  readonly heard: (heard: Heard) => void;
  readonly of: (deviceId: string) => Line | undefined;
  /** The device heard last on a connection. */
  readonly on: (socket: Socket) => KnownDevice | undefined;
  readonly closed: (socket: Socket) => void;
  readonly all: () => Iterable<Line>;
  readonly forget: (line: Line) => void;
};

/** No connections yet. */
export function openLines(): Lines {
  const byDevice = new Map<string, Line>();
  const latest = new WeakMap<Socket, KnownDevice>();
  return {
    heard: ({ socket, device, caller, last }) => {
      byDevice.set(device.id, { socket, device, caller, last, serial: byDevice.get(device.id)?.serial ?? 0 });
      latest.set(socket, device);
    },
    of: (deviceId) => byDevice.get(deviceId),
    on: (socket) => latest.get(socket),
    closed: (socket) => {
      for (const [id, line] of byDevice) if (line.socket === socket) byDevice.delete(id);
    },
    all: () => byDevice.values(),
    forget: ({ device }) => void byDevice.delete(device.id),
  };
}
