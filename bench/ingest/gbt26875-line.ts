import { encode } from '@chengyun/protocols/gbt26875/encode';
import { HEADER, OVERHEAD, sum } from '@chengyun/protocols/gbt26875/split';
import { COMMAND } from '@chengyun/protocols/gbt26875/table';
import type { LoadDevice } from './fill-devices.ts';
import { type Answer, dial, type Line, lineOver, type Pace, type Wording } from './line.ts';

/** Components of one transmission device, each with one analog value. */
const PARTS = 16;
const CENTRE = 1;
// Offsets of a packet with one analog value (GB/T 26875.3-2011, 6.6 and 8.2.1.3).
const [SERIAL, COMMAND_AT, PART, VALUE] = [2, 26, HEADER + 5, HEADER + 10];

/** GB/T 26875.3, one analog value a packet, confirmed. `nth` tells two loads within one second apart. */
export async function gbt26875Line(port: number, { externalId }: LoadDevice, pace: Pace, nth: number): Promise<Line> {
  return lineOver(await dial(port), gbt26875Wording(Number.parseInt(externalId, 16), nth, Date.now), pace);
}

/** A slot is a serial. The value and its component tell a packet from the others of its second. */
export function gbt26875Wording(source: number, nth: number, now: () => number): Wording {
  const answer: Answer = { length: 0, slot: -1 };
  let template = Buffer.alloc(0);
  let second = 0;
  let count = 0;

  function renew(): void {
    const at = now();
    if (second === Math.floor(at / 1000)) return;
    second = Math.floor(at / 1000);
    const part = { systemType: 1, systemAddress: 1, componentType: 97, componentAddress: 0, analogType: 4, raw: 0 };
    const head = { serial: 0, version: [1, 1] as const, time: { at }, source, destination: CENTRE };
    const unit = { type: 'analog' as const, items: [{ ...part, time: { at } }] };
    template = Buffer.from(encode({ ...head, command: COMMAND.send, unit }));
  }
  renew();
  return {
    size: template.length,
    write: (slot, into, at) => {
      renew();
      count += 1;
      template.writeUInt16LE(slot, SERIAL);
      template.writeUInt32LE(1 + (count % PARTS), PART);
      template.writeInt16LE((Math.floor(count / PARTS) % 16_000) + (nth % 2) * 16_000, VALUE);
      template[template.length - 3] = sum(template, SERIAL, template.length - 3);
      into.set(template, at);
      return at + template.length;
    },
    read: (bytes, at) => {
      answer.length = at + OVERHEAD <= bytes.length ? OVERHEAD : 0;
      if (answer.length === 0) return answer;
      const end = at + OVERHEAD;
      const isWhole = bytes[at] === 0x40 && bytes[end - 1] === 0x23 && bytes[at + COMMAND_AT] === COMMAND.confirm;
      if (!isWhole) throw new Error(`no confirm: ${bytes.toString('hex', at, end)}`);
      answer.slot = bytes.readUInt16LE(at + SERIAL);
      return answer;
    },
  };
}
