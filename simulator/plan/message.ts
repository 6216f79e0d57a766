import type { SimDevice } from '../town/sim-device.ts';

export type Values = Readonly<Record<string, number | string | boolean>>;

/** What can happen at a device, in the words of the platform. */
export type SimEventKind =
  | 'fire'
  | 'fault'
  | 'shield'
  | 'start'
  | 'feedback'
  | 'reset'
  | 'power'
  | 'warning'
  | 'analytics';

/** Something that began or ended. */
export type SimEvent = {
  readonly kind: SimEventKind;
  readonly on: boolean;
  /** Number of the part it is about, from 1; null for the device as a whole. */
  readonly part: number | null;
  readonly text: string;
};

/** One thing a device says: values, or something that happened; neither is a sign of life. */
export type Message = {
  readonly device: SimDevice;
  /** From 0: which of the device's messages. */
  readonly n: number;
  /** When it is said, in epoch milliseconds of the town's time. */
  readonly at: number;
  /** The same by the device's own clock. */
  readonly deviceAt: number;
  readonly values: Values;
  readonly event: SimEvent | null;
};

/** Whether the store keeps a row of it, which it does of all but a mere sign of life. */
export function isKept({ values, event }: Pick<Message, 'values' | 'event'>): boolean {
  if (event !== null) return true;
  for (const _ in values) return true;
  return false;
}
