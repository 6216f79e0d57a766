import { isKept, type Message } from '../plan/message.ts';
import type { Packet } from '../speak/packet.ts';
import { newTimes } from './times.ts';

/** What was said by one group of devices, and what became of it. Messages, not packets. */
export type Counts = {
  sent: number;
  acknowledged: number;
  refused: number;
  /** Acknowledged and more than a sign of life: rows the store must have. */
  kept: number;
};

/** What the simulator did, to be held against the store. */
export type Report = Counts & {
  /** From giving a packet to its line to the acknowledgement, all lines together, without a gateway gone mad. */
  readonly ackP50Ms: number;
  readonly ackP99Ms: number;
  /** Forgotten by a device with too much to say before it was sent. */
  readonly forgotten: number;
  readonly packets: number;
  readonly resentPackets: number;
  readonly byLine: Readonly<Record<string, Counts & AckTimes>>;
  /** By model of device. */
  readonly byKind: Readonly<Record<string, Counts>>;
  /** Events that began, acknowledged, by kind. */
  readonly events: Readonly<Record<string, number>>;
};
export type AckTimes = { readonly packets: number; readonly ackP50Ms: number; readonly ackP99Ms: number };

/** Counts as packets are sent and settled. */
export type Tally = {
  readonly sent: (packet: Packet) => void;
  readonly forgotten: (packet: Packet) => void;
  readonly settled: (packet: Packet, how: 'acknowledged' | 'refused', ms: number) => void;
  readonly report: (resentPackets: number) => Report;
};

/** Nothing yet. */
export function newTally(): Tally {
  const all = noCounts();
  const ordinary = newTimes();
  const byLine = new Map<string, Counts>();
  const byKind = new Map<string, Counts>();
  const times = new Map<string, ReturnType<typeof newTimes>>();
  const events = new Map<string, number>();
  let [forgotten, packets] = [0, 0];

  function count(message: Message, what: keyof Counts): void {
    const { kind } = message.device;
    for (const counts of [all, entry(byLine, kind.line, noCounts), entry(byKind, kind.id, noCounts)]) counts[what] += 1;
  }
  return {
    sent: ({ messages }) => {
      packets += 1;
      for (const message of messages) count(message, 'sent');
    },
    forgotten: ({ messages }) => {
      forgotten += messages.length;
    },
    settled: ({ messages }, how, ms) => {
      const line = messages[0]?.device.kind.line ?? '';
      entry(times, line, newTimes).add(ms);
      if (!messages.some(({ values }) => 'overflow' in values)) ordinary.add(ms);
      for (const message of messages) {
        count(message, how);
        if (how === 'acknowledged' && isKept(message)) count(message, 'kept');
        const { event } = message;
        if (how === 'acknowledged' && event?.on) events.set(event.kind, (events.get(event.kind) ?? 0) + 1);
      }
    },
    report: (resentPackets) => ({
      ...{ ...all, forgotten, packets, resentPackets },
      ...{ ackP50Ms: ordinary.within(0.5), ackP99Ms: ordinary.within(0.99) },
      byLine: Object.fromEntries(
        [...byLine].map(([line, counts]) => [line, { ...counts, ...ackTimes(times.get(line)) }]),
      ),
      byKind: Object.fromEntries(byKind),
      events: Object.fromEntries(events),
    }),
  };
}

function ackTimes(times: ReturnType<typeof newTimes> | undefined): AckTimes {
  const { count, within } = times ?? newTimes();
  return { packets: count(), ackP50Ms: within(0.5), ackP99Ms: within(0.99) };
}

function noCounts(): Counts {
  return { sent: 0, acknowledged: 0, refused: 0, kept: 0 };
}

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
