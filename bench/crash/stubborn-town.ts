import type { Message } from '../../simulator/plan/message.ts';
import { openLines } from '../../simulator/run/open-lines.ts';
import type { Where } from '../../simulator/run/open-wire.ts';
import { packetsOf, type TokenOf } from '../../simulator/speak/packets-of.ts';
import type { Line } from '../../simulator/town/kinds.ts';
import type { SimDevice, SimTown } from '../../simulator/town/sim-device.ts';

/** What a device has said: messages are numbered from 1, each at an instant of its own. */
export type Said = { readonly device: SimDevice; sent: number; acked: number; refused: number };

/** Devices that connect again whenever they are cut off, send again what was not acknowledged, and go on. */
export type StubbornTown = {
  readonly said: readonly Said[];
  /** Says nothing new; resolves when everything sent is settled. */
  readonly finish: () => Promise<void>;
};

const IN_FLIGHT = 10;
const AGAIN_MS = 200;
const DAY_MS = 86_400_000;

/** Starts them. */
export function stubbornTown(town: SimTown, where: Where, tokenOf: TokenOf, began: number): StubbornTown {
  const said = new Map(town.devices.map((device) => [device.nth, { device, sent: 0, acked: 0, refused: 0 }]));
  let finishing = false;
  const lines = openLines({
    ...{ town, where, tokenOf, mostPauseMs: AGAIN_MS },
    onTrouble: () => {}, // the server is down or starting: that is what this is about
    settled: ({ messages }, how) => {
      for (const { device } of messages) {
        const one = said.get(device.nth);
        if (!one) continue;
        one[how === 'acknowledged' ? 'acked' : 'refused'] += 1;
        if (!finishing) sayNext(one);
      }
    },
  });
  function sayNext(one: Said): void {
    one.sent += 1;
    for (const packet of packetsOf(town, [numbered(one.device, one.sent, began)], tokenOf)) lines.give(packet);
  }
  for (const one of said.values()) for (let i = 0; i < IN_FLIGHT; i++) sayNext(one);
  return {
    said: [...said.values()],
    finish: async () => {
      finishing = true;
      while (lines.waiting() > 0) await new Promise((resolve) => setTimeout(resolve, 50));
      lines.stop();
    },
  };
}

/** What a line carries of a message so that it is the same whenever it is sent, and no other is like it. */
const VALUES: Partial<Record<Line, (n: number) => Message['values']>> = {
  gbt26875: () => ({ pressure: 0.4 }),
  hj212: (n) => ({ a34001: n }),
  onenet: (n) => ({ smoke: n }),
};

/** Message `n` of a device, at a whole second of yesterday that is its own. */
function numbered(device: SimDevice, n: number, began: number): Message {
  const at = Math.floor(began / 1000) * 1000 - DAY_MS + n * 1000;
  const isCamera = device.kind.nature === 'camera';
  const values = VALUES[device.kind.line]?.(n) ?? { n, temperature: 21.5 };
  const event = { kind: 'analytics' as const, on: true, part: 1, text: 'parking' };
  return { device, n, at, deviceAt: at, values: isCamera ? {} : values, event: isCamera ? event : null };
}
