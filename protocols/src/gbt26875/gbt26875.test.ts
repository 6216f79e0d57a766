import { describe, expect, test } from 'vitest';
import { survivesHostileBytes } from '../testing/hostile.ts';
import { streamLaws } from '../testing/stream-laws.ts';
import { bytesOf, ownVectors } from '../testing/vectors.ts';
import { decode, headerOfBroken } from './decode.ts';
import { dialectNamed, dialects, standard } from './dialect.ts';
import { encode, replyTo } from './encode.ts';
import { evenParts, identityOf, isClear, isTest, namesOf, placeOf, quantityOf } from './meaning.ts';
import { newPacketSplitter } from './split.ts';
import { COMPONENT_STATE_BITS } from './table.ts';

const vectors = ownVectors(import.meta.url);
const frames = vectors.filter((vector) => vector.refused === undefined && vector.dialect === undefined).map(bytesOf);
const [smoke, empty] = [bytesOf(vectors[0] ?? {}), bytesOf(vectors[1] ?? {})];

describe('own vectors', () => {
  test.each(vectors)('$title', (vector) => {
    const dialect = dialects[vector.dialect ?? 'standard'] ?? standard;
    const decoded = decode(bytesOf(vector), dialect);
    if (vector.refused !== undefined) {
      expect(decoded).toEqual({ ok: false, why: vector.refused, at: expect.any(Number) });
      return;
    }
    expect(decoded).toEqual({ ok: true, value: vector.value });
    if (decoded.ok && dialect.checksum === 'required') expect(encode(decoded.value, dialect)).toEqual(bytesOf(vector));
  });
});

describe('stream', () => {
  const broken = smoke.slice();
  broken[40] = (broken[40] ?? 0) ^ 1;
  streamLaws({
    newSplitter: newPacketSplitter,
    first: smoke,
    second: empty,
    broken,
    garbage: Uint8Array.from([0x40, 0x23, 0x23, 0x00, 0xff]),
    checkAt: smoke.length - 3,
    bound: 1054,
  });
  test('a short packet of another protocol is told apart at once where the dialect names its length', () => {
    const foreign = Uint8Array.from([0x40, 0x40, 7, 0, 1, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0x23, 0x23]);
    const splitter = newPacketSplitter(dialects['short-keepalive']);
    expect(
      [...splitter.push(foreign), ...splitter.push(empty)].map((piece) => [piece.kind, piece.bytes.length]),
    ).toEqual([
      ['noise', 19],
      ['frame', 30],
    ]);
  });
});

describe('dialects of who speaks', () => {
  const noSum = smoke.slice();
  noSum[smoke.length - 3] = 0;
  const speakers = (known: string) => ({
    ofConnection: () => standard,
    ofPacket: (source: string) => (source === known ? dialectNamed('nb-iot-no-sum') : standard),
  });
  const source = Buffer.from(smoke.slice(12, 18).toReversed()).toString('hex');
  test('a packet without a sum is taken from whom it is known of, and from nobody else', () => {
    const kinds = (known: string) =>
      newPacketSplitter(speakers(known))
        .push(noSum)
        .map(({ kind }) => kind);
    expect([kinds(source), kinds('000000000001').includes('frame')]).toEqual([['frame'], false]);
  });
  streamLaws({
    ...{ newSplitter: () => newPacketSplitter(speakers('ffffffffffff')), first: smoke, second: empty },
    ...{ broken: noSum, garbage: Uint8Array.of(0x40, 0x23), checkAt: smoke.length - 3, bound: 1054 },
  });
  test('objects of a make without time tags are read, and the time is none', () => {
    const read = decode(smoke);
    if (!read.ok || read.value.unit.type !== 'component-state') expect.fail('not a component state');
    const [item] = read.value.unit.items;
    const body = smoke.slice(29, 29 + 40);
    const unit = { type: 'opaque' as const, hex: `0201${Buffer.from(body).toString('hex')}` };
    const bent = encode({ ...read.value, unit });
    expect(decode(bent)).toMatchObject({ ok: true, value: { unit: { type: 'opaque' } } });
    expect(decode(bent, dialectNamed('object.2=40'))).toEqual({
      ok: true,
      value: {
        ...read.value,
        unit: { type: 'component-state', items: [{ ...item, time: { at: null, raw: '000000000000' } }] },
      },
    });
  });
});

