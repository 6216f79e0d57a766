import type { Socket } from 'node:net';
import { decode } from '@chengyun/protocols/hj212/decode';
import { type Dialect, dialectNamed, standard } from '@chengyun/protocols/hj212/dialect';
import { answerToHeader, encode } from '@chengyun/protocols/hj212/encode';
import { cpValue, timeText } from '@chengyun/protocols/hj212/meaning';
import { compose, type Header, headerOf, type Item, type Message } from '@chengyun/protocols/hj212/message';
import { isSealed, unseal } from '@chengyun/protocols/hj212/seal';
import { type Loggers, mnIn, PREFIX } from '@chengyun/protocols/hj212/split';
import { certificateCredential, certificateIn, credentialHash } from '../../registry/credential.ts';
import type { KnownDevice } from '../../registry/known-device.ts';
import type { Caller } from '../accept.ts';
import { addressOf, faultOfCaller } from '../access.ts';
import type { PendingAnswers } from '../answers.ts';
import type { GatewayWorld } from '../gateway.ts';
import { writeSoon } from '../outbox.ts';
import { takeDraftsThen } from '../take-drafts.ts';
import { draftOf } from './drafts.ts';

export const PROTOCOL = 'hj212';

/** A logger where it was last heard, as whom, and with the header it sends. */
export type Logger = {
  readonly socket: Socket;
  readonly device: KnownDevice;
  readonly caller: Caller;
  readonly header: Header;
};

/** What the handling of packets stands on. */
export type Ground = {
  readonly world: GatewayWorld;
  readonly loggers: Map<string, Logger>;
  readonly answers: PendingAnswers<Message>;
};

/** A packet as it came, and what to call once when it is dealt with. */
export type Arrived = Caller & {
  readonly socket: Socket;
  readonly bytes: Uint8Array;
  readonly settled: () => void;
};

/** Takes a packet of a logger in and answers it when it is durable. */
export function takePacket(ground: Ground, arrived: Arrived) {
  const { socket, peer, certificate, bytes, settled } = arrived;
  const { world, loggers } = ground;
  // Who it is from says how it is to be read.
  const known = named(world, mnIn(bytes, PREFIX) ?? null, peer);
  const dialect = dialectOf(known);
  const read = decode(bytes, dialect);
  if (!read.ok) {
    takeNoise(world, peer, bytes, read.why);
    return settled();
  }
  const header = headerOf(read.value);
  const device = speakerOf(world, known, header, arrived);
  const message = device && opened(world, device, read.value, { peer, bytes });
  if (!device || !message) return settled();
  const logger = { socket, device, caller: { peer, certificate }, header };
  loggers.set(device.id, logger);
  settle(ground, device, header, message);
  const report = draftOf(message, dialect);
  const broughtValues = report !== null;
  // Of the packet only its header waits for the store: tens of thousands may wait at a time.
  const answer = () => {
    const back = answerToHeader(header, broughtValues);
    if (back) writeSoon(socket, encode(back, dialect));
    if (header.cn === CALIBRATE) sendTo(world, logger, SET_TIME, timeItem(world.now(), dialect));
  };
  const receivedAt = world.now();
  if (!report) {
    world.ingest.seen(device.townId, device.id, receivedAt);
    answer();
    return settled();
  }
  const delivery = { from: device, peer, receivedAt, sequence: report.sequence, resent: true };
  takeDraftsThen(world, [report.draft], delivery, (error) => {
    if (!error) answer(); // what is not durable is not answered: the logger sends it again
    settled();
  });
}

/** The message with its CP in the clear. One that cannot be opened is kept and not answered: the logger sends it again. */
function opened(
  { notebook }: GatewayWorld,
  device: KnownDevice,
  message: Message,
  { peer, bytes }: Pick<Arrived, 'peer' | 'bytes'>,
): Message | undefined {
  if (!isSealed(message)) return message;
  const clear = device.cipherKey === null ? null : unseal(message, device.cipherKey);
  if (clear?.ok) return clear.value;
  const why = clear?.why ?? 'the CP is sealed (SM4) and no key is set for this logger';
  notebook.keepFrame(device.townId, { protocol: PROTOCOL, peer, deviceId: device.id, why, bytes: bytes.slice() });
  return undefined;
}

