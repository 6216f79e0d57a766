import type { Socket } from 'node:net';

/** A packet of data as far as a resend of it is told by its number. */
type Numbered = {
  readonly socket: Socket;
  readonly deviceId: string;
  /** 业务流水号: the sender counts it up with each exchange, a resend keeps it (GB/T 26875.3-2011, 6.2). */
  readonly serial: number;
  /** What tells its unit from another. */
  readonly sequence: string;
  /** When it came, epoch milliseconds. */
  readonly at: number;
};

type Last = Numbered & { readonly counts: boolean };

/** Three resends after ten seconds each, and as long again on the way. */
const RESENT_WITHIN_MS = 60_000;

/** Tells resends where the clock of a device cannot. */
export type Resends = {
  /** Whether a packet is the one before it, sent again. */
  readonly isAgain: (packet: Numbered) => boolean;
};

/**
 * A packet is sent again when it is, number and unit, the last one of its device on the same connection, within a minute,
 * and the device is known there to number its packets: some makes leave the number as it is, and then two packets that are
 * the same may be two events.
 */
export function resends(): Resends {
  const lasts = new WeakMap<Socket, Map<string, Last>>();
  return {
    isAgain(packet) {
      const ofSocket = lasts.get(packet.socket) ?? new Map<string, Last>();
      lasts.set(packet.socket, ofSocket);
      const last = ofSocket.get(packet.deviceId);
      const isSame = last?.serial === packet.serial && last.sequence === packet.sequence;
      const again = isSame && last.counts && packet.at - last.at <= RESENT_WITHIN_MS;
      const counts = last !== undefined && (last.counts || last.serial !== packet.serial);
      if (!again) ofSocket.set(packet.deviceId, { ...packet, counts });
      return again;
    },
  };
}
