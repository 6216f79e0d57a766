import { expect } from 'vitest';
import { eachShared } from '../testing/shared-laws.ts';
import { type SharedVector, sharedBytes, sharedVectors } from '../testing/vectors.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Frame, Stamp, Unit } from './frame.ts';
import { namesOf, quantityOf } from './meaning.ts';
import { newPacketSplitter } from './split.ts';
import { COMPONENT_STATE_BITS, DEVICE_OPERATION_BITS, DEVICE_STATE_BITS, UNIT_CODE } from './table.ts';

const vectors = sharedVectors('gb26875.json');

eachShared(vectors, (vector) => {
  const bytes = sharedBytes(vector);
  const decoded = decode(bytes);
  expect(decoded.ok).toBe(vector.valid);
  const split = newPacketSplitter()
    .push(bytes)
    .some((piece) => piece.kind === 'frame');
  expect(split).toBe(vector.valid);
  if (!decoded.ok) return;
  expect(summary(decoded.value, vector)).toEqual(vector.expect);
  expect(encode(decoded.value)).toEqual(bytes);
});

/** Our value told in the collection's words; fields of the collection that say nothing about meaning are taken over. */
function summary(frame: Frame, vector: SharedVector): unknown {
  const { length, appLen, checksum, computedChecksum, sourceHexLE, timeHex, rawUnit } = vector.expect;
  const envelope = { length, appLen, checksum, computedChecksum, sourceHexLE, timeHex };
  return {
    ...envelope,
    serial: frame.serial,
    version: frame.version.join('.'),
    time: local(frame.time),
    source: frame.source,
    destination: frame.destination,
    command: frame.command,
    valid: true,
    ...unitSummary(frame.unit, rawUnit),
  };
}

function unitSummary(unit: Unit, rawUnit: unknown): object {
  if (unit.type === 'none') return {};
  if (unit.type === 'opaque')
    return unit.hex.length === 2 ? { rawUnit: unit.hex } : { ...ofHex(unit.hex), rawUnit: unit.hex };
  const head = { type: UNIT_CODE[unit.type], count: unit.items.length };
  if (rawUnit !== undefined) return { ...head, rawUnit };
  return { ...head, objects: objectsOf(unit) };
}

function ofHex(hex: string): object {
  return { type: Number.parseInt(hex.slice(0, 2), 16), count: Number.parseInt(hex.slice(2, 4), 16) };
}

function objectsOf(unit: Unit): unknown {
  if (unit.type === 'component-state') {
    return unit.items.map(({ state, note, time, ...place }) => ({
      ...place,
      status: state,
      flags: shown(namesOf(state, COMPONENT_STATE_BITS)),
      description: note.text,
      time: local(time),
    }));
  }
  if (unit.type === 'analog') {
    return unit.items.map((item) => {
      const { time, ...rest } = item;
      const quantity = quantityOf(item);
      return {
        ...rest,
        value: quantity?.value,
        unit: quantity?.unit,
        time: local(time),
        timeHex: time.at === null ? time.raw : undefined,
      };
    });
  }
  if (unit.type === 'device-state') {
    return unit.items.map(({ state, time }) => ({
      status: state,
      flags: shown(namesOf(state, DEVICE_STATE_BITS)),
      time: local(time),
    }));
  }
  if (unit.type === 'device-operation') {
    return unit.items.map(({ marks, operator, time }) => ({
      op: namesOf(marks, DEVICE_OPERATION_BITS),
      operator,
      time: local(time),
    }));
  }
  if (unit.type === 'device-version') return unit.items.map(({ major, minor }) => ({ version: `${major}.${minor}` }));
  if (unit.type === 'device-time') return unit.items.map(({ time }) => ({ time: local(time) }));
  return unit;
}

function shown(names: readonly string[]): readonly string[] {
  return names.map((name) => name.replace(/-f/, 'F'));
}

function local(stamp: Stamp): string | null {
  return stamp.at === null ? null : new Date(stamp.at + 480 * 60_000).toISOString().slice(0, 19);
}
