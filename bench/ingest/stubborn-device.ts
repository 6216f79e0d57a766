import type { LoadDevice } from './fill-devices.ts';
import type { Load } from './load.ts';
import { NUMBERED, type NumberedWire } from './numbered-wires.ts';

/** A device that connects again whenever it is cut off, sends again what was not acknowledged, and goes on. */
export type StubbornDevice = {
  readonly externalId: string;
  readonly sent: () => number;
  readonly acked: () => number;
  /** Says nothing new; resolves when everything sent is acknowledged. */
  readonly finish: () => Promise<void>;
};

const IN_FLIGHT = 20;
const AGAIN_MS = 100;

/** Starts it. */
export function stubbornDevice(
  protocol: Load['protocol'],
  port: number,
  device: LoadDevice,
  began: number,
): StubbornDevice {
  const open = new Set<number>();
  let last = 0;
  let acked = 0;
  let finishing = false;
  const done = Promise.withResolvers<void>();

  function send(wire: NumberedWire, n: number, again: boolean): void {
    wire.send(n, again, () => {
      if (!open.delete(n)) return; // acknowledged on an earlier connection
      acked += 1;
      if (!finishing) next(wire);
      else if (open.size === 0) done.resolve();
    });
  }
  function next(wire: NumberedWire): void {
    last += 1;
    open.add(last);
    send(wire, last, false);
  }
  async function live(): Promise<void> {
    while (!finishing || open.size > 0) {
      try {
        const wire = await NUMBERED[protocol](port, device, began);
        for (const n of open) send(wire, n, true);
        while (!finishing && open.size < IN_FLIGHT) next(wire);
        await Promise.race([wire.closed, done.promise]);
        wire.end();
      } catch {
        // the server is down or starting: that is what this is about
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
    done.resolve();
  }
  live();
  return {
    ...{ externalId: device.externalId, sent: () => last, acked: () => acked },
    finish: () => {
      finishing = true;
      if (open.size === 0) done.resolve();
      return done.promise;
    },
  };
}
