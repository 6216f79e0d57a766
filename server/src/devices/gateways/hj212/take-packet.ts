import type { Socket } from 'node:net';
import { decode } from '@chengyun/protocols/hj212/decode';
import { type Dialect, dialects, standard } from '@chengyun/protocols/hj212/dialect';
import { answerToHeader, encode } from '@chengyun/protocols/hj212/encode';
import { cpValue, timeText } from '@chengyun/protocols/hj212/meaning';
import { compose, type Header, headerOf, type Item, type Message } from '@chengyun/protocols/hj212/message';
import { credentialHash } from '../../registry/credential.ts';
import type { KnownDevice } from '../../registry/known-device.ts';
import type { PendingAnswers } from '../answers.ts';
import type { GatewayWorld } from '../gateway.ts';
import { writeSoon } from '../outbox.ts';
import { takeDraftsThen } from '../take-drafts.ts';
import { draftOf } from './drafts.ts';

export const PROTOCOL = 'hj212';

/** A logger where it was last heard, with the header it sends. */
export type Logger = { readonly socket: Socket; readonly device: KnownDevice; readonly header: Header };

/** What the handling of packets stands on. */
export type Ground = {
  readonly world: GatewayWorld;
  readonly loggers: Map<string, Logger>;
  readonly answers: PendingAnswers<Message>;
};

/** A packet as it came, and what to call once when it is dealt with. */
export type Arrived = {
  readonly socket: Socket;
  readonly peer: string;
  readonly bytes: Uint8Array;
  readonly settled: () => void;
};

/** Takes a packet of a logger in and answers it when it is durable. */
export function takePacket(ground: Ground, { socket, peer, bytes, settled }: Arrived) {
  const { world, loggers } = ground;
  const read = decode(bytes);
  if (!read.ok) {
    takeNoise(world, peer, bytes, read.why);
    return settled();
  }
  const header = headerOf(read.value);
  const device = speakerOf(world, header, peer, bytes);
  if (!device) return settled();
  const dialect = dialectOf(device);
  const reread = dialect === standard ? read : decode(bytes, dialect);
  const message = reread.ok ? reread.value : read.value;
  loggers.set(device.id, { socket, device, header });
  settle(ground, device, header, message);
  // Of the packet only its header waits for the store: tens of thousands may wait at a time.
  const answer = () => {
    const back = answerToHeader(header);
    if (back) writeSoon(socket, encode(back, dialect));
    if (header.cn === CALIBRATE) sendTo(world, { socket, device, header }, SET_TIME, timeItem(world.now(), dialect));
  };
  const report = draftOf(message, dialect);
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

/** Keeps what was no packet; it is not answered (6.5: the logger sends it again). */
export function takeNoise({ notebook, registry }: GatewayWorld, peer: string, bytes: Uint8Array, why: string): void {
  const kept = { protocol: PROTOCOL, peer, deviceId: null, why, bytes: bytes.slice() };
  notebook.keepFrame(registry.firstTown(), kept);
}

/** How the logger's make departs from the standard. */
export function dialectOf({ dialect }: KnownDevice): Dialect {
  return (dialect !== null && Object.hasOwn(dialects, dialect) && dialects[dialect]) || standard;
}

/** The logger by its MN, with the password that was set for it; whoever is not known waits, and is not answered. */
function speakerOf(world: GatewayWorld, { mn, pw }: Header, peer: string, bytes: Uint8Array): KnownDevice | undefined {
  const { registry, notebook } = world;
  const device = mn ? registry.byName(PROTOCOL, mn) : undefined;
  if (!device) {
    const stranger = { protocol: PROTOCOL, externalId: mn || peer, peer, bytes: bytes.slice() };
    notebook.letWait(
      registry.firstTown(),
      pw ? { ...stranger, credentialHash: credentialHash(`${mn} ${pw}`) } : stranger,
    );
    return undefined;
  }
  if (!device.isActive) return undefined;
  if (device.credentialHash === null || device.credentialHash === credentialHash(`${mn} ${pw}`)) return device;
  const kept = { protocol: PROTOCOL, peer, deviceId: device.id, why: 'wrong PW', bytes: bytes.slice() };
  notebook.keepFrame(device.townId, kept);
  return undefined;
}