describe('hostile bytes', () => {
  test('any single corrupted byte of a packet is refused', () => {
    for (const frame of frames) {
      for (let at = 0; at < frame.length; at++) {
        for (let bit = 1; bit < 256; bit++) {
          const bad = frame.slice();
          bad[at] = (bad[at] ?? 0) ^ bit;
          if (decode(bad).ok) expect.fail(`byte ${at} ^ ${bit} was accepted`);
        }
      }
    }
  });
  survivesHostileBytes(frames, () => {
    const splitter = newPacketSplitter();
    return (bytes) => {
      decode(bytes);
      for (const piece of splitter.push(bytes))
        if (piece.kind === 'frame' && !decode(piece.bytes).ok) expect.fail('split but not decoded');
    };
  });
});

describe('meaning', () => {
  const analog = {
    systemType: 1,
    systemAddress: 0,
    componentType: 92,
    componentAddress: 1,
    analogType: 4,
    raw: 352,
    time: { at: 0 },
  };

  test('a confirmation returns the serial with the addresses swapped and no unit', () => {
    const asked = decode(smoke);
    if (!asked.ok) expect.fail(asked.why);
    const reply = replyTo(asked.value, 'confirm', { at: 0 });
    expect(reply).toEqual({
      ...asked.value,
      time: { at: 0 },
      source: 2001,
      destination: 310115000001,
      command: 3,
      unit: { type: 'none' },
    });
  });
  test('a broken packet is denied by its header, if there is one', () => {
    const broken = smoke.slice();
    broken[50] = 0;
    const [piece] = newPacketSplitter().push(new Uint8Array(Buffer.concat([broken, empty])));
    const header = headerOfBroken(piece?.bytes ?? empty.slice(0, 3));
    if (header === null) expect.fail('no header');
    expect(replyTo(header, 'deny', { at: 0 })).toMatchObject({
      serial: 41,
      destination: 310115000001,
      command: 6,
      unit: { type: 'none' },
    });
    expect([headerOfBroken(broken.slice(0, 26)), headerOfBroken(broken.slice(1))]).toEqual([null, null]);
  });
  test('state bits have names', () => {
    expect(namesOf(0b1_0000_0110, COMPONENT_STATE_BITS)).toEqual(['fire', 'fault', 'power-fault']);
  });
  test('a state of zero is "restored" by custom and a test by the letter', () => {
    const byTheLetter = { ...standard, zeroState: 'test' as const };
    expect([isClear(0), isClear(1), isClear(2), isClear(0, byTheLetter)]).toEqual([true, true, false, false]);
    expect([isTest(0), isTest(2), isTest(0, byTheLetter), isTest(3, byTheLetter)]).toEqual([false, false, true, false]);
  });
  test('a maker’s own scale replaces that of the standard', () => {
    expect(quantityOf(analog)).toEqual({ name: '压力', unit: 'MPa', value: 35.2 });
    expect(quantityOf(analog, dialects['water-kilopascal-hundredths'])).toEqual({
      name: '压力',
      unit: 'MPa',
      value: 0.352,
    });
    expect(quantityOf({ ...analog, analogType: 200 })).toBeNull();
  });
  test('the sender is named by the field the dialect says', () => {
    const frame = {
      serial: 0,
      version: [1, 1] as const,
      time: { at: 0 },
      source: 0,
      destination: 100,
      command: 2,
      unit: { type: 'none' as const },
    };
    expect([identityOf(frame), identityOf(frame, dialects['dahua-style'])]).toEqual([null, '000000000064']);
  });
  test('loop and number are the halves of a component address', () => {
    expect(placeOf(0x0002_000a)).toEqual({ loop: 2, number: 10 });
    expect(placeOf(0x0002_000a, { ...standard, loop: 'low' })).toEqual({ loop: 10, number: 2 });
  });
  test('a unit whose objects have an unknown length is split evenly where its count divides it', () => {
    expect(evenParts('9602010203040506')).toEqual({ code: 0x96, parts: ['010203', '040506'] });
    expect([evenParts('960201020304'.slice(0, 10)), evenParts('9600'), evenParts('16')]).toEqual([null, null, null]);
  });
});
