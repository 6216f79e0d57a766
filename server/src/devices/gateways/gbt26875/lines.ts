import type { Socket } from 'node:net';
import type { Header } from '@chengyun/protocols/gbt26875/frame';
import type { KnownDevice } from '../../registry/known-device.ts';

/** Where a transmission device was last heard: its connection, its last packet, and the serial of our own last one. */
export type Line = { readonly socket: Socket; readonly device: KnownDevice; readonly last: Header; serial: number };

/** The connections of transmission devices. A socket may carry several: some operators' platforms forward for many. */
export type Lines = {
  readonly heard: (socket: Socket, device: KnownDevice, last: Header) => void;
  readonly of: (deviceId: string) => Line | undefined;
  /** The device heard last on a connection. */
  readonly on: (socket: Socket) => KnownDevice | undefined;
  readonly closed: (socket: Socket) => void;
};

/** No connections yet. */
export function openLines(): Lines {
  const byDevice = new Map<string, Line>();
  const latest = new WeakMap<Socket, KnownDevice>();
  return {
    heard: (socket, device, last) => {
      byDevice.set(device.id, { socket, device, last, serial: byDevice.get(device.id)?.serial ?? 0 });
      latest.set(socket, device);
    },
    of: (deviceId) => byDevice.get(deviceId),
    on: (socket) => latest.get(socket),
    closed: (socket) => {
      for (const [id, line] of byDevice) if (line.socket === socket) byDevice.delete(id);
    },
  };
}