/** 1013 asks for the time, 1012 sets it; 9011 and 9012 answer a request (6.6.5, table 9). */
const CALIBRATE = '1013';
const SET_TIME = '1012';
const ACCEPTED = '9011';
const EXECUTED = '9012';

function settle({ answers }: Ground, device: KnownDevice, { cn, qn }: Header, message: Message): void {
  const refused = cn === ACCEPTED && cpValue(message, 'QnRtn') !== '1';
  if (cn === EXECUTED || refused) answers.settle(`${device.id} ${qn}`, message);
}

/** Sends a request to a logger and gives its number (QN), by which the answer comes. */
export function sendTo(
  world: GatewayWorld,
  { socket, device, header }: Logger,
  cn: string,
  cp: readonly Item[],
): string {
  const dialect = dialectOf(device);
  const qn = timeText(world.now().getTime(), true, dialect);
  const edition = header.flag?.edition ?? '2017';
  const request = { ...header, qn, cn, flag: { edition, parts: false, answer: true }, pnum: null, pno: null };
  if (socket.writable) socket.write(encode(compose(request, cp), dialect));
  return qn;
}

/** The item of 1012: the time as the logger's clock shows it. */
export function timeItem(now: Date, dialect: Dialect): readonly Item[] {
  return [[{ name: 'SystemTime', value: timeText(now.getTime(), false, dialect) }]];
}

/** Keeps what was no packet with the logger it says it is from; it is not answered (6.5: the logger sends it again). */
export function takeNoise(world: GatewayWorld, peer: string, bytes: Uint8Array, why: string): void {
  const device = named(world, mnIn(bytes, PREFIX) ?? null, peer);
  const kept = { protocol: PROTOCOL, peer, deviceId: device?.id ?? null, why, bytes: bytes.slice() };
  world.notebook.keepFrame(device?.townId ?? world.registry.firstTown(), kept);
}

/** How the logger's make departs from the standard. A cipher is longer than its text, so who seals may send more. */
export function dialectOf(device: Pick<KnownDevice, 'dialect' | 'cipherKey'> | undefined): Dialect {
  if (!device || device.cipherKey === null) return dialectNamed(device?.dialect ?? null);
  return dialectNamed(`long-segment ${device.dialect ?? ''}`.trim());
}

/** How the stream of a connection is cut: by the common rules, or as the make does of who speaks. */
export function loggersOn(world: GatewayWorld, peer: string): Loggers {
  return { base: standard, ofPacket: (mn) => dialectOf(named(world, mn, peer)) };
}

/** A logger by its MN; one that sends none by where it connects from. */
function named({ registry }: GatewayWorld, mn: string | null, peer: string): KnownDevice | undefined {
  return registry.byName(PROTOCOL, mn ?? addressOf(peer));
}

/** The logger, with the password or certificate that was set for it; whoever is not known waits, and is not answered. */
function speakerOf(
  world: GatewayWorld,
  device: KnownDevice | undefined,
  header: Header,
  arrived: Arrived,
): KnownDevice | undefined {
  if (!device) {
    letWait(world, header, arrived);
    return undefined;
  }
  if (!device.isActive) return undefined;
  const { peer, bytes } = arrived;
  const why = faultOfCaller(world.registry, device, arrived) ?? passwordFault(device, header);
  if (why === null) return device;
  world.notebook.keepFrame(device.townId, { protocol: PROTOCOL, peer, deviceId: device.id, why, bytes: bytes.slice() });
  return undefined;
}

function letWait(
  { registry, notebook }: GatewayWorld,
  { mn, pw }: Header,
  { peer, certificate, bytes }: Arrived,
): void {
  const stranger = { protocol: PROTOCOL, externalId: mn || addressOf(peer), peer, bytes: bytes.slice() };
  const password = mn && pw ? credentialHash(`${mn} ${pw}`) : null;
  const credential = certificate === null ? password : certificateCredential(certificate.name);
  notebook.letWait(registry.firstTown(), credential === null ? stranger : { ...stranger, credentialHash: credential });
}

function passwordFault({ credentialHash: expected, externalId }: KnownDevice, { pw }: Header): string | null {
  if (expected === null || certificateIn(expected) !== null) return null;
  return expected === credentialHash(`${externalId} ${pw}`) ? null : 'wrong PW';
}
