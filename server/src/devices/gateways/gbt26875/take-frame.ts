import type { Socket } from 'node:net';
import { decode, headerOfBroken } from '@chengyun/protocols/gbt26875/decode';
import { type Dialect, dialectNamed, standard } from '@chengyun/protocols/gbt26875/dialect';
import { encode, replyTo } from '@chengyun/protocols/gbt26875/encode';
import type { Frame, Header } from '@chengyun/protocols/gbt26875/frame';
import { addressText, type Speakers } from '@chengyun/protocols/gbt26875/split';
import { COMMAND } from '@chengyun/protocols/gbt26875/table';
import { certificateCredential } from '../../registry/credential.ts';
import type { KnownDevice } from '../../registry/known-device.ts';
import { fingerprint } from '../../store/sequence-key.ts';
import type { Caller } from '../accept.ts';
import { addressOf, faultOfCaller } from '../access.ts';
import type { PendingAnswers } from '../answers.ts';
import type { GatewayWorld } from '../gateway.ts';
import { writeSoon } from '../outbox.ts';
import { takeDraftsThen } from '../take-drafts.ts';
import { draftsOf } from './drafts.ts';
import type { Lines } from './lines.ts';
import type { Resends } from './resends.ts';

export const PROTOCOL = 'gbt26875';

/** What the handling of packets stands on. */
export type Ground = {
  readonly world: GatewayWorld;
  readonly lines: Lines;
  readonly resends: Resends;
  readonly answers: PendingAnswers<Frame>;
};

/** A packet as it came, and what to call once when it is dealt with. */
export type Arrived = Caller & {
  readonly socket: Socket;
  readonly bytes: Uint8Array;
  readonly settled: () => void;
};

/** Takes a packet of a device in and confirms it when it is durable. */
export function takeFrame(ground: Ground, arrived: Arrived) {
  const { world, lines, answers } = ground;
  const { socket, peer, certificate, bytes, settled } = arrived;
  const read = decode(bytes, CUT);
  if (!read.ok) return settled(); // the splitter gives only packets that stand these checks
  const device = speakerOf(world, read.value, arrived);
  if (!device) {
    letWait(world, arrived, read.value);
    return settled();
  }
  const dialect = dialectOf(device);
  const frame = dialect === standard ? read.value : reread(bytes, dialect, read.value);
  lines.heard({ socket, device, caller: { peer, certificate }, last: frame });
  if (frame.command !== COMMAND.send) answers.settle(`${device.id} ${frame.serial}`, frame);
  if (isMakersOwn(frame.command)) {
    takeForeign(world, device, dialect, frame, arrived);
    return settled();
  }
  if (frame.command !== COMMAND.send && frame.command !== COMMAND.answer) return settled();
  takeUnit(ground, device, dialect, frame, arrived);
}

/** The sum was judged when the stream was cut, as the make of its device does it. */
const CUT: Dialect = { ...standard, checksum: 'ignored' };

/** 6.6, table 2: what is none of the standard's commands is reserved (0, 7–127) or the maker's own. */
function isMakersOwn(command: number): boolean {
  return command === 0 || command > COMMAND.deny;
}

/** 6.2: an unknown command is denied, unless the make is known for commands of its own; kept it is either way. */
function takeForeign(world: GatewayWorld, device: KnownDevice, dialect: Dialect, frame: Frame, arrived: Arrived): void {
  const { socket, peer, bytes } = arrived;
  world.ingest.seen(device.townId, device.id, world.now());
  const why = `command ${frame.command} is none of the standard's`;
  world.notebook.keepFrame(device.townId, { protocol: PROTOCOL, peer, deviceId: device.id, why, bytes: bytes.slice() });
  const isKnown = frame.command > 127 && dialect.userCommands === 'confirmed';
  reply(socket, frame, isKnown ? 'confirm' : 'deny', world.now(), dialect);
}

