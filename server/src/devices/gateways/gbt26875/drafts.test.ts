import type { Frame, KnownUnit } from '@chengyun/protocols/gbt26875/frame';
import { COMMAND } from '@chengyun/protocols/gbt26875/table';
import { expect, test } from 'vitest';
import { draftsOf } from './drafts.ts';

const time = { at: Date.UTC(2026, 10, 20) };
const system = { systemType: 1, systemAddress: 1 };
const operation: KnownUnit = { type: 'operation', items: [{ ...system, marks: 0b100, operator: 1, time }] };
const pressure: KnownUnit = {
  type: 'analog',
  items: [{ ...system, componentType: 99, componentAddress: 1, analogType: 4, raw: 4, time }],
};

function aFrame(command: number, unit: KnownUnit): Frame {
  return { serial: 1, version: [1, 1], time, source: 17, destination: 1, command, unit };
}

test('events a device sends by itself are of now; a record it was asked for, and an analog value, are of their time', () => {
  const isOfNow = (command: number, unit: KnownUnit) =>
    draftsOf(aFrame(command, unit)).map((draft) => draft.isOfNow ?? false);
  expect(isOfNow(COMMAND.send, operation)).toEqual([true]);
  expect(isOfNow(COMMAND.answer, operation)).toEqual([false]);
  expect(isOfNow(COMMAND.send, pressure)).toEqual([false]);
});
