import { BlockList, isIP } from 'node:net';
import { Refusal } from '../../support/http/refusal.ts';
import { certificateIn } from '../registry/credential.ts';
import type { KnownDevice } from '../registry/known-device.ts';
import type { Registry } from '../registry/registry.ts';
import type { Caller, ShownCertificate } from './accept.ts';

/** One address or network, such as `10.8.0.0/16` or `fd00::7`. */
export type Range = { readonly address: string; readonly bits: number };

/** Reads one; undefined when it is none. */
export function readRange(text: string): Range | undefined {
  const [, address = '', length] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  if (family === 0 || (family === 6 && address.includes('.'))) return undefined;
  const most = family === 4 ? 32 : 128;
  const bits = length === undefined ? most : Number(length);
  return bits <= most ? { address, bits } : undefined;
}

/** The same list as networks; refused with the first that is none. */
export function knownRanges(ranges: readonly string[]): readonly string[] {
  return ranges.map((range) => {
    const read = readRange(range.trim());
    if (!read) throw new Refusal('device.bad-range', { range });
    return networkOf(read);
  });
}

/** The network an address lies in, as PostgreSQL's cidr wants it: no bits beyond its length. */
function networkOf({ address, bits }: Range): string {
  if (isIP(address) === 6) return bits === 128 ? address : `${ipv6Network(address, bits)}/${bits}`;
  const value = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const network = bits === 0 ? 0 : value - (value % 2 ** (32 - bits));
  return `${[24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join('.')}/${bits}`;
}

function ipv6Network(address: string, bits: number): string {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
  const groups = [...left, ...middle, ...right].map((group, at) => {
    const kept = Math.min(Math.max(bits - at * 16, 0), 16);
    return (Number.parseInt(group, 16) & (0xffff << (16 - kept)) & 0xffff).toString(16);
  });
  return groups.join(':');
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

/** Why a device is not to be heard from this caller, by its address or its certificate; null when it is. */
export function faultOfCaller(
  registry: Pick<Registry, 'byId'>,
  device: KnownDevice,
  { peer, certificate }: Caller,
): string | null {
  if (!mayComeFrom(device, peer)) return strayNote(device, peer);
  const wanted = certificatesFor(registry, device);
  if (wanted.length === 0 || wanted.some((each) => fits(each, certificate))) return null;
  const shown = certificate === null ? 'none' : inWords(certificate, wanted);
  return `must show the certificate ${wanted.map((each) => inWords(each, wanted)).join(' or ')}, showed ${shown}`;
}

/** A certificate a device may show; any of this name where no print is set. */
type Wanted = { readonly name: string; readonly print: string | null };

function fits({ name, print }: Wanted, shown: ShownCertificate | null): boolean {
  return shown?.name === name && (print === null || shown.print === print);
}

/** With their prints where the names would not tell them apart. */
function inWords({ name, print }: Wanted, wanted: readonly Wanted[]): string {
  const tells = print !== null && wanted.some((each) => each.print !== null);
  return tells ? `"${name}" (SHA-256 ${print.slice(0, 16)}…)` : `"${name}"`;
}

/** Whether a device that was let in as `known` may go on: it is in use, and what it showed then is still what it must show. */
export function mayGoOn(registry: Pick<Registry, 'byId'>, known: KnownDevice, caller: Caller): boolean {
  const device = registry.byId(known.id);
  if (!device?.isActive || device.credentialHash !== known.credentialHash) return false;
  return faultOfCaller(registry, device, caller) === null;
}

/** Its own or that of the gateway that speaks for it. Who has a token or password of its own needs none. */
function certificatesFor(registry: Pick<Registry, 'byId'>, device: KnownDevice): readonly Wanted[] {
  const { credentialHash, parentId } = device;
  const own = wantedOf(device);
  if (own === null && credentialHash !== null) return [];
  const gateway = parentId === null ? undefined : registry.byId(parentId);
  return [own, gateway ? wantedOf(gateway) : null].filter((each) => each !== null);
}

function wantedOf({ credentialHash, certificatePrint }: KnownDevice): Wanted | null {
  const name = certificateIn(credentialHash);
  return name === null ? null : { name, print: certificatePrint };
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