function takeUnit({ world, resends }: Ground, device: KnownDevice, dialect: Dialect, frame: Frame, arrived: Arrived) {
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
  const packet = { socket, deviceId: device.id, serial: frame.serial, sequence, at: receivedAt.getTime() };
  // An answer (5) bears the number of our request.
  const resent = frame.command === COMMAND.send && resends.isAgain(packet);
  takeDraftsThen(world, drafts, { from: device, peer, receivedAt, sequence, resent }, (error) => {
    if (!error) confirm(); // what is not durable is not confirmed: the device sends it again
    settled();
  });
}

/** Keeps what was no packet with the device it says it is from, and denies it (6.3) when its header can be read. */
export function takeNoise(
  { world, lines }: Ground,
  socket: Socket,
  peer: string,
  bytes: Uint8Array,
  why: string,
): void {
  const header = headerOfBroken(bytes);
  const says = header && named(world, addressText(header.source), addressText(header.destination), peer);
  const device = lines.on(socket) ?? says ?? undefined;
  const townId = device?.townId ?? world.registry.firstTown();
  world.notebook.keepFrame(townId, { protocol: PROTOCOL, peer, deviceId: device?.id ?? null, why, bytes });
  if (header) reply(socket, header, 'deny', world.now(), standard);
}

/** The device by the address it gives as its source, or where its make puts it; one that gives none by where it comes from. */
function speakerOf(world: GatewayWorld, frame: Frame, caller: Caller): KnownDevice | undefined {
  const { peer } = caller;
  const device = named(world, addressText(frame.source), addressText(frame.destination), peer);
  if (!device?.isActive) return undefined;
  const why = faultOfCaller(world.registry, device, caller);
  if (why === null) return device;
  world.notebook.keepFrame(device.townId, { protocol: PROTOCOL, peer, deviceId: device.id, why, bytes: NO_BYTES });
  return undefined;
}

const NO_BYTES = new Uint8Array(0);

function named({ registry }: GatewayWorld, source: string, destination: string, peer: string): KnownDevice | undefined {
  const find = (name: string, identity: Dialect['identity']) => {
    const device = name === NO_ADDRESS ? undefined : registry.byName(PROTOCOL, name);
    return device && (identity === 'source' || dialectOf(device).identity === identity) ? device : undefined;
  };
  return find(source, 'source') ?? find(addressOf(peer), 'peer') ?? find(destination, 'destination');
}

const NO_ADDRESS = addressText(0);

/** How the stream of a connection is cut: as the make does of whoever speaks on it. */
export function speakersOn({ world, lines }: Ground, socket: Socket, peer: string): Speakers {
  return {
    ofConnection: () => dialectOf(lines.on(socket)),
    ofPacket: (source, destination) => dialectOf(named(world, source, destination, peer)),
  };
}

function letWait({ registry, notebook }: GatewayWorld, { peer, certificate, bytes }: Arrived, frame: Frame): void {
  const [source, destination] = [addressText(frame.source), addressText(frame.destination)];
  const externalId = [source, destination].find((name) => name !== NO_ADDRESS) ?? addressOf(peer);
  const credential = certificate === null ? {} : { credentialHash: certificateCredential(certificate.name) };
  const stranger = { protocol: PROTOCOL, externalId, peer, bytes: bytes.slice(), ...credential };
  notebook.letWait(registry.firstTown(), stranger);
}

/** How the device's make departs from the standard. */
export function dialectOf(device: Pick<KnownDevice, 'dialect'> | undefined): Dialect {
  return dialectNamed(device?.dialect ?? null);
}

function reread(bytes: Uint8Array, dialect: Dialect, otherwise: Frame): Frame {
  const read = decode(bytes, dialect);
  return read.ok ? read.value : otherwise;
}

function reply(socket: Socket, header: Header, how: 'confirm' | 'deny', now: Date, dialect: Dialect): void {
  writeSoon(socket, encode(replyTo(header, how, { at: now.getTime() }), dialect));
}
