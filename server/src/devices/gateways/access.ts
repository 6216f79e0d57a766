import { BlockList, isIP } from 'node:net';
import type { KnownDevice } from '../registry/known-device.ts';

/** One address or network, such as `10.8.0.0/16` or `fd00::7`. */
export type Range = { readonly address: string; readonly bits: number };

/** Reads one; undefined when it is none. */
export function readRange(text: string): Range | undefined {
  const [, address = '', length] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  if (family === 0) return undefined;
  const most = family === 4 ? 32 : 128;
  const bits = length === undefined ? most : Number(length);
  return bits <= most ? { address, bits } : undefined;
}

/** Whether the device may come from this address, given with or without its port. */
export function mayComeFrom(device: KnownDevice, peer: string): boolean {
  const { allowedFrom } = device;
  if (allowedFrom === null) return true;
  const address = addressOf(peer);
  const family = isIP(address);
  if (family === 0) return false;
  return listOf(allowedFrom).check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** An address and port as one text, as `addressOf` takes it apart again. */
export function peerName(address: string | undefined, port: number | undefined): string {
  if (address === undefined) return '';
  return address.includes(':') ? `[${address}]:${port ?? 0}` : `${address}:${port ?? 0}`;
}

/** The address of a peer, with or without its port; one of IPv4 inside IPv6 as IPv4. */
export function addressOf(peer: string): string {
  const address = isIP(peer) === 0 ? peer.replace(/^\[(.*)\]:\d+$|:\d+$/, '$1') : peer;
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

/** What is noted of a device that came from elsewhere. */
export function strayNote({ allowedFrom }: KnownDevice, peer: string): string {
  return `came from ${addressOf(peer) || 'an unknown address'}, may only come from ${(allowedFrom ?? []).join(', ')}`;
}

// The list of a device is made when it is first met and lives as long as what is known of the device.
const lists = new WeakMap<readonly string[], BlockList>();

function listOf(ranges: readonly string[]): BlockList {
  const made = lists.get(ranges);
  if (made) return made;
  const list = new BlockList();
  for (const range of ranges) {
    const read = readRange(range);
    if (read) list.addSubnet(read.address, read.bits, isIP(read.address) === 4 ? 'ipv4' : 'ipv6');
  }
  lists.set(ranges, list);
  return list;
}
