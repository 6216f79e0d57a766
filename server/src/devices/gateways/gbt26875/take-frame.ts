import type { Socket } from 'node:net';
import { decode, headerOfBroken } from '@chengyun/protocols/gbt26875/decode';
import { type Dialect, dialects, standard } from '@chengyun/protocols/gbt26875/dialect';
import { encode, replyTo } from '@chengyun/protocols/gbt26875/encode';
import type { Frame, Header } from '@chengyun/protocols/gbt26875/frame';
import { identityOf } from '@chengyun/protocols/gbt26875/meaning';
import { COMMAND } from '@chengyun/protocols/gbt26875/table';
import type { KnownDevice } from '../../registry/known-device.ts';
import { fingerprint } from '../../store/sequence-key.ts';
import type { PendingAnswers } from '../answers.ts';
import type { GatewayWorld } from '../gateway.ts';
import { writeSoon } from '../outbox.ts';
import { takeDraftsThen } from '../take-drafts.ts';
import { draftsOf } from './drafts.ts';
import type { Lines } from './lines.ts';

export const PROTOCOL = 'gbt26875';

/** What the handling of packets stands on. */
export type Ground = { readonly world: GatewayWorld; readonly lines: Lines; readonly answers: PendingAnswers<Frame> };

/** A packet as it came, and what to call once when it is dealt with. */
export type Arrived = {
  readonly socket: Socket;
  readonly peer: string;
  readonly bytes: Uint8Array;
  readonly settled: () => void;
};

/** Takes a packet of a device in and confirms it when it is durable. */
export function takeFrame(ground: Ground, arrived: Arrived) {
  const { world, lines, answers } = ground;
  const { socket, peer, bytes, settled } = arrived;
  const read = decode(bytes);
  if (!read.ok) return settled(); // the splitter gives only packets that stand these checks
  const device = speakerOf(world, read.value);
  if (!device) {
    letWait(world, peer, read.value, bytes);
    return settled();
  }
  const dialect = dialectOf(device);
  const frame = dialect === standard ? read.value : reread(bytes, dialect, read.value);
  lines.heard(socket, device, frame);
  if (frame.command !== COMMAND.send) answers.settle(`${device.id} ${frame.serial}`, frame);
  if (frame.command !== COMMAND.send && frame.command !== COMMAND.answer) return settled();
  takeUnit(world, device, dialect, frame, arrived);
}

function takeUnit(world: GatewayWorld, device: KnownDevice, dialect: Dialect, frame: Frame, arrived: Arrived) {
  const { socket, peer, bytes, settled } = arrived;
  // 6.2: any valid packet that sends data is confirmed; a heartbeat (no unit) only says that the device lives.
  const confirm = () => {
    if (frame.command === COMMAND.send) reply(socket, frame, 'confirm', world.now(), dialect);
  };
  const receivedAt = world.now();
  const drafts = draftsOf(frame, dialect);
  if (drafts.length === 0) {
    world.ingest.seen(device.townId, device.id, receivedAt);
    const why = 'a unit type or layout that is not of the standard';
    const note = { protocol: PROTOCOL, peer, deviceId: device.id, why, bytes: bytes.slice() };
    if (frame.unit.type === 'opaque') world.notebook.keepFrame(device.townId, note);
    confirm();
    return settled();
  }
  // Serial 0 may stand in every packet and the time of sending may change in a resend: the unit tells them apart.
  const sequence = fingerprint(bytes.subarray(27, bytes.length - 3));
  takeDraftsThen(world, drafts, { from: device, peer, receivedAt, sequence, resent: false }, (error) => {
    if (!error) confirm(); // what is not durable is not confirmed: the device sends it again
    settled();
  });
}

/** Keeps what was no packet, and denies it (6.3) when its header can be read. */
export function takeNoise(
  { world, lines }: Ground,
  socket: Socket,
  peer: string,
  bytes: Uint8Array,
  why: string,
): void {
  const device = lines.on(socket);
  const townId = device?.townId ?? world.registry.firstTown();
  world.notebook.keepFrame(townId, { protocol: PROTOCOL, peer, deviceId: device?.id ?? null, why, bytes });
  const header = headerOfBroken(bytes);
  if (header) reply(socket, header, 'deny', world.now(), standard);
}

/** The device by the address it gives as its source, or where its make puts it. */
function speakerOf({ registry }: GatewayWorld, frame: Frame): KnownDevice | undefined {
  const bySource = identityOf(frame, standard);
  const found = bySource === null ? undefined : registry.byName(PROTOCOL, bySource);
  if (found) return found.isActive ? found : undefined;
  const other = identityOf(frame, { ...standard, identity: 'destination' });
  const device = other === null ? undefined : registry.byName(PROTOCOL, other);
  return device?.isActive && dialectOf(device).identity === 'destination' ? device : undefined;
}

function letWait({ registry, notebook }: GatewayWorld, peer: string, frame: Frame, bytes: Uint8Array): void {
  const externalId = identityOf(frame) ?? identityOf(frame, { ...standard, identity: 'destination' }) ?? peer;
  notebook.letWait(registry.firstTown(), { protocol: PROTOCOL, externalId, peer, bytes: bytes.slice() });
}

/** How the device's make departs from the standard. */
export function dialectOf({ dialect }: KnownDevice): Dialect {
  return (dialect !== null && Object.hasOwn(dialects, dialect) && dialects[dialect]) || standard;
}

function reread(bytes: Uint8Array, dialect: Dialect, otherwise: Frame): Frame {
  const read = decode(bytes, dialect);
  return read.ok ? read.value : otherwise;
}

function reply(socket: Socket, header: Header, how: 'confirm' | 'deny', now: Date, dialect: Dialect): void {
  writeSoon(socket, encode(replyTo(header, how, { at: now.getTime() }), dialect));
}
