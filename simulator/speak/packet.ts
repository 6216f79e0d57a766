import type { KnownUnit } from '@chengyun/protocols/gbt26875/frame';
import type { Item } from '@chengyun/protocols/hj212/message';
import type { Message } from '../plan/message.ts';

/** What goes over a wire, and the messages it carries. */
export type Packet = { readonly messages: readonly Message[]; readonly body: PacketBody };

export type PacketBody =
  | { readonly way: 'mqtt'; readonly topic: string; readonly payload: Uint8Array }
  | {
      readonly way: 'gbt26875';
      readonly unit: KnownUnit | { readonly type: 'none' };
      /** The transmission device's clock, epoch milliseconds. */
      readonly sentAt: number;
    }
  | { readonly way: 'hj212'; readonly cn: string; readonly cp: readonly Item[] }
  | HttpPacket;

/** A POST of a device or a platform. */
export type HttpPacket = {
  readonly way: 'http';
  readonly path: string;
  readonly contentType: string;
  readonly payload: Uint8Array;
};
