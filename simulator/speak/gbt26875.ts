import type { KnownUnit, Stamp } from '@chengyun/protocols/gbt26875/frame';
import type { Message, SimEvent, SimEventKind } from '../plan/message.ts';
import type { PacketBody } from './packet.ts';

// State bits, GB/T 26875.3-2011, 8.2.1.2 (component) and 8.2.1.8 (device); bit 0: at work, not under test.
const AT_WORK = 1;
const COMPONENT_BIT: Partial<Record<SimEventKind, number>> = {
  ...{ fire: 0x02, fault: 0x04, shield: 0x08, start: 0x20, feedback: 0x40 },
};
const DEVICE_BIT: Partial<Record<SimEventKind, number>> = { fire: 0x02, fault: 0x04, power: 0x08 };
/** Fire alarm system 1, address 0; all parts are on loop 1. */
const SYSTEM = { systemType: 1, systemAddress: 0 };
const LOOP = 0x10000;
/** 点型光电感烟 and 压力开关 (8.2.1.2), and the analog type MPa (8.2.1.3), which goes by tenths. */
const [SMOKE, PRESSURE, MEGAPASCAL] = [42, 99, 4];

/** What a transmission device says: a sign of life, a pressure of its loop, or the state of a part or of itself. */
export function gbt26875Body({ values, event, deviceAt, n }: Message): PacketBody {
  const time: Stamp = { at: deviceAt };
  return {
    way: 'gbt26875',
    unit: event ? stateOf(event, time) : reportOf(values['pressure'], n, time),
    sentAt: deviceAt,
  };
}

/** The name the product gives a part of a transmission device: type and address of the system, loop, number. */
export function partName(part: number): string {
  return `${SYSTEM.systemType}-${SYSTEM.systemAddress}/1-${part}`;
}

function stateOf({ kind, on, part, text }: SimEvent, time: Stamp): KnownUnit {
  if (part === null) {
    const state = AT_WORK | (on ? (DEVICE_BIT[kind] ?? 0) : 0);
    return { type: 'device-state', items: [{ state, time }] };
  }
  const state = AT_WORK | (on ? (COMPONENT_BIT[kind] ?? 0) : 0);
  const component = { ...SYSTEM, componentType: SMOKE, componentAddress: LOOP + part };
  return { type: 'component-state', items: [{ ...component, state, note: { text }, time }] };
}

function reportOf(pressure: unknown, n: number, time: Stamp): KnownUnit | { readonly type: 'none' } {
  if (typeof pressure !== 'number') return { type: 'none' };
  const componentAddress = LOOP + 101 + (n % 4);
  const analog = { ...SYSTEM, componentType: PRESSURE, componentAddress, analogType: MEGAPASCAL };
  return { type: 'analog', items: [{ ...analog, raw: Math.round(pressure * 10), time }] };
}
