import { i16, putUnsigned, u16, u32 } from '../wire/little-endian.ts';
import type { Dialect } from './dialect.ts';
import type { AddressRef, ComponentRef, Items, Note, Spare, Stamp, SystemRef, UnitName } from './frame.ts';
import { noteLength, readNote, writeNote } from './note.ts';
import { readStamp, writeStamp } from './stamp.ts';

/** How one kind of information object lies in the unit. `size` is in bytes; a function of the object where it varies. */
export type Layout<T> = {
  readonly size:
    | number
    | { readonly read: (bytes: Uint8Array, at: number) => number; readonly of: (item: T) => number };
  readonly read: (bytes: Uint8Array, at: number, dialect: Dialect) => T;
  readonly write: (bytes: Uint8Array, at: number, item: T, dialect: Dialect) => void;
};

const NOTE = 31; // 8.2.1.2: component text is 31 bytes

// 8.3.1 (up) and 8.3.2 (down); the body of each is defined in the clause of 8.2.1 named beside it
export const LAYOUTS: { readonly [K in UnitName]: Layout<Items[K]> } = {
  // 8.2.1.1 + time
  'system-state': {
    size: 10,
    read: (b, at, d) => ({ ...system(b, at), state: u16(b, at + 2), time: readStamp(b, at + 4, d) }),
    write: (b, at, item, d) => {
      putSystem(b, at, item);
      putUnsigned(b, at + 2, 2, item.state);
      writeStamp(b, at + 4, item.time, d);
    },
  },
  // 8.2.1.2 + time
  'component-state': {
    size: 46,
    read: (b, at, d) => ({
      ...component(b, at),
      state: u16(b, at + 7),
      note: readNote(b, at + 9, NOTE),
      time: readStamp(b, at + 40, d),
    }),
    write: (b, at, item, d) => {
      putComponent(b, at, item);
      putUnsigned(b, at + 7, 2, item.state);
      writeNote(b, at + 9, NOTE, item.note);
      writeStamp(b, at + 40, item.time, d);
    },
  },
  // 8.2.1.3 + time
  analog: {
    size: 16,
    read: (b, at, d) => ({
      ...component(b, at),
      analogType: b[at + 7] ?? 0,
      raw: i16(b, at + 8),
      time: readStamp(b, at + 10, d),
    }),
    write: (b, at, item, d) => {
      putComponent(b, at, item);
      b[at + 7] = item.analogType;
      putUnsigned(b, at + 8, 2, item.raw & 0xffff);
      writeStamp(b, at + 10, item.time, d);
    },
  },
  // 8.2.1.4 + time
  operation: {
    size: 10,
    read: (b, at, d) => ({ ...system(b, at), ...pair(b, at + 2, d) }),
    write: (b, at, item, d) => {
      putSystem(b, at, item);
      putPair(b, at + 2, item, d);
    },
  },
  // 8.2.1.5, no time
  version: {
    size: 4,
    read: (b, at) => ({ ...system(b, at), major: b[at + 2] ?? 0, minor: b[at + 3] ?? 0 }),
    write: (b, at, item) => {
      putSystem(b, at, item);
      b.set([item.major, item.minor], at + 2);
    },
  },
  // 8.2.1.6, no time
  config: {
    size: { read: (b, at) => 3 + (b[at + 2] ?? 0), of: (item) => 3 + noteLength(item.note) },
    read: (b, at) => ({ ...system(b, at), note: counted(b, at + 2) }),
    write: (b, at, item) => {
      putSystem(b, at, item);
      putCounted(b, at + 2, item.note);
    },
  },
  // 8.2.1.7, no time
  'component-config': {
    size: 38,
    read: (b, at) => ({ ...component(b, at), note: readNote(b, at + 7, NOTE) }),
    write: (b, at, item) => {
      putComponent(b, at, item);
      writeNote(b, at + 7, NOTE, item.note);
    },
  },
  'system-time': {
    size: 8,
    read: (b, at, d) => ({ ...system(b, at), time: readStamp(b, at + 2, d) }),
    write: (b, at, item, d) => {
      putSystem(b, at, item);
      writeStamp(b, at + 2, item.time, d);
    },
  },
  // 8.2.1.8 + time
  'device-state': {
    size: 7,
    read: (b, at, d) => ({ state: b[at] ?? 0, time: readStamp(b, at + 1, d) }),
    write: (b, at, item, d) => {
      b[at] = item.state;
      writeStamp(b, at + 1, item.time, d);
    },
  },
  // 8.2.1.9 + time
  'device-operation': { size: 8, read: pair, write: putPair },
  // 8.2.1.10, no time
  'device-version': {
    size: 2,
    read: (b, at) => ({ major: b[at] ?? 0, minor: b[at + 1] ?? 0 }),
    write: (b, at, item) => b.set([item.major, item.minor], at),
  },
  // 8.2.1.11, no time
  'device-config': {
    size: { read: (b, at) => 1 + (b[at] ?? 0), of: (item) => 1 + noteLength(item.note) },
    read: (b, at) => ({ note: counted(b, at) }),
    write: (b, at, item) => putCounted(b, at, item.note),
  },
  'device-time': onlyTime(),
  'read-system-state': onlySystem(),
  'read-component-state': onlyAddress(),
  'read-analog': onlyAddress(),
  'read-operations': {
    size: 9,
    read: (b, at, d) => ({ ...system(b, at), count: b[at + 2] ?? 0, since: readStamp(b, at + 3, d) }),
    write: (b, at, item, d) => {
      putSystem(b, at, item);
      b[at + 2] = item.count;
      writeStamp(b, at + 3, item.since, d);
    },
  },
  'read-version': onlySystem(),
  'read-config': onlySystem(),
  'read-component-config': onlyAddress(),
  'read-system-time': onlySystem(),
  'read-device-state': onlySpare(),
  'read-device-operations': {
    size: 7,
    read: (b, at, d) => ({ count: b[at] ?? 0, since: readStamp(b, at + 1, d) }),
    write: (b, at, item, d) => {
      b[at] = item.count;
      writeStamp(b, at + 1, item.since, d);
    },
  },
  'read-device-version': onlySpare(),
  'read-device-config': onlySpare(),
  'read-device-time': onlySpare(),
  'initialise-device': onlySpare(),
  'set-device-time': onlyTime(),
  'check-duty': {
    size: 1,
    read: (b, at) => ({ minutes: b[at] ?? 0 }),
    write: (b, at, item) => b.set([item.minutes], at),
  },
};

