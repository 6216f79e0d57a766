import type { Rule } from '@chengyun/contract/profile';
import type { Reading } from '../observation.ts';

export type Value = Reading['value'];

/** Instants are epoch milliseconds. What every memory has: whether its rule holds, and the newest instant it has judged. */
export interface Memory {
  readonly on: boolean;
  readonly at: number;
  /** Threshold, equals, all: since when it has been so without a break, while it waits for its hold time. */
  readonly since?: number | null;
  /** The same: what was said last, and how far its instant was behind our clock. */
  readonly said?: string | null;
  readonly lag?: number;
  /** Rate: the values of the window, oldest first. */
  readonly seen?: readonly (readonly [at: number, value: number])[];
  /** Stuck: the value it stays at. */
  readonly value?: number | null;
  /** Count: first instant of the day, the means of which were counted up to `counted`. */
  readonly day?: number;
  readonly counted?: number;
  /** Count: the running mean: its number in the day, samples and their sum. */
  readonly running?: readonly [which: number, n: number, sum: number];
  /** Count: the earlier means of the day by their numbers. */
  readonly means?: Readonly<Record<string, readonly [n: number, sum: number]>>;
  /** Count: means above the value among those that are over. */
  readonly above?: number;
}

/** What the rules remember of one device: plain data that is stored as it is and read back. */
export interface RuleState {
  /** When it was last heard of, by our clock; null before the first time. */
  readonly heardAt: number | null;
  /** By rule, or rule/part for events. */
  readonly memory: Readonly<Record<string, Memory>>;
  /** Newest good value of the points that are judged together with others. */
  readonly latest: Readonly<Record<string, readonly [at: number, value: Value]>>;
}

/** A rule begins or ceases to hold; an event that is said again is `on` again. */
export interface Signal {
  readonly rule: Rule;
  readonly on: boolean;
  /** Instant of what it was told by. */
  readonly at: number;
  readonly part: string | null;
  /** The kind of component that told it; null where none is known. */
  readonly component: number | null;
  readonly value: string | null;
  readonly text: string | null;
}

export const newState: RuleState = { heardAt: null, memory: {}, latest: {} };

/** What a rule has found at one reading: its memory, and whether that is news. */
export interface Judged {
  readonly memory: Memory;
  readonly turned: boolean;
}

/** The same memory when nothing is news. */
export function unchanged(memory: Memory): Judged {
  return { memory, turned: false };
}

/** Puts together what a rule found; it is news when holding begins or ends. */
export function judged(before: Memory | undefined, memory: Memory): Judged {
  return { memory, turned: (before?.on ?? false) !== memory.on };
}
