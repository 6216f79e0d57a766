import type { Packet } from '../speak/packet.ts';
import type { TokenOf } from '../speak/packets-of.ts';
import { LINES, type Line } from '../town/kinds.ts';
import type { SimDevice, SimTown } from '../town/sim-device.ts';
import { type KeptLine, keepLine, type Settled, type Wire } from './kept-line.ts';
import { gbt26875Wire, hj212Wire, httpWire, mqttWire, type Where } from './open-wire.ts';
import { pacer } from './pacer.ts';
import { visitLine } from './visit-line.ts';

/** All connections of a town. */
export type TownLines = {
  /** False when the device forgot it, for it has too much to say. */
  readonly give: (packet: Packet) => boolean;
  readonly waiting: () => number;
  readonly resent: () => number;
  readonly connections: number;
  /** Resolves when every line is connected. */
  readonly up: Promise<void>;
  readonly stop: () => void;
};

type Options = {
  readonly town: SimTown;
  readonly where: Where;
  readonly tokenOf: TokenOf;
  readonly settled: Settled<Packet>;
  readonly onTrouble: (error: unknown) => void;
  /** Longest pause before a line that was cut tries again, in milliseconds; 5,000 unless told. */
  readonly mostPauseMs?: number;
  /** Each line connects only to speak. */
  readonly visits?: boolean;
};

/** Below what a gateway lets in from one address. */
const NEW_PER_SECOND = 800;
/** A device's own connection: its window, its memory, and how long it waits for an answer (GB/T 26875.3, HJ 212: 10 s). */
const DEVICE = { window: 200, memory: 2_000 };
/** One that has gone mad does not wait for acknowledgements. */
const GATEWAY = { window: 5_000, memory: 2_000 };
const ANSWER_MS = 10_000;
/** A platform's connection carries one request at a time; the platform itself keeps what waits. */
const POST = { window: 1, memory: 100_000 };

/** Opens the connections a real town has: one for each device that has its own, several for each platform. */
export function openLines(options: Options): TownLines {
  const { town, where, tokenOf, settled, onTrouble, mostPauseMs = 5_000, visits = false } = options;
  const turn = pacer(NEW_PER_SECOND);
  const keep = (connect: () => Promise<Wire<Packet>>, bounds: typeof DEVICE, againMs: number | null) => {
    const open = () => turn().then(connect);
    const common = { open, memory: bounds.memory, settled, onTrouble, now: () => performance.now() };
    if (visits) return visitLine<Packet>({ ...common, patienceMs: ANSWER_MS });
    return keepLine<Packet>({ ...common, window: bounds.window, againMs, mostPauseMs });
  };
  const own = new Map<number, KeptLine<Packet>>();
  for (const device of town.devices) {
    const wire = wireOf(where, device, tokenOf);
    if (!wire || device.isSilent) continue;
    const bounds = device.kind.nature === 'gateway' ? GATEWAY : DEVICE;
    own.set(device.nth, keep(wire, bounds, device.kind.line === 'mqtt' ? null : ANSWER_MS));
  }
  const pools = new Map(
    LINES.flatMap((line, nth) => {
      const size = poolSize(town, line);
      const from = ownAddress(where.host, nth);
      const pool = Array.from({ length: size }, () => keep(() => httpWire(where, from), POST, null));
      return size === 0 ? [] : [[line, pool] as const];
    }),
  );
  const all = [...own.values(), ...[...pools.values()].flat()];
  const lineFor = ({ nth, gateway, kind }: SimDevice) => {
    const pool = pools.get(kind.line);
    return pool ? pool[nth % pool.length] : own.get(gateway ?? nth);
  };
  return {
    connections: all.length,
    give: (packet) => {
      const [first] = packet.messages;
      return (first && lineFor(first.device)?.give(packet)) ?? false;
    },
    waiting: () => all.reduce((sum, line) => sum + line.waiting(), 0),
    resent: () => all.reduce((sum, line) => sum + line.resent(), 0),
    up: Promise.all(all.map((line) => line.up)).then(() => {}),
    stop: () => {
      for (const line of all) line.stop();
    },
  };
}

/** How a device with a connection of its own connects; undefined for the others. */
function wireOf(where: Where, device: SimDevice, tokenOf: TokenOf): (() => Promise<Wire<Packet>>) | undefined {
  switch (device.kind.line) {
    case 'mqtt':
      return () => mqttWire(where, device, tokenOf(device.externalId));
    case 'gbt26875':
      return () => gbt26875Wire(where, device);
    case 'hj212':
      return () => hj212Wire(where, device);
    default:
      return undefined;
  }
}

const OWN: readonly Line[] = ['mqtt', 'mqtt-gateway', 'gbt26875', 'hj212'];

/** Connections of those who post: one for a hundred devices, four at least, 160 at most. */
function poolSize({ devices }: SimTown, line: Line): number {
  const count = devices.filter(({ kind }) => kind.line === line).length;
  return OWN.includes(line) || count === 0 ? 0 : Math.max(4, Math.min(160, Math.ceil(count / 100)));
}

/** On Linux all of 127/8 is this machine, so that each platform can have an address of its own, as in the world. */
function ownAddress(host: string, nth: number): string | undefined {
  return process.platform === 'linux' && host === '127.0.0.1' ? `127.0.5.${nth + 1}` : undefined;
}