function system(b: Uint8Array, at: number): SystemRef {
  return { systemType: b[at] ?? 0, systemAddress: b[at + 1] ?? 0 };
}

function putSystem(b: Uint8Array, at: number, item: SystemRef): void {
  b.set([item.systemType, item.systemAddress], at);
}

function component(b: Uint8Array, at: number): ComponentRef {
  return { ...system(b, at), componentType: b[at + 2] ?? 0, componentAddress: u32(b, at + 3) };
}

function putComponent(b: Uint8Array, at: number, item: ComponentRef): void {
  putSystem(b, at, item);
  b[at + 2] = item.componentType;
  putUnsigned(b, at + 3, 4, item.componentAddress);
}

function pair(b: Uint8Array, at: number, d: Dialect): Items['device-operation'] {
  return { marks: b[at] ?? 0, operator: b[at + 1] ?? 0, time: readStamp(b, at + 2, d) };
}

function putPair(b: Uint8Array, at: number, item: Items['device-operation'], d: Dialect): void {
  b.set([item.marks, item.operator], at);
  writeStamp(b, at + 2, item.time, d);
}

function counted(b: Uint8Array, at: number): Note {
  return readNote(b, at + 1, b[at] ?? 0);
}

function putCounted(b: Uint8Array, at: number, note: Note): void {
  b[at] = noteLength(note);
  writeNote(b, at + 1, noteLength(note), note);
}

function onlyTime(): Layout<{ readonly time: Stamp }> {
  return {
    size: 6,
    read: (b, at, d) => ({ time: readStamp(b, at, d) }),
    write: (b, at, item, d) => writeStamp(b, at, item.time, d),
  };
}

function onlySystem(): Layout<SystemRef> {
  return { size: 2, read: system, write: putSystem };
}

// 62, 63 and 67 name the component by its address alone, without the component type
function onlyAddress(): Layout<AddressRef> {
  return {
    size: 6,
    read: (b, at) => ({ ...system(b, at), componentAddress: u32(b, at + 2) }),
    write: (b, at, item) => {
      putSystem(b, at, item);
      putUnsigned(b, at + 2, 4, item.componentAddress);
    },
  };
}

function onlySpare(): Layout<Spare> {
  return { size: 1, read: (b, at) => ({ spare: b[at] ?? 0 }), write: (b, at, item) => b.set([item.spare], at) };
}
